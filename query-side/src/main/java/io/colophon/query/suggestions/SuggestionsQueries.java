package io.colophon.query.suggestions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.Query;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Caller;
import io.r2dbc.spi.Row;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads of the suggestions that the caller got (Librarium behaviour, section 21). */
@RestController
@RequestMapping("/api/v1/me/suggestions")
public class SuggestionsQueries {

    private final PostgresView suggestions;

    public SuggestionsQueries(SuggestionsProjector projector) {
        this.suggestions = projector.store();
    }

    record Suggestion(
            UUID id,
            String type,
            String title,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String author,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String isbn,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String coverUrl,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String reasoning,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID bookId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID bookEditionId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID libraryId,

            String status,
            String createdAt) {

        static Suggestion of(Row row) {
            return new Suggestion(
                    Views.uuid(row, "id"),
                    Views.text(row, "kind"),
                    Views.text(row, "title"),
                    Views.text(row, "author"),
                    Views.text(row, "isbn"),
                    Views.text(row, "cover_url"),
                    Views.text(row, "reasoning"),
                    row.get("book_id", UUID.class),
                    row.get("edition_id", UUID.class),
                    row.get("library_id", UUID.class),
                    Views.text(row, "status"),
                    WireJson.time(Views.instant(row, "created_at").truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    /** Those of a status, new ones when none is named, and of a type if one is named; any other has none. */
    @Described(
            value = "What is suggested to oneself, the newest first",
            query = {"status: new, dismissed, interested or added_to_library; new by default", "type: buy or read_next"},
            gives = Suggestion[].class)
    @GetMapping
    Mono<ResponseEntity<byte[]>> list(Caller caller, Query query) {
        String status = query.text("status").isEmpty() ? "new" : query.text("status");
        return suggestions
                .list(
                        "SELECT * FROM {v}.suggestion WHERE user_id = $1 AND status = $2 AND $3 IN ('', kind) ORDER BY made DESC",
                        Suggestion::of,
                        caller.userId(),
                        status,
                        query.text("type"))
                .map(Answers::value);
    }
}
