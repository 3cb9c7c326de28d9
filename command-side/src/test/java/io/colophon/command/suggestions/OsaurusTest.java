package io.colophon.command.suggestions;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.colophon.command.providers.ForeignServer.BOUNDS;
import static io.colophon.command.providers.ForeignServer.HTTP;
import static io.colophon.command.providers.ForeignServer.answerOf;
import static io.colophon.command.providers.ForeignServer.answersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ForeignServer;
import io.colophon.command.providers.ProviderFailure;
import io.colophon.command.suggestions.AiProvider.Connection;
import io.colophon.command.suggestions.AiProvider.Generation;
import io.colophon.command.suggestions.AiProvider.LocalModel;
import io.colophon.command.suggestions.AiProvider.Prompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OsaurusTest {

    private static final Prompt PROMPT = new Prompt("What next?", 100);

    @RegisterExtension
    static final ForeignServer SERVER = new ForeignServer();

    private final Osaurus osaurus = new Osaurus(HTTP, BOUNDS, BOUNDS);

    private static Connection with(String model, ApiKey key) {
        return new Connection(SERVER.url(), model, key);
    }

    @Test
    void a_chat_is_completed_without_what_the_model_thought() {
        SERVER.answers("/v1/chat/completions", """
                {"id": "chatcmpl-1", "object": "chat.completion", "created": 1741569952, "model": "qwen3-4b-4bit",
                  "choices": [{"index": 0, "message": {"role": "assistant", "content": "Let me see.</think> Dune <think>No.</think>"},
                    "finish_reason": "length"}],
                  "usage": {"prompt_tokens": 19, "completion_tokens": 100, "total_tokens": 119}}""");
        assertThat(answerOf(osaurus.generate(PROMPT, with("qwen3-4b-4bit", ApiKey.NONE))))
                .isEqualTo(new Generation("Dune", 19, 100, true));
        SERVER.mock()
                .verify(postRequestedFor(urlEqualTo("/v1/chat/completions"))
                        .withoutHeader("Authorization")
                        .withRequestBody(equalToJson("""
                                {"model": "qwen3-4b-4bit", "max_tokens": 100, "stream": false,
                                  "messages": [{"role": "user", "content": "What next?"}]}""")));
    }

    @Test
    void without_a_model_nobody_is_asked() {
        assertThat(catchThrowableOfType(
                        ProviderFailure.class, () -> answerOf(osaurus.generate(PROMPT, with("", ApiKey.NONE)))))
                .hasMessage("needs to be told which model to ask");
        assertThat(SERVER.asked()).isEmpty();
    }

    @Test
    void models_are_listed_also_where_a_key_is_wanted() {
        SERVER.answers("/v1/models", """
                {"object": "list", "data": [{"id": "qwen3-4b-4bit", "object": "model", "created": 1741569952, "owned_by": "osaurus"},
                  {"object": "model"}]}""");
        assertThat(answersOf(osaurus.models(with("", new ApiKey("s3cret")))))
                .containsExactly(new LocalModel("qwen3-4b-4bit", 0, "", "", "", ""));
        SERVER.mock()
                .verify(getRequestedFor(urlEqualTo("/v1/models"))
                        .withHeader("Authorization", equalTo("Bearer s3cret")));
    }
}
