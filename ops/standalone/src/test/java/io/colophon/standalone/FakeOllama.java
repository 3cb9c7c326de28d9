package io.colophon.standalone;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that speaks as Ollama does and says what a test wants, at once or when it may. */
final class FakeOllama implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger left = new AtomicInteger();
    private final DisposableServer server;
    private volatile Function<String, String> says = prompt -> "nothing";
    private volatile String doneReason = "stop";
    private volatile Sinks.Empty<Void> open = opened();

    FakeOllama() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes ->
                        routes.post("/api/chat", (request, answer) -> answer.header("Content-Type", "application/json")
                                .sendString(request.receive()
                                        .aggregate()
                                        .asString()
                                        .map(JsonMapper.shared()::readTree)
                                        .doOnNext(asked::add)
                                        .flatMap(one -> open.asMono()
                                                .doOnCancel(left::incrementAndGet)
                                                .then(Mono.fromSupplier(() -> reply(one)))))))
                .bindNow();
    }

    private static Sinks.Empty<Void> opened() {
        Sinks.Empty<Void> opened = Sinks.empty();
        opened.tryEmitEmpty();
        return opened;
    }

    private String reply(JsonNode request) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "model",
                        request.path("model").asString(),
                        "message",
                        Map.of("role", "assistant", "content", says.apply(prompt(request))),
                        "done",
                        true,
                        "done_reason",
                        doneReason,
                        "prompt_eval_count",
                        11,
                        "eval_count",
                        7));
    }

    private static String prompt(JsonNode request) {
        return request.path("messages").path(0).path("content").asString();
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    void says(Function<String, String> answer) {
        says = answer;
        doneReason = "stop";
    }

    void says(String answer) {
        says(prompt -> answer);
    }

    /** What it says ends where the cap is. */
    void isCutOff() {
        doneReason = "length";
    }

    /** It thinks from now on, until it may go on. */
    void thinks() {
        open = Sinks.empty();
    }

    void goesOn() {
        open.tryEmitEmpty();
    }

    /** What it was asked, all of it. */
    List<String> prompts() {
        return asked.stream().map(FakeOllama::prompt).toList();
    }

    JsonNode lastAsked() {
        return asked.getLast();
    }

    /** How many have hung up while it thought. */
    int left() {
        return left.get();
    }

    @Override
    public void close() {
        goesOn();
        server.disposeNow(PATIENCE);
    }
}
