package io.colophon.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.standalone.openapi.DocumentedAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the API of a server, signed in or not. */
final class ApiClient {

    static final String PASSWORD = "correct horse battery";

    private static final String BOUNDARY = "colophon-test-boundary";
    /** Of one request, lest a test hang. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String url;
    private final String token;
    final String userId;

    private ApiClient(String url, String token, String userId) {
        this.url = url;
        this.token = token;
        this.userId = userId;
    }

    /** @param json the whole body; a missing node when there is none or it is no JSON */
    record Answer(int status, String body, JsonNode json) {

        JsonNode data() {
            return json.path("data");
        }

        Answer expect(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }
    }

    static ApiClient anonymous(String url) {
        return new ApiClient(url, "", "");
    }

    /** The first account of an instance, its administrator. */
    static ApiClient administrator(TestServer server, String displayName) {
        return administrator(server.url(), displayName);
    }

    static ApiClient administrator(String url, String displayName) {
        return signedIn(url, "/api/v1/setup/admin", username(displayName), displayName);
    }

    static ApiClient registered(TestServer server, String displayName) {
        return registered(server.url(), username(displayName), displayName);
    }

    static ApiClient registered(String url, String username, String displayName) {
        return signedIn(url, "/api/v1/auth/register", username, displayName);
    }

    private static String username(String displayName) {
        return displayName.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static ApiClient signedIn(String url, String path, String username, String displayName) {
        JsonNode data = anonymous(url)
                .post(
                        path,
                        Map.of(
                                "username",
                                username,
                                "email",
                                username + "@example.org",
                                "display_name",
                                displayName,
                                "password",
                                PASSWORD))
                .expect(201)
                .data();
        return new ApiClient(
                url,
                data.path("access_token").asString(),
                data.path("user").path("id").asString());
    }

    /** The same person at another server, which must have the same keys. */
    ApiClient at(TestServer server) {
        return at(server.url());
    }

    ApiClient at(String otherUrl) {
        return new ApiClient(otherUrl, token, userId);
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    Answer post(String path, Object body) {
        return call("POST", path, body);
    }

    Answer post(String path) {
        return call("POST", path, null);
    }

    Answer put(String path, Object body) {
        return call("PUT", path, body);
    }

    Answer patch(String path, Object body) {
        return call("PATCH", path, body);
    }

    Answer delete(String path) {
        return call("DELETE", path, null);
    }

    /** Sends a form with a file in its part {@code file}. */
    Answer upload(String path, Map<String, String> fields, BodyPublisher file) {
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value)));
        head.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"books.csv\"\r\n\r\n"
                .formatted(BOUNDARY));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head.toString()),
                        file,
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))));
    }

    /** Sends a form whose only part is a file. */
    Answer sendFile(String method, String path, String field, String name, String mediaType, byte[] content) {
        String head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(BOUNDARY, field, name.replace("\"", "\\\""), mediaType);
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .method(
                        method,
                        BodyPublishers.concat(
                                BodyPublishers.ofString(head),
                                BodyPublishers.ofByteArray(content),
                                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))));
    }

    /** What is behind an address, as bytes; headers are name and value in turn. */
    HttpResponse<byte[]> bytes(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        return exchange(headers.length == 0 ? request : request.headers(headers));
    }

    /** Makes something and answers its id. */
    String make(String path, Object body) {
        return post(path, body).expect(201).data().path("id").asString();
    }

    private Answer call(String method, String path, @Nullable Object body) {
        return send(request(path)
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = exchange(request);
        String body = new String(response.body(), UTF_8);
        boolean json = response.headers().firstValue("content-type").orElse("").startsWith("application/json");
        return new Answer(
                response.statusCode(), body, json && !body.isEmpty() ? JSON.readTree(body) : JSON.missingNode());
    }

    /** Every answer is held against the document of the API. */
    private static HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            DocumentedAnswers.check(response);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
