package io.colophon.query.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.contract.imports.ImportEvent.ImportRowsRead;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class RunDocumentsTest {

    /** Not in an order that differs from process to process, lest a rebuild differ from what it replaces. */
    @Test
    void the_cells_of_a_row_keep_the_order_of_the_mapping() {
        List<String> fields = List.of(
                "title",
                "subtitle",
                "author",
                "isbn_13",
                "isbn_10",
                "publisher",
                "language",
                "tags",
                "page_count",
                "shelf");
        Map<String, String> cells = new LinkedHashMap<>();
        fields.forEach(field -> cells.put(field, "x"));

        Document item = RunDocuments.item(
                new ImportRowsRead(UUID.randomUUID(), 1, List.of(cells)), 0, Instant.parse("2026-01-02T03:04:05Z"));

        assertThat(item.get("cells", Document.class).keySet()).containsExactlyElementsOf(fields);
    }
}
