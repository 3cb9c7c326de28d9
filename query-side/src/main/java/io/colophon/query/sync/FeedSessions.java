package io.colophon.query.sync;

import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import io.colophon.query.sync.FeedMarks.Mark;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Paging sessions (jobs and sync, C.6), the owner of {@code op.feed_walk}, {@code op.feed_session} and {@code op.feed_page}. Sessions of
 * one key that overlap share one list of slots, a walk: its floor never moves while one of them lives, so the list is only appended to
 * and the last slot of each page can be kept. A session ends an hour after it was last renewed, or a day after its first page.
 */
public final class FeedSessions {

    /** The id of a walk that is not kept. */
    static final long NONE = 0;

    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final String LIVE = "s.begun_at > $1::timestamptz - interval '" + LONGEST.toHours()
            + " hours' AND greatest(s.begun_at, w.renewed_at) > $1::timestamptz" + " - interval '" + IDLE.toHours()
            + " hours'";
    private static final String OF_KEY =
            "w.principal = $2 AND w.since = $3 AND w.page_limit = $4 AND w.library_id = $5";
    /** The walk of a key with live sessions. */
    private static final String WALK = "SELECT w.id, w.since_position, w.floor, min(s.ms) AS ms FROM op.feed_walk w"
            + " JOIN op.feed_session s ON s.walk = w.id WHERE " + OF_KEY + " AND w.epoch = $6 AND " + LIVE
            + " GROUP BY w.id";

    private final ConnectionFactory connections;
    private final Clock clock;

