package io.colophon.command.providers;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.colophon.command.providers.ProviderCalls.Bounds;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Somebody else's server, one for a class of tests, that forgets what it was told before each of them. */
public final class ForeignServer implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    /** Patient enough for a slow machine, and quick to ask again. */
    public static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(15), 64 << 10, 2, Duration.ofMillis(1));

    public static final HttpClient HTTP = HttpClient.create();

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().containerThreads(8));

    @Override
    public void beforeAll(ExtensionContext context) {
        server.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.resetAll();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop();
    }

    public WireMockServer mock() {
        return server;
    }

    public String url() {
        return server.baseUrl();
    }

    /** Answers a path, whatever its query, with JSON. */
    public void answers(String path, String json) {
        answers(path, okJson(json));
    }

    public void answers(String path, ResponseDefinitionBuilder answer) {
        MappingBuilder asked = request("ANY", urlPathEqualTo(path));
        server.stubFor(asked.willReturn(answer));
    }

    /** The URLs that it was asked for, decoded by nobody. */
    public List<String> asked() {
        return server.getAllServeEvents().reversed().stream()
                .map(event -> event.getRequest().getUrl())
                .toList();
    }

    public static <T> @Nullable T answerOf(Mono<T> mono) {
        return mono.block(PATIENCE);
    }

    public static <T> List<T> answersOf(Flux<T> flux) {
        List<T> answers = flux.collectList().block(PATIENCE);
        return answers == null ? List.of() : answers;
    }
}
