package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
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

    /** What has a name. */
    enum Kind {
        MEDIA_TYPE,
        CONTRIBUTOR,
        TAG,
        GENRE,
        SHELF,
        SERIES,
        LIBRARY
    }

    /**
     * @param key of a media type the name that never changes, else empty
     * @param color of a tag, else empty
     * @param rank the display order of a shelf, else 0
     * @param libraryId of a tag, a shelf, a series; a library's own id; else null
     */
    record Name(
            UUID id,
            Kind kind,
            String name,
            String key,
            String color,
            int rank,
            @Nullable UUID libraryId,
            Instant createdAt) {

        Name(UUID id, Kind kind, String name, Instant createdAt) {
            this(id, kind, name, "", 0, null, createdAt);
        }

        Name(UUID id, Kind kind, String name, String color, int rank, @Nullable UUID libraryId, Instant createdAt) {
            this(id, kind, name, "", color, rank, libraryId, createdAt);
        }

        static Name mediaType(MediaTypeAdded e, Instant createdAt) {
            return new Name(e.mediaTypeId(), Kind.MEDIA_TYPE, e.displayName(), e.name(), "", 0, null, createdAt);
        }
    }

    static Mono<Map<UUID, Name>> load(ViewSession session, Collection<UUID> ids) {
        return session.list(
                        "SELECT id, kind, name, key, color, rank, library_id, created_at FROM {v}.name WHERE id = ANY($1)",
                        row -> new Name(
                                Views.uuid(row, "id"),
                                Kind.valueOf(Views.text(row, "kind")),
                                Views.text(row, "name"),
                                Views.text(row, "key"),
                                Views.text(row, "color"),
                                (int) Views.number(row, "rank"),
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
                "INSERT INTO {v}.name (id, kind, name, folded, key, color, rank, library_id, created_at)"
                        + " SELECT i, k, n, f, y, c, r, nullif(l, '')::uuid, t"
                        + " FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[], $9::timestamptz[])"
                        + " AS u(i, k, n, f, y, c, r, l, t)"
                        + " ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, color = excluded.color, rank = excluded.rank",
                distinct.stream().map(Name::id).toArray(UUID[]::new),
                distinct.stream().map(name -> name.kind().name()).toArray(String[]::new),
                distinct.stream().map(Name::name).toArray(String[]::new),
                distinct.stream().map(name -> CaseFold.fold(name.name())).toArray(String[]::new),
                distinct.stream().map(Name::key).toArray(String[]::new),
                distinct.stream().map(Name::color).toArray(String[]::new),
                distinct.stream().map(Name::rank).toArray(Integer[]::new),
                distinct.stream()
                        .map(name ->
                                name.libraryId() == null ? "" : name.libraryId().toString())
                        .toArray(String[]::new),
                distinct.stream().map(name -> Views.time(name.createdAt())).toArray(OffsetDateTime[]::new));
    }

    /** @param name null: it stays; so with the others */
    static Mono<Void> change(
            ViewSession session, UUID id, @Nullable String name, @Nullable String color, @Nullable Integer rank) {
        return session.run(
                "UPDATE {v}.name SET name = coalesce($2, name), folded = coalesce($3, folded), color = coalesce($4, color),"
                        + " rank = coalesce($5, rank) WHERE id = $1",
                id,
                Null.or(name, String.class),
                Null.or(name == null ? null : CaseFold.fold(name), String.class),
                Null.or(color, String.class),
                Null.or(rank, Integer.class));
    }

    static Mono<Void> remove(ViewSession session, UUID id) {
        return session.run("DELETE FROM {v}.name WHERE id = $1", id);
    }
}
