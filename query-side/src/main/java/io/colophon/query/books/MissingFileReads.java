package io.colophon.query.books;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.colophon.query.Views;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.files.EditionFiles;
import io.colophon.web.security.Caller;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The editions of a library that have no file, in no order; the library is the scope. */
@Component
class MissingFileReads implements Reads {

    /** @param bookTitle always empty, as the contract has it */
    record Missing(
            UUID editionId,
            String bookTitle,
            String format,
            @JsonProperty("isbn_13") String isbn13,
            @JsonProperty("isbn_10") String isbn10) {}

    private final BooksProjector projector;
    private final EditionFiles files;

    MissingFileReads(BooksProjector projector, EditionFiles files) {
        this.projector = projector;
        this.files = files;
    }

    @Override
    public String kind() {
        return "missing files";
    }

    @Override
    public Class<?> shape() {
        return Missing[].class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return files.editionsWithFiles(resource.scope())
                .flatMap(having -> projector
                        .store()
                        .list("""
                                SELECT json_build_object('edition_id', e->'id', 'book_title', '', 'format', e->'format',
                                                         'isbn_13', e->'isbn_13', 'isbn_10', e->'isbn_10')::text AS missing
                                FROM {v}.book b CROSS JOIN LATERAL json_array_elements(b.editions::json) e
                                WHERE b.library_id = $1 AND NOT (e->>'id')::uuid = ANY($2)
                                """, row -> Views.text(row, "missing"), resource.scope(), having.toArray(UUID[]::new)))
                .map(WireJson::array);
    }
}
