package io.colophon.standalone.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.standalone.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/openapi.json} is made from the routes; {@code -Dcolophon.docs.write=true} writes it anew. */
class OpenApiDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/openapi.json");
    private static final String SOME_ID = "5f1d7a80-8f0c-4c8e-9d0a-0a4f3d1f2b11";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_document_says_what_the_routes_do() throws IOException {
        String made = ApiDocument.of(server);
        if (Boolean.getBoolean("colophon.docs.write")) {
            Files.writeString(DOCUMENT, made);
        }
        assertThat(DOCUMENT)
                .as("run this test with -Dcolophon.docs.write=true")
                .content()
                .isEqualTo(made);
    }

    @Test
    void everybody_may_read_it_and_pages_of_any_origin_at_one_address() throws Exception {
        HttpResponse<byte[]> own = anonymous("GET", "/v3/api-docs");
        assertThat(text(own)).startsWith("{").contains("\"openapi\" : \"3.1.0\"");
        assertThat(own.headers().firstValue("access-control-allow-origin")).isEmpty();
        HttpResponse<byte[]> open = anonymous("GET", "/api/openapi.json");
        assertThat(text(open)).isEqualTo(text(own));
        assertThat(open.headers().firstValue("access-control-allow-origin")).contains("*");
    }

    @Test
    void its_page_finds_all_that_it_is_made_of() throws Exception {
        HttpResponse<byte[]> page = anonymous("GET", "/api/docs");
        assertThat(page.headers().firstValue("content-type")).contains("text/html");
        List<String> parts = Pattern.compile("(?:src|href)=\"(docs/[^\"]+)\"")
                .matcher(text(page))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(parts).hasSize(3);
        for (String part : parts) {
            assertThat(anonymous("GET", "/api/" + part).statusCode()).as(part).isEqualTo(200);
        }
        assertThat(anonymous("GET", "/api/docs/swagger-ui.js").statusCode()).isEqualTo(404);
    }

    @Test
    void who_is_not_signed_in_is_turned_away_where_it_says_so_and_nowhere_else() throws Exception {
        for (Route route : ApiDocument.routes(server)) {
            HttpResponse<byte[]> answer =
                    anonymous(route.method().name(), route.path().replaceAll("\\{\\w+}", SOME_ID));
            if (route.isPublic()) {
                assertThat(answer.statusCode()).as(route.operationId()).isNotEqualTo(401);
            } else {
                assertThat(answer.statusCode()).as(route.operationId()).isEqualTo(401);
            }
        }
    }

    private static HttpResponse<byte[]> anonymous(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
        DocumentedAnswers.check(response);
        return response;
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
