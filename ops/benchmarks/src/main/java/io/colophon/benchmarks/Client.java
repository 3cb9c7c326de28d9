package io.colophon.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The administrator of an instance, who sets it up if that is not done yet. Whatever is no success is an exception. */
final class Client {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONG_BEFORE_THE_END = Duration.ofMinutes(5);
    private static final String BOUNDARY = "colophon-benchmarks-part";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private String token = "";
    private long signedIn;
    final UUID userId;

    Client(String url) {
        this.url = url;
        if (!data(get("/api/v1/setup/status")).path("initialized").asBoolean()) {
            post(
                    "/api/v1/setup/admin",
                    Map.of("username", "ann", "email", "ann@example.test", "password", "a-good-password"));
        }
        userId = UUID.fromString(signIn().path("user").path("id").asString());
    }

    /** A token lives for some minutes, rounds may take longer; who signs in too often is refused. */
    void staySignedIn() {
        if (System.nanoTime() - signedIn > LONG_BEFORE_THE_END.toNanos()) {
            signIn();
        }
    }

    JsonNode signIn() {
        token = "";
        JsonNode session = post("/api/v1/auth/login", Map.of("identifier", "ann", "password", "a-good-password"));
        token = session.path("access_token").asString();
        signedIn = System.nanoTime();
        return session;
    }

    UUID library(String name) {
        return UUID.fromString(
                post("/api/v1/libraries", Map.of("name", name)).path("id").asString());
    }

    UUID mediaType() {
        return ids("/api/v1/media-types").getFirst();
    }

    /** The ids of what a list shows. */
    List<UUID> ids(String path) {
        return data(get(path))
                .valueStream()
                .map(one -> UUID.fromString(one.path("id").asString()))
                .toList();
    }

    byte[] get(String path) {
        return send(request(path).GET());
    }

    JsonNode post(String path, Object body) {
        return data(write("POST", path, body));
    }

    byte[] write(String method, String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    void delete(String path) {
        send(request(path).DELETE());
    }

    /** Uploads a CSV; answers the import that works on it. */
    UUID upload(UUID library, String csv, String mapping) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name=\"mapping\"", mapping);
        fields.put("name=\"file\"; filename=\"books.csv\"", csv);
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; ")
                .append(name)
                .append("\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--" + BOUNDARY + "--\r\n");
        return UUID.fromString(data(send(request("/api/v1/libraries/" + library + "/imports")
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toString().getBytes(UTF_8)))))
                .path("id")
                .asString());
    }

    static JsonNode data(byte[] body) {
        return JSON.readTree(body).path("data");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private byte[] send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(request.method() + " " + request.uri() + ": " + answer.statusCode()
                        + " " + new String(answer.body(), UTF_8));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
