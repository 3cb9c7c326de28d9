package io.colophon.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedPathsOverHttpTest {

    private static TestServer server;
    private static ApiClient owner;
    private static String libraryId;
    private static String library;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        owner = ApiClient.administrator(server, "Ann");
        libraryId = owner.make("/api/v1/libraries", Map.of("name", "Reading room"));
        library = "/api/v1/libraries/" + libraryId;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2Fb", "a..%2Fb", "100%25", "a%5Cb", "a%0Ab", "%2F%2F"})
    void encoded_separators_belong_to_the_value(String isbn) {
        owner.get(library + "/book-by-isbn/" + isbn).expect(404);
        assertThat(owner.get(library + "/books/" + isbn).expect(400).body()).contains("invalid book id");
    }

    @Test
    void what_can_be_no_text_is_refused_in_the_shape_of_the_routes() {
        assertThat(owner.get(library + "/book-by-isbn/a%00b").expect(400).body())
                .contains("invalid request path or header");
    }

    @Test
    void what_a_client_ought_to_have_encoded_is_text_of_the_value_too() throws IOException {
        assertThat(bare("/api/v1/libraries/{" + libraryId + "}")).contains("200 OK", "Reading room");
        assertThat(bare(library + "/book-by-isbn/<a|b^\"\\`\u00e9>")).contains("404", "book not found");
        assertThat(bare(library + "/books?filter={\"conditions\":[]}&q={x}")).contains("200 OK", "\"total\":0");
    }

    /** The whole answer to a request for an address that no HTTP client would send as it is. */
    private static String bare(String address) throws IOException {
        String token = ApiClient.anonymous(server.url())
                .post("/api/v1/auth/login", Map.of("identifier", "ann", "password", ApiClient.PASSWORD))
                .expect(200)
                .data()
                .path("access_token")
                .asString();
        URI url = URI.create(server.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: colophon\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                            .formatted(address, token)
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
