package io.colophon.web.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.web.outgoing.FetchFailed.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

class OutgoingFetchTest {

    private static final AtomicInteger ASKED = new AtomicInteger();
    private static DisposableServer server;
    private static int port;

    private final Path folder;

    OutgoingFetchTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void start() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .doOnConnection(connection -> ASKED.incrementAndGet())
                .route(routes -> routes.get("/picture", (request, answer) -> answer.sendString(Mono.just("picture")))
                        .get("/large", (request, answer) -> answer.sendString(Flux.just("a picture", " of more")))
                        .get("/missing", (request, answer) -> answer.status(404).send())
                        .get("/near", (request, answer) -> answer.sendRedirect("/picture"))
                        .get(
                                "/named",
                                (request, answer) -> answer.sendRedirect("http://localhost:" + port + "/picture"))
                        .get("/file", (request, answer) -> answer.sendRedirect("file:///etc/hostname"))
                        .get("/round", (request, answer) -> answer.sendRedirect("/round")))
                .bindNow();
        port = server.port();
    }

    @AfterAll
    static void stop() {
        server.disposeNow();
    }

    private static String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private Mono<String> fetch(String url, String... allowed) {
        return new OutgoingFetch(Set.of(allowed)).to(folder.resolve("fetched"), url, 10);
    }

    private static void failsFor(Reason reason, Mono<String> fetch) {
        StepVerifier.create(fetch).verifyErrorSatisfies(failure -> assertThat(failure)
                .isInstanceOfSatisfying(
                        FetchFailed.class, failed -> assertThat(failed.reason()).isEqualTo(reason)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/picture",
                "http://127.1:%d/picture",
                "http://2130706433:%d/picture",
                "http://0x7f000001:%d/picture",
                "http://0177.0.0.1:%d/picture",
                "http://[::1]:%d/picture",
                "http://[::ffff:127.0.0.1]:%d/picture",
                "http://localhost:%d/picture",
                "http://LOCALHOST.:%d/picture",
                "http://0.0.0.0:%d/picture",
                "http://169.254.169.254/latest/meta-data/",
                "http://user@127.0.0.1:%d/picture",
                "file:///etc/hostname",
                "ftp://127.0.0.1/picture",
                "//127.0.0.1:%d/picture",
                "picture",
                "http://",
                "http:///picture",
                "http://exa mple/"
            })
    void an_address_that_is_not_public_is_never_connected_to(String url) {
        int before = ASKED.get();
        StepVerifier.create(fetch(url.formatted(port))).verifyErrorSatisfies(failure -> assertThat(failure)
                .isInstanceOfSatisfying(FetchFailed.class, failed -> assertThat(failed.reason())
                        .isIn(Reason.NOT_ALLOWED, Reason.UNREACHABLE)));
        assertThat(ASKED).hasValue(before);
    }

    @Test
    void what_is_refused_says_so() {
        failsFor(Reason.NOT_ALLOWED, fetch(at("/picture")));
        failsFor(Reason.NOT_ALLOWED, fetch("http://localhost:" + port + "/picture"));
        failsFor(Reason.NOT_ALLOWED, fetch("http://[::1]:" + port + "/picture"));
        failsFor(Reason.NOT_ALLOWED, fetch("http://169.254.169.254/latest/meta-data/"));
    }

    @Test
    void an_allowed_host_is_asked_wherever_it_is() throws IOException {
        StepVerifier.create(fetch(at("/picture"), "127.0.0.1"))
                .expectNext("127.0.0.1")
                .verifyComplete();
        assertThat(folder.resolve("fetched")).hasContent("picture");
        assertThat(Files.size(folder.resolve("fetched"))).isEqualTo(7);
    }

    @Test
    void each_redirect_is_looked_at_anew() {
        StepVerifier.create(fetch(at("/near"), "127.0.0.1"))
                .expectNext("127.0.0.1")
                .verifyComplete();
        StepVerifier.create(fetch(at("/named"), "127.0.0.1", "localhost"))
                .expectNext("localhost")
                .verifyComplete();
        failsFor(Reason.NOT_ALLOWED, fetch(at("/named"), "127.0.0.1"));
        failsFor(Reason.NOT_ALLOWED, fetch(at("/file"), "127.0.0.1"));
        failsFor(Reason.UNREACHABLE, fetch(at("/round"), "127.0.0.1"));
    }

    @Test
    void size_and_errors_of_the_other_side_are_told() {
        failsFor(Reason.TOO_LARGE, fetch(at("/large"), "127.0.0.1"));
        failsFor(Reason.REFUSED, fetch(at("/missing"), "127.0.0.1"));
        failsFor(Reason.UNREACHABLE, fetch("http://127.0.0.1:1/", "127.0.0.1"));
        failsFor(Reason.UNREACHABLE, fetch("http://no-such-host.invalid/"));
    }

    @Test
    void a_name_of_a_private_address_is_no_way_in() throws IOException {
        assertThat(InetAddress.getByName("localhost").isLoopbackAddress()).isTrue();
        failsFor(Reason.NOT_ALLOWED, fetch("http://localhost:" + port + "/picture", "127.0.0.1"));
    }
}
