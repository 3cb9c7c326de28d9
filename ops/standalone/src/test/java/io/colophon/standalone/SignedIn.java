package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Somebody with an account on a {@link TestServer}; paths are below {@code /api/v1}, as people write them, not encoded. */
public final class SignedIn {

    private static final String API = "/api/v1";

    private final ApiClient client;

    private SignedIn(ApiClient client) {
        this.client = client;
    }

    /** The status of an answer and what is in its envelope; a missing node where there is nothing. */
    public record Answer(int status, JsonNode data, String error) {

        private static Answer of(ApiClient.Answer answer) {
            return new Answer(
                    answer.status(), answer.data(), answer.json().path("error").asString(""));
        }

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
        String name = "u" + UuidCreator.getRandomBased();
        return new SignedIn(ApiClient.registered(server.url(), name, name));
    }

    public String id() {
        return client.userId;
    }

    /** For what takes whole paths. */
    ApiClient client() {
        return client;
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
        Answer.of(client.post("/test/clock", Map.of("now", now))).ok();
    }

    public Answer get(String path) {
        return Answer.of(client.get(encoded(path)));
    }

    public Answer post(String path, Object body) {
        return Answer.of(client.post(encoded(path), body));
    }

    public Answer put(String path, Object body) {
        return Answer.of(client.put(encoded(path), body));
    }

    /** Puts a form whose only part is a file. */
    public Answer putFile(String path, String field, String mediaType, byte[] content) {
        return Answer.of(client.sendFile("PUT", encoded(path), field, "a file", mediaType, content));
    }

    /** Posts a form whose only part is a file of some type. */
    public Answer postFile(String path, String field, String name, byte[] content) {
        return Answer.of(client.sendFile("POST", encoded(path), field, name, "application/octet-stream", content));
    }

    /** Posts a form with fields and a CSV file. */
    public Answer upload(String path, Map<String, String> fields, String csv) {
        return Answer.of(client.upload(API + path, fields, BodyPublishers.ofString(csv)));
    }

    /** What is behind a path below {@code /api/v1}, as bytes; headers are name and value in turn. */
    HttpResponse<byte[]> bytes(String path, String... headers) {
        return client.bytes(encoded(path), headers);
    }

    public Answer patch(String path, Object body) {
        return Answer.of(client.patch(encoded(path), body));
    }

    public Answer delete(String path) {
        return Answer.of(client.delete(encoded(path)));
    }

    private static String encoded(String path) {
        return UriComponentsBuilder.fromUriString(API + path).encode().build().toUriString();
    }
}
