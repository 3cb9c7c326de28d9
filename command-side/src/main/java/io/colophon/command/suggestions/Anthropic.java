package io.colophon.command.suggestions;

import io.colophon.command.providers.ForeignJson;
import io.colophon.command.providers.ProviderCalls;
import io.colophon.command.providers.ProviderCalls.Bounds;
import io.colophon.command.providers.ProviderCalls.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Anthropic's Messages API. */
final class Anthropic implements AiProvider {

    static final String URL = "https://api.anthropic.com";

    private static final String VERSION = "2023-06-01";
    private static final Rate RATE = new Rate(5, Duration.ofSeconds(1));
    private static final List<String> MODELS =
            List.of("claude-opus-4-7", "claude-opus-4-6", "claude-sonnet-4-6", "claude-haiku-4-5");

    private static final Description DESCRIPTION = new Description(
            "anthropic",
            "Anthropic",
            "The Claude models, in Anthropic's cloud",
            Use.WITH_KEY,
            URL,
            MODELS.getFirst(),
            List.of(Field.key(true, "sk-ant-…"), Field.model(MODELS)),
            "Make an API key in the Anthropic console. What is asked is paid for by tokens.",
            "https://console.anthropic.com/settings/keys");

    private final ProviderCalls calls;

    Anthropic(HttpClient http) {
        this(http, URL, AiProviders.BOUNDS);
    }

    Anthropic(HttpClient http, String baseUrl, Bounds bounds) {
        this.calls = new ProviderCalls(http, baseUrl, RATE, bounds);
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Mono<Generation> generate(Prompt prompt, Connection connection) {
        Consumer<HttpHeaders> headers = given -> {
            given.set("x-api-key", connection.key().value());
            given.set("anthropic-version", VERSION);
        };
        Map<String, ?> body = Map.of(
                "model",
                connection.model(),
                "max_tokens",
                prompt.maxTokens(),
                "messages",
                List.of(Map.of("role", "user", "content", prompt.text())));
        return calls.postOnce("/v1/messages", headers, body)
                .switchIfEmpty(AiProviders.unknownModel())
                .map(Anthropic::generation);
    }

    private static Generation generation(ForeignJson answer) {
        String text = answer.each("content").stream()
                .filter(block -> block.text("type").equals("text"))
                .map(block -> block.text("text"))
                .collect(Collectors.joining("\n"));
        return new Generation(
                text,
                answer.count("usage", "input_tokens"),
                answer.count("usage", "output_tokens"),
                answer.text("stop_reason").equals("max_tokens"));
    }
}
