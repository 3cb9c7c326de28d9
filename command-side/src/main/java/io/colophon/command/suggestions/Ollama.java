package io.colophon.command.suggestions;

import io.colophon.command.providers.ForeignJson;
import io.colophon.command.providers.ProviderCalls.Bounds;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** A server of Ollama, by its own API. */
final class Ollama implements AiProvider {

    private static final String URL = "http://localhost:11434";
    private static final String LLAMA = "llama3";

    private static final Description DESCRIPTION = new Description(
            "ollama",
            "Ollama",
            "Open models on a machine of yours",
            Use.LOCAL,
            URL,
            LLAMA,
            List.of(
                    Field.baseUrl(URL, "Where the server listens, as this instance sees it."),
                    Field.localModel(LLAMA, "A model that was pulled before.")),
            "Install Ollama and pull a model. Nothing leaves your network.",
            "https://ollama.com/download");

    private final LocalServer server;

    Ollama(HttpClient http) {
        this(http, AiProviders.BOUNDS, AiProviders.LIST_BOUNDS);
    }

    Ollama(HttpClient http, Bounds bounds, Bounds listBounds) {
        this.server = new LocalServer(http, bounds, listBounds);
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Mono<Generation> generate(Prompt prompt, Connection connection) {
        Map<String, ?> body = Map.of(
                "model",
                connection.model(),
                "stream",
                false,
                "options",
                Map.of("num_predict", prompt.maxTokens()),
                "messages",
                List.of(Map.of("role", "user", "content", prompt.text())));
        return server.asked(connection)
                .flatMap(calls -> calls.postOnce("/api/chat", headers -> {}, body))
                .switchIfEmpty(AiProviders.unknownModel())
                .map(Ollama::generation);
    }

    private static Generation generation(ForeignJson answer) {
        return new Generation(
                LocalServer.withoutThoughts(answer.text("message", "content")),
                answer.count("prompt_eval_count"),
                answer.count("eval_count"),
                answer.text("done_reason").equals("length"));
    }

    @Override
    public Flux<LocalModel> models(Connection connection) {
        return server.listed(connection)
                .flatMap(calls -> calls.get("/api/tags"))
                .switchIfEmpty(AiProviders.noList())
                .flatMapIterable(answer -> answer.each("models"))
                .filter(model -> !model.text("name").isEmpty())
                .map(model -> new LocalModel(
                        model.text("name"),
                        model.count("size"),
                        model.text("digest"),
                        model.text("details", "family"),
                        model.text("details", "parameter_size"),
                        model.text("details", "quantization_level")));
    }
}
