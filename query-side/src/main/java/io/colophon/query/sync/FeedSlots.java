package io.colophon.query.sync;

import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import io.r2dbc.spi.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The slots of a caller (jobs and sync, C.6): one for each life of a book that has changed for him behind a position, at the first
 * such change in that life. For a library that he came to behind that position these are all its books, at his coming or at their
 * own beginning; for one that he was in before, the first changes. Every query is a walk along an index from the slot asked for.
 */
final class FeedSlots {

    // $1 caller, $2 library, $3 since, $4 and $5 a slot, $6 a number of rows; the floor is the last parameter.

    /** The life behind which a library's books come, when they are in the order of their beginnings. */
    private static final String FROM = "CASE WHEN $4 < m.gained THEN 0 WHEN $4 = m.gained THEN $5 ELSE $4 END";

    /** Slots of what lives and is visible. */
    private static final String LIVING = """
            SELECT s.position, s.life FROM {v}.member m CROSS JOIN LATERAL (
              (SELECT greatest(l.life, m.gained) AS position, l.life FROM {v}.life l
               WHERE m.gained > $3 AND l.library_id = m.library_id AND l.ended IS NULL AND l.life > %s
               ORDER BY l.life LIMIT $6)
              UNION ALL
              (SELECT c.position, c.life FROM {v}.change c
               WHERE m.gained <= $3 AND c.library_id = m.library_id AND (c.position, c.life) > ($4, $5) AND c.previous <= $3
                 AND EXISTS (SELECT 1 FROM {v}.life l WHERE l.life = c.life AND l.ended IS NULL)
               ORDER BY c.position, c.life LIMIT $6)) s
            WHERE %s AND m.lost IS NULL
            """.formatted(FROM, FeedScope.MEMBERSHIPS);

    /** Slots of lives that ended behind the floor, by their own end or by the caller's leaving. */
    private static final String ENDED = """
            SELECT s.position, s.life FROM {v}.member m CROSS JOIN LATERAL (
              SELECT greatest(l.life, m.gained) AS position, l.life FROM {v}.life l
              WHERE m.gained > $3 AND l.library_id = m.library_id AND l.ended > greatest({floor}, m.gained)
                AND (m.lost IS NULL OR l.ended <= m.lost)
              UNION ALL
              SELECT c.position, c.life FROM {v}.life l JOIN {v}.change c ON c.life = l.life AND c.position > $3 AND c.previous <= $3
              WHERE m.gained <= $3 AND l.library_id = m.library_id AND l.ended > {floor} AND (m.lost IS NULL OR l.ended <= m.lost)
              UNION ALL
              SELECT greatest(l.life, m.gained), l.life FROM {v}.life l
              WHERE m.gained > $3 AND m.lost > {floor} AND l.library_id = m.library_id AND l.life < m.lost AND l.ended IS NULL
              UNION ALL
              SELECT greatest(l.life, m.gained), l.life FROM {v}.life l
              WHERE m.gained > $3 AND m.lost > {floor} AND l.library_id = m.library_id AND l.life < m.lost AND l.ended > m.lost
              UNION ALL
              SELECT c.position, c.life FROM {v}.change c JOIN {v}.life l ON l.life = c.life AND (l.ended IS NULL OR l.ended > m.lost)
              WHERE m.gained <= $3 AND m.lost > {floor} AND c.library_id = m.library_id AND c.position > $3 AND c.position < m.lost
                AND c.previous <= $3) s
            WHERE %s AND (m.lost IS NULL OR m.lost > {floor})
            """.formatted(FeedScope.MEMBERSHIPS);

    private static final String PAGE = "SELECT x.position, x.life, l.record, l.added_by FROM (" + LIVING
            + " ORDER BY s.position, s.life LIMIT $6) x JOIN {v}.life l ON l.life = x.life ORDER BY x.position, x.life";

    private static final String IDS = "SELECT x.position, x.life, l.book_id FROM (" + LIVING
            + " ORDER BY s.position, s.life LIMIT $6) x JOIN {v}.life l ON l.life = x.life ORDER BY x.position, x.life";

    private static final String SUMMARY = "WITH ended AS MATERIALIZED (" + ended("$7")
            + "), next AS (SELECT position, life FROM ended WHERE (position, life) > ($4, $5)"
            + " ORDER BY position, life LIMIT $6)"
            + " SELECT (SELECT count(*) FROM ended) AS ended, ARRAY(SELECT position FROM next ORDER BY position, life) AS positions,"
            + " ARRAY(SELECT life FROM next ORDER BY position, life) AS lives, (" + FeedTotals.LIVING + ") AS living";

