package io.colophon.query.vocabulary;

import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.eventstore.projection.ViewSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Which media type each book of a batch ends with, written at once; the counts of the types follow from what really changed. */
final class BooksByType {

    private static final String COUNTED = """
            WITH gone AS (%s),
                 came AS (%s),
                 moved AS (SELECT media_type_id, sum(n) AS n
                           FROM (SELECT media_type_id, -1 AS n FROM gone UNION ALL SELECT media_type_id, 1 FROM came) m
                           GROUP BY media_type_id)
            UPDATE {v}.media_type t SET book_count = t.book_count + m.n FROM moved m WHERE m.media_type_id = t.id AND m.n <> 0
            """;
    private static final String GONE = "DELETE FROM {v}.book WHERE id = ANY($1) RETURNING media_type_id";
    private static final String NOBODY = "SELECT NULL::uuid AS media_type_id WHERE false";

    private final Map<UUID, Optional<Place>> books = new LinkedHashMap<>();

    private record Place(UUID libraryId, UUID mediaTypeId) {}

    /** Whether the event is about a book's type, and noted. */
    boolean take(Object event) {
        switch (event) {
            case BookAdded e -> books.put(e.bookId(), Optional.of(new Place(e.libraryId(), e.mediaTypeId())));
            case BookRevised e -> {
                UUID type = e.mediaTypeId() == null ? null : e.mediaTypeId().to();
                if (type != null) {
                    books.put(e.bookId(), Optional.of(new Place(e.libraryId(), type)));
                }
            }
            case BookDeleted e -> books.put(e.bookId(), Optional.empty());
            default -> {
                return false;
            }
        }
        return true;
    }

    Mono<Void> flush(ViewSession session) {
        if (books.isEmpty()) {
            return Mono.empty();
        }
        Map<UUID, Place> living = new LinkedHashMap<>();
        books.forEach((id, place) -> place.ifPresent(there -> living.put(id, there)));
        UUID[] all = books.keySet().toArray(UUID[]::new);
        UUID[] ids = living.keySet().toArray(UUID[]::new);
        UUID[] libraries = living.values().stream().map(Place::libraryId).toArray(UUID[]::new);
        UUID[] types = living.values().stream().map(Place::mediaTypeId).toArray(UUID[]::new);
        books.clear();
        return session.run(COUNTED.formatted(GONE, NOBODY), (Object) all)
                .then(session.run(
                        COUNTED.formatted(
                                NOBODY,
                                "INSERT INTO {v}.book SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) RETURNING media_type_id"),
                        ids,
                        libraries,
                        types));
    }

    static Mono<Void> deleteLibrary(ViewSession session, UUID libraryId) {
        return session.run(
                COUNTED.formatted("DELETE FROM {v}.book WHERE library_id = $1 RETURNING media_type_id", NOBODY),
                libraryId);
    }
}
