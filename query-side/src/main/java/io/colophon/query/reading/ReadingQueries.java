package io.colophon.query.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import io.r2dbc.spi.Row;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads of what the caller noted of his reading (Librarium behaviour, section 9). The scope of an interaction is its edition. */
@RestController
public class ReadingQueries implements Reads {

    private final PostgresView reading;
    private final Access access;

    public ReadingQueries(ReadingProjector projector, Access access) {
        this.reading = projector.store();
        this.access = access;
    }

    record Interaction(
            UUID id,
            UUID userId,
            UUID bookEditionId,
            String readStatus,
            @Nullable Integer rating,
            String notes,
            String review,
            @Nullable LocalDate dateStarted,
            @Nullable LocalDate dateFinished,
            boolean isFavorite,
            int rereadCount,
            String createdAt,
            String updatedAt) {

        static Interaction of(Row row) {
            return new Interaction(
                    Views.uuid(row, "id"),
                    Views.uuid(row, "user_id"),
                    Views.uuid(row, "edition_id"),
                    Views.text(row, "read_status"),
                    row.get("rating", Integer.class),
                    Views.text(row, "notes"),
                    Views.text(row, "review"),
                    row.get("date_started", LocalDate.class),
                    row.get("date_finished", LocalDate.class),
                    ViewSession.get(row, "favorite", Boolean.class),
                    0,
                    WireJson.time(Views.instant(row, "created_at")),
                    WireJson.time(Views.instant(row, "updated_at")));
        }
    }

    record Noted(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Interaction data) {}

    @Described(
            value = "What the caller noted of an edition; nothing in the envelope if nothing",
            gives = Noted.class,
            bare = true)
    @GetMapping("/api/v1/libraries/{library}/books/{book}/editions/{edition}/my-interaction")
    Mono<ResponseEntity<byte[]>> mine(
            Caller caller, @PathVariable String library, @PathVariable String book, @PathVariable String edition) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        return reading.first(
                        "SELECT * FROM {v}.interaction WHERE library_id = $1 AND book_id = $2 AND edition_id = $3 AND user_id = $4",
                        row -> new Noted(Interaction.of(row)),
                        libraryId,
                        PathId.parse(book, "book"),
                        PathId.parse(edition, "edition"),
                        caller.userId())
                .defaultIfEmpty(new Noted(null))
                .map(noted -> Answers.json(HttpStatus.OK, WireJson.bytes(noted)));
    }

    @Override
    public String kind() {
        return "interaction";
    }

    @Override
    public Class<?> shape() {
        return Interaction.class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return reading.first(
                "SELECT * FROM {v}.interaction WHERE edition_id = $1 AND user_id = $2",
                row -> WireJson.write(Interaction.of(row)),
                resource.scope(),
                caller.userId());
    }
}
