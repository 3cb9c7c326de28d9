package io.colophon.command.suggestions;

import io.colophon.command.Limits;
import io.colophon.contract.Refusal;
import java.net.URI;
import java.net.URISyntaxException;

/** Where a server of the operator's own is. Any host will do: he says it, and it is mostly a private one. */
final class BaseUrl {

    private static final int LONGEST = 2048;
    private static final int LARGEST_PORT = 65_535;

    private BaseUrl() {}

    /**
     * @return without slashes at its end; empty when it is empty
     * @throws Refusal when it is no plain http or https address; a password in it would be shown to every administrator
     */
    static String parse(String given) {
        String url = Limits.text(AiProvider.BASE_URL, given, LONGEST).strip().replaceFirst("/+$", "");
        if (!url.isEmpty() && !isPlain(url)) {
            throw Refusal.invalid("base_url must be an http or https address without user name, query and fragment");
        }
        return url;
    }

    private static boolean isPlain(String url) {
        try {
            URI uri = new URI(url);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getPort() != 0
                    && uri.getPort() <= LARGEST_PORT
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
