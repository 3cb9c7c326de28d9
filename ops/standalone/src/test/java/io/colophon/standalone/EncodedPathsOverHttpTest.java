package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedPathsOverHttpTest {

    private static TestServer server;
    private static ApiClient owner;
    private static String library;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        owner = ApiClient.administrator(server, "Ann");
        library = "/api/v1/libraries/" + owner.make("/api/v1/libraries", Map.of("name", "Reading room"));
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
}
