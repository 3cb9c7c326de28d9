package io.colophon.query.shelves;

import io.colophon.contract.CaseFold;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.Query;
import io.colophon.web.WireJson;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import io.r2dbc.spi.Row;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads of shelves (Librarium behaviour, section 14). */
@RestController
public class ShelvesQueries {

    private final ShelvesProjector projector;
    private final Access access;

    public ShelvesQueries(ShelvesProjector projector, Access access) {
        this.projector = projector;
        this.access = access;
    }

    record Shelf(
            UUID id,
            UUID libraryId,
            String name,
            String description,
            String color,
            String icon,
            int displayOrder,
            long bookCount,
            List<String> tags,
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
                    0,
                    List.of(),
                    WireJson.time(Views.instant(row, "created_at")),
                    WireJson.time(Views.instant(row, "updated_at")));
        }
    }

    @GetMapping("/api/v1/libraries/{library}/shelves")
    Mono<ResponseEntity<byte[]>> list(Caller caller, @PathVariable String library, Query query) {
        UUID id = access.require(caller, library, Permission.SHELVES_READ);
        if (!query.text("tag").isEmpty()) {
            return Mono.just(Answers.ok("[]"));
        }
        String search = CaseFold.fold(query.text("search"));
        return projector
                .store()
                .list("SELECT * FROM {v}.shelf WHERE library_id = $1 ORDER BY display_order, name", Shelf::of, id)
                .map(shelves -> Answers.value(shelves.stream()
                        .filter(shelf -> CaseFold.fold(shelf.name()).contains(search))
                        .toList()));
    }
}