    /** @param clock of the sessions' ages; it may jump */
    public FeedSessions(ConnectionFactory connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * Whose walks share their slots.
     *
     * @param since milliseconds as the caller wrote them, {@link Long#MIN_VALUE} for none
     * @param library all zero for every library of the principal
     */
    record Key(UUID principal, long since, int limit, UUID library) {}

    /**
     * The list of slots that the live sessions of a key share.
     *
     * @param since the position behind which a change makes a slot
     * @param floor lives that ended at or before it have no slot
     * @param ms of the lowest watermark of its live sessions
     */
    record Walk(long id, long since, long floor, long ms) {
        private static Walk of(Row row) {
            return new Walk(
                    Views.number(row, "id"),
                    Views.number(row, "since_position"),
                    Views.number(row, "floor"),
                    Views.number(row, "ms"));
        }
    }

    /** The last slot of a page. */
    record PageEnd(long page, Slot slot) {}

    /** The walk of the live sessions of a key, if there are any. */
    Mono<Walk> find(Key key, int epoch) {
        return use(connection -> first(connection, WALK, Walk::of, of(key, epoch)));
    }

    /** As {@link #find}, and every live session of the key has an hour from now on. */
    Mono<Walk> renew(Key key, int epoch) {
        return use(connection -> first(
                connection,
                "WITH alive AS (" + WALK
                        + "), over AS (DELETE FROM op.feed_session s USING op.feed_walk w WHERE w.id = s.walk AND "
                        + OF_KEY + " AND NOT (" + LIVE + "))"
                        + " UPDATE op.feed_walk w SET renewed_at = $1 FROM alive WHERE w.id = alive.id RETURNING alive.*",
                Walk::of,
                of(key, epoch)));
    }

    /**
     * Keeps a first page. It joins the walk of the key when that is alive, else it begins a new one.
     *
     * @param since where the slots begin if the walk is a new one; its floor is the watermark then
     * @return the walk that holds now
     */
    Mono<Walk> open(Key key, Mark watermark, long since) {
        return transaction(connection -> run(
                        connection,
                        "INSERT INTO op.feed_walk (principal, since, page_limit, library_id, epoch, since_position, floor, renewed_at)"
                                + " VALUES ($1, $2, $3, $4, $5, $6, $7, '-infinity') ON CONFLICT (principal, since, page_limit, library_id)"
                                + " DO UPDATE SET renewed_at = feed_walk.renewed_at",
                        key.principal(),
                        key.since(),
                        key.limit(),
                        key.library(),
                        watermark.epoch(),
                        since,
                        watermark.position())
                .then(run(
                        connection,
                        "DELETE FROM op.feed_session s USING op.feed_walk w WHERE w.id = s.walk AND " + OF_KEY
                                + " AND (w.epoch <> $6 OR NOT (" + LIVE + "))",
                        of(key, watermark.epoch())))
                .then(run(
                        connection,
                        "WITH fresh AS (UPDATE op.feed_walk w SET epoch = $6, since_position = $7, floor = $8, renewed_at = '-infinity'"
                                + " WHERE " + OF_KEY + " AND $1::timestamptz IS NOT NULL"
                                + " AND NOT EXISTS (SELECT 1 FROM op.feed_session s WHERE s.walk = w.id) RETURNING w.id)"
                                + " DELETE FROM op.feed_page p USING fresh WHERE p.walk = fresh.id",
                        now(),
                        key.principal(),
                        key.since(),
                        key.limit(),
                        key.library(),
                        watermark.epoch(),
                        since,
                        watermark.position()))
                .then(run(
                        connection,
                        "INSERT INTO op.feed_session (walk, ms, begun_at) SELECT w.id, $6, $1 FROM op.feed_walk w WHERE "
                                + OF_KEY + " ON CONFLICT (walk, ms) DO UPDATE SET begun_at = excluded.begun_at",
                        of(key, watermark.ms())))
                .then(first(connection, WALK, Walk::of, of(key, watermark.epoch()))));
    }

    /** The last slot of the latest page up to the one asked for that is kept. */
    Mono<PageEnd> end(Walk walk, long page) {
        return use(connection -> first(
                connection,
                "SELECT page, position, life FROM op.feed_page WHERE walk = $1 AND page <= $2 ORDER BY page DESC LIMIT 1",
                row -> new PageEnd(
                        Views.number(row, "page"), new Slot(Views.number(row, "position"), Views.number(row, "life"))),
                walk.id(),
                page));
    }

    /** Keeps where a page of the walk ends; harmless when the walk has become another one since. */
    Mono<Void> keep(Walk walk, PageEnd end) {
        return use(connection -> run(
                connection,
                "INSERT INTO op.feed_page (walk, page, position, life) SELECT id, $4, $5, $6 FROM op.feed_walk"
                        + " WHERE id = $1 AND since_position = $2 AND floor = $3 ON CONFLICT DO NOTHING",
                walk.id(),
                walk.since(),
                walk.floor(),
                end.page(),
                end.slot().position(),
                end.slot().life()));
    }

    /** Deletes walks that nobody is on any more. */
    Mono<Void> sweep() {
        return use(connection -> run(
                connection,
                "DELETE FROM op.feed_walk w WHERE NOT EXISTS (SELECT 1 FROM op.feed_session s WHERE s.walk = w.id AND "
                        + LIVE + ")",
                now()));
    }

    private Object[] of(Key key, Object last) {
        return new Object[] {now(), key.principal(), key.since(), key.limit(), key.library(), last};
    }

    private OffsetDateTime now() {
        return Views.time(clock.instant());
    }

    private static Mono<Void> run(Connection connection, String sql, Object... parameters) {
        return Flux.from(ViewSession.bind(connection.createStatement(sql), parameters)
                        .execute())
                .concatMap(result -> result.getRowsUpdated())
                .then();
    }

    private static <T> Mono<T> first(Connection connection, String sql, Function<Row, T> read, Object... parameters) {
        return Flux.from(ViewSession.bind(connection.createStatement(sql), parameters)
                        .execute())
                .concatMap(result -> result.map((row, meta) -> read.apply(row)))
                .collectList()
                .flatMap(found -> Mono.justOrEmpty(List.copyOf(found).stream().findFirst()));
    }

    private <T> Mono<T> use(Function<Connection, Mono<T>> work) {
        return Mono.usingWhen(connections.create(), work, Connection::close);
    }

    private <T> Mono<T> transaction(Function<Connection, Mono<T>> work) {
        return use(connection -> Mono.usingWhen(
                Mono.from(connection.beginTransaction()).thenReturn(connection),
                work,
                Connection::commitTransaction,
                (c, failure) -> c.rollbackTransaction(),
                Connection::rollbackTransaction));
    }
}
