package io.colophon.command.suggestions;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.colophon.command.providers.ForeignServer.BOUNDS;
import static io.colophon.command.providers.ForeignServer.HTTP;
import static io.colophon.command.providers.ForeignServer.answerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ForeignServer;
import io.colophon.command.providers.ProviderFailure;
import io.colophon.command.suggestions.AiProvider.Connection;
import io.colophon.command.suggestions.AiProvider.Generation;
import io.colophon.command.suggestions.AiProvider.Prompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class AnthropicTest {

    private static final Connection CONNECTION =
            new Connection(Anthropic.URL, "claude-opus-4-7", new ApiKey("sk-ant-s3cret"));

    @RegisterExtension
    static final ForeignServer SERVER = new ForeignServer();

    private static Mono<Generation> said() {
        return new Anthropic(HTTP, SERVER.url(), BOUNDS).generate(new Prompt("What next?", 100), CONNECTION);
    }

    @Test
    void a_message_is_answered() {
        SERVER.answers("/v1/messages", """
                {"id": "msg_013Zva2CMHLNnjNjJJKqJ2EF", "type": "message", "role": "assistant", "model": "claude-opus-4-7",
                  "content": [{"type": "thinking", "thinking": "Hm.", "signature": "EqQB"}, {"type": "text", "text": "Dune"},
                    {"type": "text", "text": "Emma"}],
                  "stop_reason": "end_turn", "stop_sequence": null,
                  "usage": {"input_tokens": 2095, "output_tokens": 503, "cache_read_input_tokens": 0}}""");
        assertThat(answerOf(said())).isEqualTo(new Generation("Dune\nEmma", 2095, 503, false));
        SERVER.mock()
                .verify(postRequestedFor(urlEqualTo("/v1/messages"))
                        .withHeader("x-api-key", equalTo("sk-ant-s3cret"))
                        .withHeader("anthropic-version", equalTo("2023-06-01"))
                        .withRequestBody(equalToJson("""
                                {"model": "claude-opus-4-7", "max_tokens": 100,
                                  "messages": [{"role": "user", "content": "What next?"}]}""")));
    }

    @Test
    void an_answer_that_the_cap_cut_says_so() {
        SERVER.answers("/v1/messages", """
                {"content": [{"type": "text", "text": "Du"}], "stop_reason": "max_tokens",
                  "usage": {"input_tokens": 5, "output_tokens": 100}}""");
        assertThat(answerOf(said())).isEqualTo(new Generation("Du", 5, 100, true));
    }

    @Test
    void a_key_or_a_model_that_it_does_not_know_is_a_failure() {
        SERVER.answers("/v1/messages", jsonResponse("""
                {"type": "error", "error": {"type": "authentication_error", "message": "invalid x-api-key"}}""", 401));
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answerOf(said())))
                .hasMessage("refused the API key (401)");
        SERVER.answers("/v1/messages", jsonResponse("""
                {"type": "error", "error": {"type": "not_found_error", "message": "model: claude-9"}}""", 404));
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answerOf(said())))
                .hasMessage("knows no such model, or is not what answered (404)");
    }

    @Test
    void one_that_is_overloaded_is_asked_again() {
        SERVER.answers("/v1/messages", jsonResponse("""
                {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}""", 529));
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answerOf(said())))
                .hasMessage("answered with status 529");
        assertThat(SERVER.asked()).hasSize(3);
    }
}
