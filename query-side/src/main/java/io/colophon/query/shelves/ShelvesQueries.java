package io.colophon.query.shelves;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.colophon.contract.CaseFold;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.TagNames;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Query;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.openapi.JsonOf;
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

/** Reads of shelves (Librarium behaviour, section 14). */
@RestController
@RequestMapping("/api/v1/libraries/{library}")
public class ShelvesQueries implements Reads {

    private static final String SHELVES = "SELECT s.*, " + TagNames.json("s") + " AS tags FROM {v}.shelf s ";
    private static final String ORDER = " ORDER BY s.display_order, s.name, s.created";

    private final PostgresView shelves;
    private final Access access;

    public ShelvesQueries(ShelvesProjector projector, Access access) {
        this.shelves = projector.store();
        this.access = access;
    }

    /** @param tags JSON already */
    record Shelf(
            UUID id,
            UUID libraryId,
            String name,
            String description,
            String color,
            String icon,
            int displayOrder,
            long bookCount,
            @JsonRawValue @JsonOf(TagNames.Tag[].class) String tags,
            String createdAt,
            String updatedAt) {
        static Shelf of(Row row) {
            return new Shelf(
                    Views.uuid(row, "id"),
                    Views.uuid(row, "library_id"),
                    Views.text(row, "name"),
                    Views.text(row, "description"),
                    Views.text(row, "color"),
                    Views.text(row, "icon"),
                    (int) Views.number(row, "display_order"),
                    Views.number(row, "book_count"),
                    Views.text(row, "tags"),
                    WireJson.time(Views.instant(row, "created_at")),
                    WireJson.time(Views.instant(row, "updated_at")));
        }
    }

    @Described(
            value = "Shelves of a library",
            gives = Shelf[].class,
            query = {"search: part of the name", "tag: the name of a tag"})
    @GetMapping("/shelves")
    Mono<ResponseEntity<byte[]>> list(Caller caller, @PathVariable String library, Query query) {
        return shelves.list(
                        SHELVES + "WHERE s.library_id = $1 AND s.folded LIKE $2 AND " + TagNames.hasTag("s", "$3")
                                + ORDER,
                        Shelf::of,
                        access.require(caller, library, Permission.SHELVES_READ),
                        Views.containing(CaseFold.fold(query.text("search"))),
                        CaseFold.fold(query.text("tag")))
                .map(Answers::value);
    }

    @Described(value = "The shelves on which a book is", gives = Shelf[].class)
    @GetMapping("/books/{book}/shelves")
    Mono<ResponseEntity<byte[]>> ofBook(Caller caller, @PathVariable String library, @PathVariable String book) {
        UUID libraryId = access.require(caller, library, Permission.SHELVES_READ);
        return shelves.list(
                        SHELVES + "JOIN {v}.shelved b ON b.shelf_id = s.id WHERE b.book_id = $1 AND s.library_id = $2"
                                + ORDER,
                        Shelf::of,
                        PathId.parse(book, "book"),
                        libraryId)
                .map(Answers::value);
    }

    @Override
    public String kind() {
        return "shelf";
    }

    @Override
    public Class<?> shape() {
        return Shelf.class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return shelves.first(
                        SHELVES + "WHERE s.id = $1 AND s.library_id = $2", Shelf::of, resource.id(), resource.scope())
                .map(WireJson::write);
    }
}
