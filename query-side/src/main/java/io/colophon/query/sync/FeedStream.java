package io.colophon.query.sync;

import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import io.r2dbc.spi.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The stream of cursor mode: what a caller sees at its latest change, and tombstones at the end of a book or of its being visible to
 * him, in one order, up to a position. A book that changes while he reads moves behind that position and is his next walk's.
 */
final class FeedStream {

    // $1 caller, $2 library, $3 since, $4 and $5 the place to go on from, $6 a number of rows, $7 the upper bound.

    /** Where an event that touches a whole library at once goes on; nothing when that is behind us. */
    private static final String FROM = "CASE WHEN $4 < %1$s THEN 0 WHEN $4 = %1$s THEN $5 END";

    private static final String LIVING = """
            SELECT s.position, s.life, NULL::timestamptz AS gone_at, false AS hidden FROM {v}.member m CROSS JOIN LATERAL (
              (SELECT m.gained AS position, l.life FROM {v}.life l
               WHERE m.gained > $3 AND m.gained <= $7 AND l.library_id = m.library_id AND l.ended IS NULL AND l.latest < m.gained
                 AND l.life > %s
               ORDER BY l.life LIMIT $6)
              UNION ALL
              (SELECT l.latest, l.life FROM {v}.life l
               WHERE l.library_id = m.library_id AND l.ended IS NULL AND (l.latest, l.life) > ($4, $5) AND l.latest > m.gained
                 AND l.latest <= $7
               ORDER BY l.latest, l.life LIMIT $6)) s
            WHERE %s AND m.lost IS NULL
            """.formatted(FROM.formatted("m.gained"), FeedScope.MEMBERSHIPS);

    private static final String GONE = """
            SELECT s.position, s.life, s.gone_at, s.hidden FROM {v}.member m CROSS JOIN LATERAL (
              (SELECT l.ended AS position, l.life, l.ended_at AS gone_at, false AS hidden FROM {v}.life l
               WHERE l.library_id = m.library_id AND (l.ended, l.life) > ($4, $5) AND l.ended > m.gained AND l.ended <= $7
                 AND (m.lost IS NULL OR l.ended <= m.lost)
               ORDER BY l.ended, l.life LIMIT $6)
              UNION ALL
              (SELECT m.lost, l.life, m.lost_at, true FROM {v}.life l
               WHERE m.lost > $3 AND m.lost <= $7 AND l.library_id = m.library_id AND l.ended IS NULL AND l.life < m.lost AND l.life > %1$s
               ORDER BY l.life LIMIT $6)
              UNION ALL
              (SELECT m.lost, l.life, m.lost_at, true FROM {v}.life l
               WHERE m.lost > $3 AND m.lost <= $7 AND l.library_id = m.library_id AND l.ended > m.lost AND l.life < m.lost AND l.life > %1$s
               ORDER BY l.life LIMIT $6)) s
            WHERE %2$s AND (m.lost IS NULL OR m.lost >= $4)
            """.formatted(FROM.formatted("m.lost"), FeedScope.MEMBERSHIPS);

    private static final String PAGE =
            "SELECT x.position, x.life, x.gone_at, x.hidden, l.book_id, l.record, l.added_by FROM (%s ORDER BY position, life LIMIT $6) x"
                    + " JOIN {v}.life l ON l.life = x.life ORDER BY x.position, x.life";
    private static final String LIVING_PAGE = PAGE.formatted(LIVING);
    private static final String WHOLE_PAGE =
            PAGE.formatted("SELECT * FROM ((" + LIVING + ") UNION ALL (" + GONE + ")) u");

    private FeedStream() {}

    /**
     * What has changed, or is gone.
     *
     * @param gone null for a book that is there
     * @param record empty for a tombstone
     */
    record Entry(
            Slot slot,
            UUID bookId,
            String record,
            @Nullable UUID addedBy,
            @Nullable OffsetDateTime gone,
            boolean hidden) {
        private static Entry of(Row row) {
            return new Entry(
                    new Slot(Views.number(row, "position"), Views.number(row, "life")),
                    Views.uuid(row, "book_id"),
                    Views.text(row, "record"),
                    row.get("added_by", UUID.class),
                    row.get("gone_at", OffsetDateTime.class),
                    ViewSession.get(row, "hidden", Boolean.class));
        }
    }

    /** @param upTo position of the last change that belongs to this walk */
    static Mono<List<Entry>> page(
            ViewSession session, FeedScope scope, Slot after, long upTo, boolean withTombstones, int limit) {
        return session.list(
                withTombstones ? WHOLE_PAGE : LIVING_PAGE,
                Entry::of,
                scope.caller(),
                scope.library(),
                scope.since(),
                after.position(),
                after.life(),
                (long) limit,
                upTo);
    }
}
