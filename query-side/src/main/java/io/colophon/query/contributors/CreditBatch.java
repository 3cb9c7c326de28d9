package io.colophon.query.contributors;

import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who has a part in the books of a batch at its end: compared with the rows, written once. The kept counts move by what really changed,
 * so an event that comes twice counts once.
 */
final class CreditBatch {

    /** The first library of a contributor, and his first book in it. Before {@link #COUNT}. */
    private static final String APPEAR = """
            INSERT INTO {v}.total
            SELECT m.library_id, i.initial, count(*)
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS m(library_id, contributor_id, n)
            JOIN {v}.contributor c ON c.id = m.contributor_id
            CROSS JOIN LATERAL (VALUES (''), (c.initial)) i(initial)
            WHERE NOT EXISTS (SELECT 1 FROM {v}.shown s WHERE s.library_id = m.library_id AND s.contributor_id = m.contributor_id)
            GROUP BY 1, 2
            ON CONFLICT (library_id, initial) DO UPDATE SET people = total.people + excluded.people
            """;

    private static final String COUNT = """
            INSERT INTO {v}.shown (library_id, contributor_id, books, name, folded, initial, sort_name, position)
            SELECT m.library_id, m.contributor_id, m.n, c.name, c.folded, c.initial, c.sort_name, c.position
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS m(library_id, contributor_id, n)
            JOIN {v}.contributor c ON c.id = m.contributor_id
            ON CONFLICT (library_id, contributor_id) DO UPDATE SET books = shown.books + excluded.books
            """;

    /** Whom the last book has left. After {@link #COUNT}. */
    private static final String DISAPPEAR = """
            WITH gone AS (DELETE FROM {v}.shown s
                          USING unnest($1::uuid[], $2::uuid[]) AS m(library_id, contributor_id)
                          WHERE s.library_id = m.library_id AND s.contributor_id = m.contributor_id AND s.books = 0
                          RETURNING s.library_id, s.initial),
                 fewer AS (SELECT g.library_id, i.initial, count(*) AS n
                           FROM gone g CROSS JOIN LATERAL (VALUES (''), (g.initial)) i(initial) GROUP BY 1, 2)
            UPDATE {v}.total t SET people = t.people - f.n FROM fewer f WHERE f.library_id = t.library_id AND f.initial = t.initial
            """;

    /** A count of nothing is no row. After {@link #DISAPPEAR}. */
    private static final String FORGET = "DELETE FROM {v}.total WHERE library_id = ANY($1) AND people = 0";

    private final Map<UUID, Set<Part>> books = new LinkedHashMap<>();

    private record Part(UUID bookId, UUID contributorId, UUID libraryId) {}

    private record Shown(UUID libraryId, UUID contributorId) {}

    /** Whether the event is about a book, whose credits are noted. */
    boolean take(Object event) {
        switch (event) {
            case BookAdded e -> books.put(e.bookId(), parts(e.bookId(), e.libraryId(), e.credits()));
            case BookRevised e -> {
                List<Credit> now = e.credits() == null ? null : e.credits().to();
                if (now != null) {
                    books.put(e.bookId(), parts(e.bookId(), e.libraryId(), now));
                }
            }
            case BookDeleted e -> books.put(e.bookId(), Set.of());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Set<Part> parts(UUID bookId, UUID libraryId, List<Credit> credits) {
        return credits.stream()
                .map(credit -> new Part(bookId, credit.contributorId(), libraryId))
                .collect(Collectors.toSet());
    }

    Mono<Void> apply(ViewSession session) {
        return books.isEmpty()
                ? Mono.empty()
                : session.list(
                                "SELECT book_id, contributor_id, library_id FROM {v}.credit WHERE book_id = ANY($1)",
                                row -> new Part(
                                        Views.uuid(row, "book_id"),
                                        Views.uuid(row, "contributor_id"),
                                        Views.uuid(row, "library_id")),
                                (Object) books.keySet().toArray(UUID[]::new))
                        .flatMap(before -> save(session, new HashSet<>(before)));
    }

    private Mono<Void> save(ViewSession session, Set<Part> before) {
        Set<Part> came = new HashSet<>();
        books.values().forEach(came::addAll);
        Set<Part> gone = new HashSet<>(before);
        gone.removeAll(came);
        came.removeAll(before);
        Map<Shown, Long> moved = new HashMap<>();
        came.forEach(part -> moved.merge(new Shown(part.libraryId, part.contributorId), 1L, Long::sum));
        gone.forEach(part -> moved.merge(new Shown(part.libraryId, part.contributorId), -1L, Long::sum));
        moved.values().removeIf(n -> n == 0);
        return Flux.concat(delete(session, gone), insert(session, came), count(session, moved))
                .then();
    }

    private static Mono<Void> delete(ViewSession session, Collection<Part> gone) {
        return gone.isEmpty()
                ? Mono.empty()
                : session.run(
                        "DELETE FROM {v}.credit c USING unnest($1::uuid[], $2::uuid[]) AS g(book_id, contributor_id)"
                                + " WHERE c.book_id = g.book_id AND c.contributor_id = g.contributor_id",
                        gone.stream().map(Part::bookId).toArray(UUID[]::new),
                        gone.stream().map(Part::contributorId).toArray(UUID[]::new));
    }

    private static Mono<Void> insert(ViewSession session, Collection<Part> came) {
        return came.isEmpty()
                ? Mono.empty()
                : session.run(
                        "INSERT INTO {v}.credit SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[])",
                        came.stream().map(Part::bookId).toArray(UUID[]::new),
                        came.stream().map(Part::contributorId).toArray(UUID[]::new),
                        came.stream().map(Part::libraryId).toArray(UUID[]::new));
    }

    private static Mono<Void> count(ViewSession session, Map<Shown, Long> moved) {
        if (moved.isEmpty()) {
            return Mono.empty();
        }
        List<Shown> keys = List.copyOf(moved.keySet());
        UUID[] libraries = keys.stream().map(Shown::libraryId).toArray(UUID[]::new);
        UUID[] contributors = keys.stream().map(Shown::contributorId).toArray(UUID[]::new);
        Long[] numbers = keys.stream().map(moved::get).toArray(Long[]::new);
        Mono<Void> fewer = moved.values().stream().allMatch(n -> n > 0)
                ? Mono.empty()
                : session.run(DISAPPEAR, libraries, contributors).then(session.run(FORGET, (Object) libraries));
        return session.run(APPEAR, libraries, contributors, numbers)
                .then(session.run(COUNT, libraries, contributors, numbers))
                .then(fewer);
    }
}
