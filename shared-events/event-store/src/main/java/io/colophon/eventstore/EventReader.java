package io.colophon.eventstore;

import static java.util.Comparator.comparingLong;

import io.colophon.eventstore.BoundaryReads.Found;
import io.colophon.eventstore.BoundaryReads.Match;
import io.colophon.eventstore.Criterion.Beyond;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the log. Every read is one statement on one snapshot, walks an index, and collects its rows on the driver's thread
 * (rows must not cross threads under backpressure with this driver), so pages are the unit of everything that is long.
 */
public final class EventReader {

    private static final String COLUMNS =
            "e.position, e.event_id, e.type, e.version, e.ts, e.stored_at, e.tags, e.payload, e.metadata";

    private static final String PAGE =
            "SELECT " + COLUMNS + " FROM es.event e WHERE e.position > $1 ORDER BY e.position LIMIT $2";

    private static final String LIGHT_PAGE = "SELECT " + COLUMNS
            + " FROM (SELECT *, sum(octet_length(payload)) OVER (ORDER BY position) - octet_length(payload) AS bytes_before"
            + " FROM (SELECT * FROM es.event WHERE position > $1 ORDER BY position LIMIT $2) page) e"
            + " WHERE e.bytes_before < $3 ORDER BY e.position";

    /**
     * The positions that meet criteria, and which of them. Each tag and each type is an index walk of its own: asked for several types
     * at once, the planner would rather read the whole log beyond the position.
     */
    private static final String MATCHES = """
            matches AS MATERIALIZED (
              SELECT m.position, array_agg(q.n::int) AS met
              FROM unnest($1::text[], $2::text[], $3::bigint[]) WITH ORDINALITY AS u(t, y, a, n)
              CROSS JOIN LATERAL (SELECT CASE WHEN u.t = '' THEN NULL ELSE string_to_array(u.t, E'\\x1f') END AS tg,
                                         CASE WHEN u.y = '' THEN NULL ELSE string_to_array(u.y, E'\\x1f') END AS ty,
                                         u.a, u.n OFFSET 0) q
              CROSS JOIN LATERAL (
                (SELECT t.position FROM es.event_tag t
                 WHERE t.tag = q.tg[1] AND t.position > q.a AND (q.ty IS NULL OR t.type = ANY(q.ty))
                   AND (cardinality(q.tg) = 1 OR (SELECT x.tags FROM es.event x WHERE x.position = t.position) @> q.tg)
                 ORDER BY t.position LIMIT $4)
                UNION ALL
                (SELECT y.position FROM unnest(q.ty) AS n(type) CROSS JOIN LATERAL (
                   SELECT x.position FROM es.event x
                   WHERE q.tg IS NULL AND x.type = n.type AND x.position > q.a
                   ORDER BY x.position LIMIT $4) y)
              ) m
              GROUP BY m.position)
            """;

    private static final String SOURCE =
            "WITH head AS MATERIALIZED (SELECT coalesce(max(position), 0) AS head FROM es.event), "
                    + MATCHES + "SELECT h.head, e.met, " + COLUMNS
                    + " FROM head h LEFT JOIN (SELECT m.met, v.* FROM matches m"
                    + " JOIN LATERAL (SELECT * FROM es.event WHERE position = m.position OFFSET 0) v ON true) e"
                    + " ON true ORDER BY e.position";

    private static final String MATCHING_PAGE = "WITH " + MATCHES + "SELECT " + COLUMNS
            + " FROM (SELECT position FROM matches ORDER BY position LIMIT $4) m"
            + " JOIN LATERAL (SELECT * FROM es.event WHERE position = m.position OFFSET 0) e ON true ORDER BY e.position";

    private static final String NEWEST = "SELECT " + COLUMNS + " FROM (SELECT t.position FROM es.event_tag t"
            + " WHERE t.tag = $1 AND t.position < $2 ORDER BY t.position DESC LIMIT $3) n"
            + " JOIN es.event e ON e.position = n.position ORDER BY e.position DESC";

    private final ConnectionFactory connections;
    private final BoundaryReads boundaries = new BoundaryReads(this::found);