    private static final String ENDED_BEFORE =
            "SELECT count(*) AS n FROM (" + ended("$6") + ") e WHERE (position, life) < ($4, $5)";

    private static final String LAST = """
            SELECT s.position, s.life FROM {v}.member m CROSS JOIN LATERAL (
              (SELECT greatest(l.life, m.gained) AS position, l.life FROM {v}.life l
               WHERE m.gained > $3 AND l.library_id = m.library_id AND l.ended IS NULL ORDER BY l.life DESC LIMIT $4)
              UNION ALL
              (SELECT c.position, c.life FROM {v}.change c
               WHERE m.gained <= $3 AND c.library_id = m.library_id AND c.position > $3 AND c.previous <= $3
                 AND EXISTS (SELECT 1 FROM {v}.life l WHERE l.life = c.life AND l.ended IS NULL)
               ORDER BY c.position DESC, c.life DESC LIMIT $4)) s
            WHERE %s AND m.lost IS NULL ORDER BY s.position DESC, s.life DESC LIMIT 1 OFFSET $4 - 1
            """.formatted(FeedScope.MEMBERSHIPS);

    private static final String SKIP = "SELECT position, life FROM ((" + LIVING + ") UNION ALL SELECT * FROM ("
            + ended("$7") + ") e WHERE (position, life) > ($4, $5)) x ORDER BY position, life LIMIT 1 OFFSET $6 - 1";

    private final ViewSession session;
    private final FeedScope scope;

    FeedSlots(ViewSession session, FeedScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** @param addedBy null: nobody that is known */
    record Shown(Slot slot, String record, @Nullable UUID addedBy) {
        static Shown of(Row row) {
            return new Shown(slotOf(row), Views.text(row, "record"), row.get("added_by", UUID.class));
        }
    }

    record BookId(Slot slot, UUID id) {}

    /** @param next the invisible slots from some slot on, as many as were asked for */
    record Summary(long living, long ended, List<Slot> next) {}

    /** The visible slots behind one. */
    Mono<List<Shown>> page(Slot after, int limit) {
        return session.list(
                PAGE, Shown::of, scope.caller(), scope.library(), scope.since(), after.position(), after.life(), (long)
                        limit);
    }

    /** As {@link #page}, without the records. */
    Mono<List<BookId>> ids(Slot after, int limit) {
        return session.list(
                IDS,
                row -> new BookId(slotOf(row), Views.uuid(row, "book_id")),
                scope.caller(),
                scope.library(),
                scope.since(),
                after.position(),
                after.life(),
                (long) limit);
    }

    Mono<Summary> summary(Slot after, int limit) {
        return session.list(SUMMARY, FeedSlots::summary, from(after, limit)).map(List::getFirst);
    }

    /** How many invisible slots come before one. */
    Mono<Long> endedBefore(Slot slot) {
        return session.list(
                        ENDED_BEFORE,
                        row -> Views.number(row, "n"),
                        scope.caller(),
                        scope.library(),
                        scope.since(),
                        slot.position(),
                        slot.life(),
                        scope.floor())
                .map(List::getFirst);
    }

    /** The visible slot with that many from it to the end, itself included; empty when there are fewer. */
    Mono<Slot> fromTheEnd(int n) {
        return session.list(LAST, FeedSlots::slotOf, scope.caller(), scope.library(), scope.since(), (long) n)
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    /** The slot, visible or not, that many behind one; empty when there are fewer. */
    Mono<Slot> skip(Slot after, long n) {
        return session.list(SKIP, FeedSlots::slotOf, from(after, n))
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    private Object[] from(Slot after, long n) {
        return new Object[] {
            scope.caller(), scope.library(), scope.since(), after.position(), after.life(), n, scope.floor()
        };
    }

    private static String ended(String floor) {
        return ENDED.replace("{floor}", floor);
    }

    private static Slot slotOf(Row row) {
        return new Slot(Views.number(row, "position"), Views.number(row, "life"));
    }

    private static Summary summary(Row row) {
        Long[] positions = ViewSession.get(row, "positions", Long[].class);
        Long[] lives = ViewSession.get(row, "lives", Long[].class);
        List<Slot> next = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            next.add(new Slot(positions[i], lives[i]));
        }
        return new Summary(Views.number(row, "living"), Views.number(row, "ended"), next);
    }
}
