package io.colophon.command.suggestions;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.colophon.command.providers.ForeignServer.BOUNDS;
import static io.colophon.command.providers.ForeignServer.HTTP;
import static io.colophon.command.providers.ForeignServer.answerOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ForeignServer;
import io.colophon.command.suggestions.AiProvider.Connection;
import io.colophon.command.suggestions.AiProvider.Generation;
import io.colophon.command.suggestions.AiProvider.Prompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class OpenAiTest {

    private static final Connection CONNECTION = new Connection(OpenAi.URL, "gpt-4o-mini", new ApiKey("sk-s3cret"));
    private static final String PATH = "/v1/chat/completions";

    @RegisterExtension
    static final ForeignServer SERVER = new ForeignServer();

    private static Mono<Generation> said() {
        return new OpenAi(HTTP, SERVER.url(), BOUNDS).generate(new Prompt("What next?", 100), CONNECTION);
    }

    @Test
    void a_chat_is_completed() {
        SERVER.answers(PATH, """
                {"id": "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT", "object": "chat.completion", "created": 1741569952,
                  "model": "gpt-4o-mini-2024-07-18",
                  "choices": [{"index": 0, "message": {"role": "assistant", "content": "Dune", "refusal": null, "annotations": []},
                    "logprobs": null, "finish_reason": "stop"}],
                  "usage": {"prompt_tokens": 19, "completion_tokens": 10, "total_tokens": 29}}""");
        assertThat(answerOf(said())).isEqualTo(new Generation("Dune", 19, 10, false));
        SERVER.mock()
                .verify(postRequestedFor(urlEqualTo(PATH))
                        .withHeader("Authorization", equalTo("Bearer sk-s3cret"))
                        .withRequestBody(equalToJson("""
                                {"model": "gpt-4o-mini", "max_completion_tokens": 100, "stream": false,
                                  "messages": [{"role": "user", "content": "What next?"}]}""")));
    }

    @Test
    void an_answer_that_the_cap_cut_says_so() {
        SERVER.answers(PATH, """
                {"choices": [{"message": {"role": "assistant", "content": null}, "finish_reason": "length"}],
                  "usage": {"prompt_tokens": 19, "completion_tokens": 100}}""");
        assertThat(answerOf(said())).isEqualTo(new Generation("", 19, 100, true));
    }

    @Test
    void an_answer_of_another_shape_says_nothing() {
        SERVER.answers(PATH, "{\"choices\": [], \"usage\": {\"prompt_tokens\": \"many\", \"completion_tokens\": -1}}");
        assertThat(answerOf(said())).isEqualTo(new Generation("", 0, 0, false));
    }
}
