package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.eventstore.projection.ViewSession.Null;
import io.colophon.query.Views;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The names that books show, the view's own copy of them. */
final class BookNames {

    private BookNames() {}

    /**
     * @param color of a tag, else empty
     * @param libraryId of a tag, else null
     */
    record Name(
            UUID id, String name, String color, @Nullable UUID libraryId, Instant createdAt) {}

    static Mono<Map<UUID, Name>> load(ViewSession session, Collection<UUID> ids) {
        return session.list(
                        "SELECT id, name, color, library_id, created_at FROM {v}.name WHERE id = ANY($1)",
                        row -> new Name(
                                Views.uuid(row, "id"),
                                Views.text(row, "name"),
                                Views.text(row, "color"),
                                row.get("library_id", UUID.class),
                                Views.instant(row, "created_at")),
                        (Object) ids.toArray(UUID[]::new))
                .map(names -> names.stream().collect(Collectors.toMap(Name::id, Function.identity())));
    }

    static Mono<Void> add(ViewSession session, Collection<Name> names) {
        if (names.isEmpty()) {
            return Mono.empty();
        }
        List<Name> distinct = List.copyOf(names.stream()
                .collect(Collectors.toMap(Name::id, Function.identity(), (a, b) -> b, LinkedHashMap::new))
                .values());
        return session.run(
                "INSERT INTO {v}.name (id, name, folded, color, library_id, created_at)"
                        + " SELECT i, n, f, c, nullif(l, '')::uuid, t FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])"
                        + " AS u(i, n, f, c, l, t) ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, color = excluded.color",
                distinct.stream().map(Name::id).toArray(UUID[]::new),
                distinct.stream().map(Name::name).toArray(String[]::new),
                distinct.stream().map(name -> CaseFold.fold(name.name())).toArray(String[]::new),
                distinct.stream().map(Name::color).toArray(String[]::new),
                distinct.stream()
                        .map(name ->
                                name.libraryId() == null ? "" : name.libraryId().toString())
                        .toArray(String[]::new),
                distinct.stream().map(name -> Views.time(name.createdAt())).toArray(OffsetDateTime[]::new));
    }

    /** @param name null: it stays; so with the colour */
    static Mono<Void> change(ViewSession session, UUID id, @Nullable String name, @Nullable String color) {
        return session.run(
                "UPDATE {v}.name SET name = coalesce($2, name), folded = coalesce($3, folded), color = coalesce($4, color) WHERE id = $1",
                id,
                Null.or(name, String.class),
                Null.or(name == null ? null : CaseFold.fold(name), String.class),
                Null.or(color, String.class));
    }

    static Mono<Void> remove(ViewSession session, UUID id) {
        return session.run("DELETE FROM {v}.name WHERE id = $1", id);
    }
}
