package io.colophon.command.suggestions;

import io.colophon.command.providers.ProviderCalls.Bounds;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** A server of Osaurus on a Mac, by the API that it shares with OpenAI. */
final class Osaurus implements AiProvider {

    private static final String URL = "http://localhost:1337";

    private static final Description DESCRIPTION = new Description(
            "osaurus",
            "Osaurus",
            "Open models on a Mac of yours",
            Use.LOCAL,
            URL,
            "",
            List.of(
                    Field.baseUrl(URL, "Where the server listens, as this instance sees it, without /v1."),
                    Field.localModel("", "A model that was downloaded before."),
                    Field.key(false, "")),
            "Install Osaurus and download a model. Nothing leaves your network.",
            "https://osaurus.ai");

    private final LocalServer server;

    Osaurus(HttpClient http) {
        this(http, AiProviders.BOUNDS, AiProviders.LIST_BOUNDS);
    }

    Osaurus(HttpClient http, Bounds bounds, Bounds listBounds) {
        this.server = new LocalServer(http, bounds, listBounds);
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Mono<Generation> generate(Prompt prompt, Connection connection) {
        return server.asked(connection)
                .flatMap(calls -> ChatCompletions.ask(calls, prompt, "max_tokens", connection))
                .map(said -> new Generation(
                        LocalServer.withoutThoughts(said.text()), said.tokensIn(), said.tokensOut(), said.cut()));
    }

    @Override
    public Flux<LocalModel> models(Connection connection) {
        return server.listed(connection)
                .flatMap(calls -> calls.get("/v1/models", ChatCompletions.authorization(connection)))
                .switchIfEmpty(AiProviders.noList())
                .flatMapIterable(answer -> answer.each("data"))
                .filter(model -> !model.text("id").isEmpty())
                .map(model -> new LocalModel(model.text("id"), 0, "", "", "", ""));
    }
}
