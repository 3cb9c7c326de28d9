package io.colophon.query.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import io.r2dbc.spi.Row;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads of media types, genres and tags (Librarium behaviour, sections 14 and 15). */
@RestController
@RequestMapping("/api/v1")
public class VocabularyQueries {

    private final PostgresView vocabulary;
    private final Access access;

    public VocabularyQueries(VocabularyProjector projector, Access access) {
        this.vocabulary = projector.store();
        this.access = access;
    }

    record MediaType(
            UUID id,
            String name,
            String displayName,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String description,
            long bookCount) {
        static MediaType of(Row row) {
            return new MediaType(
                    Views.uuid(row, "id"),
                    Views.text(row, "name"),
                    Views.text(row, "display_name"),
                    Views.text(row, "description"),
                    Views.number(row, "book_count"));
        }
    }

    record Genre(UUID id, String name, String createdAt) {
        static Genre of(Row row) {
            return new Genre(
                    Views.uuid(row, "id"), Views.text(row, "name"), WireJson.time(Views.instant(row, "created_at")));
        }
    }

    record Tag(UUID id, UUID libraryId, String name, String color, String createdAt) {
        static Tag of(Row row) {
            return new Tag(
                    Views.uuid(row, "id"),
                    Views.uuid(row, "library_id"),
                    Views.text(row, "name"),
                    Views.text(row, "color"),
                    WireJson.time(Views.instant(row, "created_at")));
        }
    }

    @Described(value = "Media types", gives = MediaType[].class)
    @GetMapping("/media-types")
    Mono<ResponseEntity<byte[]>> mediaTypes(Caller caller) {
        return vocabulary
                .list("SELECT * FROM {v}.media_type ORDER BY display_name, position", MediaType::of)
                .map(Answers::value);
    }

    @Described(value = "Genres", gives = Genre[].class)
    @GetMapping("/genres")
    Mono<ResponseEntity<byte[]>> genres(Caller caller) {
        return vocabulary
                .list("SELECT * FROM {v}.genre ORDER BY name", Genre::of)
                .map(Answers::value);
    }

    @Described(value = "Tags of a library", gives = Tag[].class)
    @GetMapping("/libraries/{library}/tags")
    Mono<ResponseEntity<byte[]>> tags(Caller caller, @PathVariable String library) {
        UUID id = access.require(caller, library, Permission.TAGS_READ);
        return vocabulary
                .list("SELECT * FROM {v}.tag WHERE library_id = $1 ORDER BY name", Tag::of, id)
                .map(Answers::value);
    }
}
