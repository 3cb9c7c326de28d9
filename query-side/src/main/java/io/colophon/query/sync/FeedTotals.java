package io.colophon.query.sync;

import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import java.util.List;
import reactor.core.publisher.Mono;

/** How many books a caller sees that have changed for him behind a position; of a whole library it is a kept count. */
final class FeedTotals {

    /** $1 caller, $2 library, $3 since. */
    static final String LIVING = """
            SELECT coalesce(sum(CASE WHEN m.gained > $3
                THEN coalesce((SELECT t.books FROM {v}.total t WHERE t.library_id = m.library_id), 0)
                ELSE (SELECT count(*) FROM {v}.life l WHERE l.library_id = m.library_id AND l.ended IS NULL AND l.latest > $3) END), 0)::bigint
            FROM {v}.member m WHERE %s AND m.lost IS NULL
            """.formatted(FeedScope.MEMBERSHIPS);

    private static final String CHANGED = """
            SELECT EXISTS (SELECT 1 FROM {v}.member m WHERE %s AND (
                m.lost > $3 OR (m.lost IS NULL AND m.gained > $3 AND EXISTS (
                  SELECT 1 FROM {v}.life l WHERE l.library_id = m.library_id AND (l.ended IS NULL OR l.ended > m.gained)))
                OR (m.lost IS NULL AND EXISTS (
                  SELECT 1 FROM {v}.life l WHERE l.library_id = m.library_id AND l.ended IS NULL AND l.latest > $3))
                OR (m.lost IS NULL AND EXISTS (
                  SELECT 1 FROM {v}.life l WHERE l.library_id = m.library_id AND l.ended > greatest($3, m.gained))))) AS changed
            """.formatted(FeedScope.MEMBERSHIPS);

    private FeedTotals() {}

    static Mono<Long> living(ViewSession session, FeedScope scope) {
        return session.list(
                        "SELECT (" + LIVING + ") AS n",
                        row -> Views.number(row, "n"),
                        scope.caller(),
                        scope.library(),
                        scope.since())
                .map(List::getFirst);
    }

    /** Whether a poll since a position would find anything: changes, tombstones, or a loss of access. */
    static Mono<Boolean> changed(ViewSession session, FeedScope scope) {
        return session.list(
                        CHANGED,
                        row -> ViewSession.get(row, "changed", Boolean.class),
                        scope.caller(),
                        scope.library(),
                        scope.since())
                .map(List::getFirst);
    }
}
