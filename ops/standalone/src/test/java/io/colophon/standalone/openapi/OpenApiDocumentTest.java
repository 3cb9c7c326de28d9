package io.colophon.standalone.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.standalone.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/openapi.json} is made from the routes; {@code -Dcolophon.docs.write=true} writes it anew. */
class OpenApiDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/openapi.json");

    @Test
    void the_document_says_what_the_routes_do() throws IOException {
        String made;
        try (TestServer server = TestServer.start()) {
            made = ApiDocument.of(server);
        }
        if (Boolean.getBoolean("colophon.docs.write")) {
            Files.writeString(DOCUMENT, made);
        }
        assertThat(DOCUMENT)
                .as("run this test with -Dcolophon.docs.write=true")
                .content()
                .isEqualTo(made);
    }
}