    /** @param connections a pool whose sessions are set up by {@link StoreConnections} */
    public EventReader(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** The events of a boundary, in order, and the head of the log on the same snapshot. */
    public record Sourced(long head, List<StoredEvent> events) {}

    /** At most {@code limit} events beyond {@code after}, in order. Empty: there was none. */
    public Mono<List<StoredEvent>> page(long after, int limit) {
        return read(c -> c.createStatement(PAGE).bind("$1", after).bind("$2", limit));
    }

    /** As {@link #page(long, int)}, ended by the event with which it has so many bytes of payload. */
    Mono<List<StoredEvent>> page(long after, int limit, int bytes) {
        return read(c -> c.createStatement(LIGHT_PAGE)
                .bind("$1", after)
                .bind("$2", limit)
                .bind("$3", bytes));
    }

    /** As {@link #page(long, int)}, of the events that meet one of the criteria. */
    public Mono<List<StoredEvent>> page(Collection<Criterion> criteria, long after, int limit) {
        return isAny(criteria)
                ? page(after, limit)
                : read(c -> bind(c.createStatement(MATCHING_PAGE), beyond(criteria, after), limit));
    }

    /** Everything that meets one of the criteria beyond {@code after}; see {@link #source(Collection)}. */
    public Mono<Sourced> source(Collection<Criterion> criteria, long after) {
        return source(beyond(criteria.isEmpty() ? List.of(Criterion.ANY) : criteria, after));
    }

    /** Everything that meets one of the criteria, each beyond its own position. Meant for boundaries, which are small. */
    public Mono<Sourced> source(Collection<Beyond> boundary) {
        return boundary.stream()
                .filter(one -> one.criterion().equals(Criterion.ANY))
                .min(comparingLong(Beyond::after))
                .map(any -> page(any.after(), Integer.MAX_VALUE)
                        .map(events -> new Sourced(
                                events.isEmpty()
                                        ? any.after()
                                        : events.getLast().position(),
                                events)))
                .orElseGet(() -> boundaries.read(boundary));
    }

    private Mono<Found> found(List<Beyond> boundary) {
        record Row(long head, @Nullable Match match) {}
        return rows(c -> bind(c.createStatement(SOURCE), boundary, Integer.MAX_VALUE), row -> {
                    StoredEvent event = event(row);
                    return new Row(
                            row.get("head", Long.class),
                            event == null ? null : new Match(event, row.get("met", Integer[].class)));
                })
                .map(rows -> new Found(
                        rows.getFirst().head(),
                        rows.stream()
                                .flatMap(row -> Stream.ofNullable(row.match()))
                                .toList()));
    }

    /** The newest events with a tag below a position, newest first. */
    public Mono<List<StoredEvent>> newest(String tag, long before, int limit) {
        return read(c ->
                c.createStatement(NEWEST).bind("$1", tag).bind("$2", before).bind("$3", limit));
    }

    /** The position of the newest event, 0 when there is none. */
    public Mono<Long> head() {
        return one(c -> c.createStatement("SELECT coalesce(max(position), 0) AS p FROM es.event"));
    }

    /** The position before the first event at or after an instant; the head when there is none. */
    public Mono<Long> positionBefore(Instant instant) {
        return one(c -> c.createStatement(
                        "SELECT coalesce((SELECT min(position) - 1 FROM es.event WHERE ts >= $1), (SELECT max(position) FROM es.event), 0) AS p")
                .bind("$1", OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)));
    }

    /** The positions of those of these events that are stored. */
    Mono<Map<UUID, Long>> positions(Collection<UUID> ids) {
        return rows(
                        c -> c.createStatement("SELECT event_id, position FROM es.event WHERE event_id = ANY($1)")
                                .bind("$1", ids.toArray(UUID[]::new)),
                        row -> Map.entry(row.get("event_id", UUID.class), row.get("position", Long.class)))
                .map(found -> found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Mono<Long> one(Function<Connection, Statement> statement) {
        return rows(statement, row -> row.get("p", Long.class)).map(List::getFirst);
    }

    private Mono<List<StoredEvent>> read(Function<Connection, Statement> statement) {
        return rows(statement, row -> {
            StoredEvent event = event(row);
            if (event == null) {
                throw new IllegalStateException("a row without a position");
            }
            return event;
        });
    }

    private <T> Mono<List<T>> rows(Function<Connection, Statement> statement, Function<Row, T> read) {
        Function<Result, Publisher<T>> map = result -> result.map((row, meta) -> read.apply(row));
        return Mono.usingWhen(
                connections.create(),
                connection -> Flux.from(statement.apply(connection).execute())
                        .concatMap(map)
                        .collectList(),
                Connection::close);
    }

    private static List<Beyond> beyond(Collection<Criterion> criteria, long after) {
        return criteria.stream().map(one -> one.beyond(after)).toList();
    }

    private static Statement bind(Statement statement, List<Beyond> boundary, int limit) {
        return statement
                .bind(
                        "$1",
                        boundary.stream()
                                .map(one -> one.criterion().joinedTags())
                                .toArray(String[]::new))
                .bind(
                        "$2",
                        boundary.stream()
                                .map(one -> one.criterion().joinedTypes())
                                .toArray(String[]::new))
                .bind("$3", boundary.stream().map(Beyond::after).toArray(Long[]::new))
                .bind("$4", limit);
    }

    private static boolean isAny(Collection<Criterion> criteria) {
        return criteria.isEmpty() || criteria.contains(Criterion.ANY);
    }

    private static @Nullable StoredEvent event(Row row) {
        Long position = row.get("position", Long.class);
        return position == null
                ? null
                : new StoredEvent(
                        position,
                        row.get("event_id", UUID.class),
                        row.get("type", String.class),
                        row.get("version", String.class),
                        row.get("ts", OffsetDateTime.class).toInstant(),
                        row.get("stored_at", OffsetDateTime.class).toInstant(),
                        List.of(row.get("tags", String[].class)),
                        row.get("payload", byte[].class),
                        row.get("metadata", byte[].class));
    }
}
