package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.web.WireJson;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Somebody with an account on a {@link TestServer}; paths are below {@code /api/v1}. */
public final class SignedIn {

    private static final String API = "/api/v1";

    private final WebTestClient client;
    private final JsonNode user;

    private SignedIn(WebTestClient client, JsonNode user) {
        this.client = client;
        this.user = user;
    }

    /** The status of an answer and what is in its envelope; a missing node where there is nothing. */
    public record Answer(int status, JsonNode data, String error) {

        /** The data, of an answer that says yes. */
        public JsonNode ok() {
            assertThat(status).as(error).isBetween(200, 299);
            return data;
        }

        public void refused(int expected, String text) {
            assertThat(status).as(error).isEqualTo(expected);
            assertThat(error).isEqualTo(text);
        }
    }

    /** A new account; the first on a server is its administrator's. */
    public static SignedIn register(TestServer server) {
        WebTestClient anybody = WebTestClient.bindToServer()
                .baseUrl(server.url())
                .responseTimeout(Duration.ofSeconds(30))
                .build();
        String name = "u" + UuidCreator.getRandomBased();
        JsonNode session = send(
                        anybody,
                        HttpMethod.POST,
                        API + "/auth/register",
                        Map.of("username", name, "email", name + "@example.org", "password", "a long one"))
                .ok();
        String token = session.get("access_token").asString();
        return new SignedIn(
                anybody.mutate()
                        .defaultHeaders(headers -> headers.setBearerAuth(token))
                        .build(),
                session.get("user"));
    }

    public String id() {
        return user.get("id").asString();
    }

    /** The id of a new library of his. */
    public String library() {
        return post("/libraries", Map.of("name", "A library")).ok().get("id").asString();
    }

    /** The id of a new book of the first media type. */
    public String book(String library, String title) {
        String type = get("/media-types").ok().get(0).get("id").asString();
        return post("/libraries/" + library + "/books", Map.of("title", title, "media_type_id", type))
                .ok()
                .get("id")
                .asString();
    }

    /** Sets the scheduling clock of the server, which then runs on; only an administrator can. */
    public void setClock(String now) {
        send(client, HttpMethod.POST, "/test/clock", Map.of("now", now)).ok();
    }

    public Answer get(String path) {
        return send(client, HttpMethod.GET, API + path, null);
    }

    public Answer post(String path, Object body) {
        return send(client, HttpMethod.POST, API + path, body);
    }

    public Answer put(String path, Object body) {
        return send(client, HttpMethod.PUT, API + path, body);
    }

    public Answer patch(String path, Object body) {
        return send(client, HttpMethod.PATCH, API + path, body);
    }

    public Answer delete(String path) {
        return send(client, HttpMethod.DELETE, API + path, null);
    }

    private static Answer send(WebTestClient client, HttpMethod method, String path, @Nullable Object body) {
        var request = client.method(method).uri(path);
        if (body != null) {
            request.bodyValue(body);
        }
        var answer = request.exchange().expectBody().returnResult();
        byte[] bytes = answer.getResponseBody();
        JsonNode json = bytes == null
                ? WireJson.writer().missingNode()
                : WireJson.writer().readTree(bytes);
        return new Answer(
                answer.getStatus().value(),
                json.path("data"),
                json.path("error").asString(""));
    }
}
