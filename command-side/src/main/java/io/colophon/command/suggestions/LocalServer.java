package io.colophon.command.suggestions;

import io.colophon.command.providers.ProviderCalls;
import io.colophon.command.providers.ProviderCalls.Bounds;
import io.colophon.command.providers.ProviderCalls.Rate;
import io.colophon.command.providers.ProviderFailure;
import io.colophon.command.suggestions.AiProvider.Connection;
import java.time.Duration;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * A server that the operator runs himself, so that where it is can change from one call to the next, and no address is forbidden: a
 * model is mostly on the same machine or next to it.
 */
final class LocalServer {

    /** Nobody else's to be spared. */
    private static final Rate RATE = new Rate(1_000, Duration.ofSeconds(1));

    private static final String THOUGHT = "<think>";
    private static final String SAID = "</think>";

    /** One that was cut has no end. */
    private static final Pattern THOUGHTS = Pattern.compile(THOUGHT + ".*?(?:" + SAID + "|\\z)", Pattern.DOTALL);

    private final HttpClient http;
    private final Bounds bounds;
    private final Bounds listBounds;

    LocalServer(HttpClient http, Bounds bounds, Bounds listBounds) {
        this.http = http;
        this.bounds = bounds;
        this.listBounds = listBounds;
    }

    /** For a generation. */
    Mono<ProviderCalls> asked(Connection connection) {
        return connection.model().isEmpty()
                ? Mono.error(ProviderFailure.lasting("needs to be told which model to ask"))
                : Mono.fromSupplier(() -> calls(connection, bounds));
    }

    /** For the list of its models. */
    Mono<ProviderCalls> listed(Connection connection) {
        return Mono.fromSupplier(() -> calls(connection, listBounds));
    }

    private ProviderCalls calls(Connection connection, Bounds atMost) {
        return new ProviderCalls(http, connection.baseUrl(), RATE, atMost);
    }

    /** What a model says to others. One that is made to begin with a thought says only where that ends. */
    static String withoutThoughts(String text) {
        int end = text.indexOf(SAID);
        int begin = text.indexOf(THOUGHT);
        String rest = end >= 0 && (begin < 0 || end < begin) ? text.substring(end + SAID.length()) : text;
        return THOUGHTS.matcher(rest).replaceAll("").strip();
    }
}
