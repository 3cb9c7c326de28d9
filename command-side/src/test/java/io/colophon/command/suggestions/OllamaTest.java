package io.colophon.command.suggestions;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class OllamaTest {

    private static final Prompt PROMPT = new Prompt("What next?", 100);

    @RegisterExtension
    static final ForeignServer SERVER = new ForeignServer();

    private final Ollama ollama = new Ollama(HTTP, BOUNDS, BOUNDS);

    private static Connection at(String url) {
        return new Connection(url, "deepseek-r1", ApiKey.NONE);
    }

    private Mono<Generation> said() {
        return ollama.generate(PROMPT, at(SERVER.url()));
    }

    @Test
    void a_chat_is_answered_without_what_the_model_thought() {
        SERVER.answers("/api/chat", """
                {"model": "deepseek-r1", "created_at": "2026-02-12T14:13:43.416799Z",
                  "message": {"role": "assistant", "content": "<think>\\nLet me see.\\n</think>\\n\\nDune"},
                  "done": true, "done_reason": "stop", "total_duration": 5191566416, "load_duration": 2154458,
                  "prompt_eval_count": 26, "prompt_eval_duration": 383809000, "eval_count": 298, "eval_duration": 4799921000}""");
        assertThat(answerOf(said())).isEqualTo(new Generation("Dune", 26, 298, false));
        SERVER.mock()
                .verify(postRequestedFor(urlEqualTo("/api/chat"))
                        .withoutHeader("Authorization")
                        .withRequestBody(equalToJson("""
                                {"model": "deepseek-r1", "stream": false, "options": {"num_predict": 100},
                                  "messages": [{"role": "user", "content": "What next?"}]}""")));
    }

    @Test
    void an_answer_that_the_cap_cut_while_it_was_thought_of_is_empty() {
        SERVER.answers("/api/chat", """
                {"message": {"role": "assistant", "content": "<think>\\nThere are many bo"}, "done": true,
                  "done_reason": "length", "prompt_eval_count": 26, "eval_count": 100}""");
        assertThat(answerOf(said())).isEqualTo(new Generation("", 26, 100, true));
    }

    @Test
    void a_server_may_be_below_a_path() {
        SERVER.answers("/models/api/chat", "{\"message\": {\"content\": \"Dune\"}}");
        assertThat(answerOf(ollama.generate(PROMPT, at(SERVER.url() + "/models"))))
                .isEqualTo(new Generation("Dune", 0, 0, false));
    }

    @Test
    void a_model_that_was_not_pulled_is_a_failure() {
        SERVER.answers("/api/chat", jsonResponse("{\"error\": \"model 'deepseek-r1' not found\"}", 404));
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answerOf(said())))
                .hasMessage("knows no such model, or is not what answered (404)");
    }

    @Test
    void another_server_is_not_asked_in_its_place() {
        SERVER.answers("/api/chat", temporaryRedirect("http://localhost:1/api/chat"));
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answerOf(said())))
                .hasMessage("answered with status 302");
    }

    @Test
    void who_stops_waiting_ends_the_call() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> hungUp = new CompletableFuture<>();
        DisposableServer thinking = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.post("/api/chat", (request, answer) -> {
                    request.withConnection(connection -> connection.onDispose(() -> hungUp.complete(null)));
                    asked.complete(null);
                    return Mono.never();
                }))
                .bindNow();
        try {
            var call = ollama.generate(PROMPT, at("http://127.0.0.1:" + thinking.port()))
                    .subscribe(said -> {}, failure -> {});
            asked.get(1, TimeUnit.MINUTES);
            assertThat(hungUp).isNotDone();
            call.dispose();
            hungUp.get(1, TimeUnit.MINUTES);
        } finally {
            thinking.disposeNow();
        }
    }

    @Test
    void models_are_listed_with_what_is_known_of_them() {
        SERVER.answers("/api/tags", """
                {"models": [
                  {"name": "deepseek-r1:latest", "model": "deepseek-r1:latest", "modified_at": "2025-05-10T08:06:48.639712648-07:00",
                    "size": 4683075271, "digest": "0a8c266910232fd3291e71e5ba1e058cc5af9d411192cf88b6d30e92b6e73163",
                    "details": {"parent_model": "", "format": "gguf", "family": "qwen2", "families": ["qwen2"],
                      "parameter_size": "7.6B", "quantization_level": "Q4_K_M"}},
                  {"name": "bare"}, {"size": 1}]}""");
        assertThat(answersOf(ollama.models(at(SERVER.url()))))
                .containsExactly(
                        new LocalModel(
                                "deepseek-r1:latest",
                                4683075271L,
                                "0a8c266910232fd3291e71e5ba1e058cc5af9d411192cf88b6d30e92b6e73163",
                                "qwen2",
                                "7.6B",
                                "Q4_K_M"),
                        new LocalModel("bare", 0, "", "", "", ""));
    }

    @Test
    void something_else_has_no_list_of_models() {
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answersOf(ollama.models(at(SERVER.url())))))
                .hasMessage("is not what answered (404)");
    }
}
