package io.colophon.command.suggestions;

import io.colophon.command.providers.ForeignJson;
import io.colophon.command.providers.ProviderCalls;
import io.colophon.command.suggestions.AiProvider.Connection;
import io.colophon.command.suggestions.AiProvider.Generation;
import io.colophon.command.suggestions.AiProvider.Prompt;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** The API that OpenAI made and others took over. */
final class ChatCompletions {

    private ChatCompletions() {}

    /** @param cap what the server calls the cap of tokens */
    static Mono<Generation> ask(ProviderCalls calls, Prompt prompt, String cap, Connection connection) {
        Map<String, ?> body = Map.of(
                "model",
                connection.model(),
                cap,
                prompt.maxTokens(),
                "stream",
                false,
                "messages",
                List.of(Map.of("role", "user", "content", prompt.text())));
        return calls.postOnce("/v1/chat/completions", authorization(connection), body)
                .switchIfEmpty(AiProviders.unknownModel())
                .map(ChatCompletions::generation);
    }

    /** A local server may want no key. */
    static Consumer<HttpHeaders> authorization(Connection connection) {
        return headers -> {
            if (connection.key().isPresent()) {
                headers.setBearerAuth(connection.key().value());
            }
        };
    }

    private static Generation generation(ForeignJson answer) {
        ForeignJson choice = answer.each("choices").stream().findFirst().orElse(ForeignJson.NOTHING);
        return new Generation(
                choice.text("message", "content"),
                answer.count("usage", "prompt_tokens"),
                answer.count("usage", "completion_tokens"),
                choice.text("finish_reason").equals("length"));
    }
}
