package io.colophon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code -Dcolophon.docs.write=true} it writes the page first, which is how the page is made. */
class EventsDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/events.md");

    @Test
    void the_page_of_events_is_what_the_contract_says(@TempDir Path temporary) throws IOException {
        String document = EventsDocument.of(ColophonEvents.TYPES.all());
        if (Boolean.getBoolean("colophon.docs.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, document);
        }
        Path fresh = Files.writeString(temporary.resolve("events.md"), document);
        assertThat(DOCUMENT)
                .as("docs/events.md is out of date; it says itself how it is written anew")
                .hasSameTextualContentAs(fresh);
    }
}
