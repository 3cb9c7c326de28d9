package io.colophon.query.sync;

import io.colophon.eventstore.projection.PostgresView.Applied;
import io.colophon.eventstore.projection.ViewSession;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Names of positions, the owner of {@code op.feed_mark} and {@code op.feed_head}. A time of the feed stands for the position of the
 * newest mark at or before it; whatever is behind that position comes after that time, however clocks have moved. Times only rise.
 */
public final class FeedMarks {

    /** Times that are older than this stand for the beginning of everything. */
    static final Duration KEPT = Duration.ofDays(180);

    private static final long APART_MS = 1_000;

    private final ConnectionFactory connections;
    private final Clock clock;

    /** @param clock of the marks; it may jump */
    public FeedMarks(ConnectionFactory connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** @param epoch the build of the feed within which the position means something */
    record Mark(long ms, long position, int epoch) {
        Instant time() {
            return Instant.ofEpochMilli(ms);
        }
    }

    /**
     * The mark of what has been applied: the newest one when that names it already, else a new one. Rows that are read afterwards
     * hold everything up to its position.
     */
    Mono<Mark> watermark(Applied applied) {
        return list("""
                        WITH moved AS (
                          UPDATE op.feed_head SET ms = greatest($1, ms + 1), position = $2, epoch = $3
                          WHERE $2 > position OR epoch <> $3 RETURNING ms, position, epoch),
                        kept AS (INSERT INTO op.feed_mark SELECT ms, position, epoch FROM moved)
                        SELECT ms, position, epoch FROM moved
                        UNION ALL SELECT ms, position, epoch FROM op.feed_head WHERE NOT EXISTS (SELECT 1 FROM moved)
                        """, FeedMarks::mark, clock.millis(), applied.position(), applied.generation())
                .flatMapIterable(marks -> marks)
                // Another request has moved it meanwhile, and this statement still saw it as it was before.
                .filter(mark -> mark.epoch() == applied.generation() && mark.position() >= applied.position())
                .next()
                .repeatWhenEmpty(again -> again);
    }

    /** The position that a time stands for; 0, before everything, when no mark of this build is that old. */
    Mono<Long> position(long ms, int epoch) {
        return list(
                        "SELECT ms, position, epoch FROM op.feed_mark WHERE ms <= $1 ORDER BY ms DESC LIMIT 1",
                        FeedMarks::mark,
                        ms)
                .map(found -> found.stream()
                        .filter(mark -> mark.epoch() == epoch)
                        .mapToLong(Mark::position)
                        .findFirst()
                        .orElse(0));
    }

    /**
     * Adds a mark for what a projector has just applied, in its transaction and as its last step, unless the newest one is less than
     * a second old or readers use another build.
     */
    Mono<Void> applied(ViewSession session, long position) {
        return session.run("""
                WITH moved AS (
                  UPDATE op.feed_head h SET ms = greatest($1, h.ms + 1), position = $2 FROM projection.generation g
                  WHERE g.view = 'sync' AND g.state = 'live' AND 'sync_' || g.generation = '{v}' AND h.epoch = g.generation
                    AND $2 > h.position AND $1 >= h.ms + $3
                  RETURNING h.ms, h.position, h.epoch)
                INSERT INTO op.feed_mark SELECT ms, position, epoch FROM moved
                """, clock.millis(), position, APART_MS);
    }

    /** Forgets marks that are too old to be asked for. */
    Mono<Void> sweep() {
        return list(
                        "DELETE FROM op.feed_mark WHERE ms < $1 AND ms < (SELECT ms FROM op.feed_head) RETURNING ms",
                        row -> 1,
                        clock.instant().minus(KEPT).toEpochMilli())
                .then();
    }

    private static Mark mark(Row row) {
        return new Mark(
                ViewSession.get(row, "ms", Long.class),
                ViewSession.get(row, "position", Long.class),
                ViewSession.get(row, "epoch", Integer.class));
    }

    private <T> Mono<List<T>> list(String sql, Function<Row, T> read, Object... parameters) {
        return Mono.usingWhen(
                connections.create(),
                connection -> Flux.from(ViewSession.bind(connection.createStatement(sql), parameters)
                                .execute())
                        .concatMap(result -> result.map((row, meta) -> read.apply(row)))
                        .collectList(),
                Connection::close);
    }
}
