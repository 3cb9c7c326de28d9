package io.colophon.standalone;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.springframework.core.env.Environment;

/** What a server says when it is ready. */
final class Announcement {

    private Announcement() {}

    static void print(Environment environment, ColophonSettings settings, Databases databases) {
        String url = "http://" + host(settings.bind()) + ":" + environment.getProperty("local.server.port");
        System.out.println(
                "Colophon is ready at " + url + " (" + databases.summary() + ", data in " + settings.data() + ")");
        System.out.println("Next: the tour in README.md, or POST " + url + "/api/v1/setup/admin. Ctrl-C stops.");
    }

    private static String host(InetAddress bind) {
        if (bind.isAnyLocalAddress() || bind.isLoopbackAddress()) {
            return "localhost";
        }
        return bind instanceof Inet6Address ? "[" + bind.getHostAddress() + "]" : bind.getHostAddress();
    }
}
