package io.colophon.command.suggestions;

import io.colophon.command.providers.ProviderCalls;
import io.colophon.command.providers.ProviderCalls.Bounds;
import io.colophon.command.providers.ProviderCalls.Rate;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** OpenAI's chat completions. */
final class OpenAi implements AiProvider {

    static final String URL = "https://api.openai.com";

    private static final Rate RATE = new Rate(5, Duration.ofSeconds(1));
    private static final List<String> MODELS = List.of("gpt-4o-mini", "gpt-4o", "gpt-4.1-mini", "gpt-4.1");

    private static final Description DESCRIPTION = new Description(
            "openai",
            "OpenAI",
            "The GPT models, in OpenAI's cloud",
            Use.WITH_KEY,
            URL,
            MODELS.getFirst(),
            List.of(Field.key(true, "sk-…"), Field.model(MODELS)),
            "Make an API key on OpenAI's platform. What is asked is paid for by tokens.",
            "https://platform.openai.com/api-keys");

    private final ProviderCalls calls;

    OpenAi(HttpClient http) {
        this(http, URL, AiProviders.BOUNDS);
    }

    OpenAi(HttpClient http, String baseUrl, Bounds bounds) {
        this.calls = new ProviderCalls(http, baseUrl, RATE, bounds);
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    /** The cap has a name of its own here: models that reason first refuse the older one. */
    @Override
    public Mono<Generation> generate(Prompt prompt, Connection connection) {
        return ChatCompletions.ask(calls, prompt, "max_completion_tokens", connection);
    }
}
