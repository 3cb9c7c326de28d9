package io.colophon.eventstore.projection;

import io.colophon.eventstore.projection.ViewStore.Fenced;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Row;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The one place that reads and writes {@code projection.generation} and {@code projection.dead_letter}. */
public final class ProjectionControl {

    private static final String COLUMNS = "view, generation, version, state, auto_switch, paused, position,"
            + " CASE WHEN lease_until > now() THEN owner END AS owner, failure";

    private final ConnectionFactory connections;
    private final String node;

    /** @param node a name of this process that no other one has */
    public ProjectionControl(ConnectionFactory connections, String node) {
        this.connections = connections;
        this.node = node;
    }

    /** A parked event; {@code cause} is empty when it only waits behind another one. */
    public record DeadLetter(GenerationId id, long position, String key, String cause) {}

    public Mono<List<Generation>> generations() {
        return list(
                "SELECT " + COLUMNS + " FROM projection.generation ORDER BY view, generation",
                ProjectionControl::generation);
    }

    /** Adds the next generation of a view; a build of this version that is already there goes on, and is switched as asked now. */
    public Mono<Void> add(String view, int version, boolean autoSwitch) {
        return update(
                        "INSERT INTO projection.generation (view, generation, version, state, auto_switch)"
                                + " SELECT $1, coalesce(max(generation), 0) + 1, $2, 'building', $3 FROM projection.generation WHERE view = $1"
                                + " HAVING NOT coalesce(bool_or(state = 'building' AND version = $2), false)"
                                + " ON CONFLICT DO NOTHING",
                        view,
                        version,
                        autoSwitch)
                .then(update(
                        "UPDATE projection.generation SET auto_switch = $3 WHERE view = $1 AND version = $2 AND state = 'building'",
                        view,
                        version,
                        autoSwitch))
                .then();
    }

    /** Makes a generation the live one; the one that was live stands by. Fails, and changes nothing, when it is not there. */
    public Mono<Void> makeLive(GenerationId id) {
        return transaction(connection -> run(
                        connection,
                        "UPDATE projection.generation SET state = 'standby', auto_switch = false WHERE view = $1 AND state = 'live'",
                        id.view())
                .then(run(
                        connection,
                        "UPDATE projection.generation SET state = 'live', auto_switch = false WHERE view = $1 AND generation = $2",
                        id.view(),
                        id.number()))
                .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(new IllegalStateException(id + " is gone"))));
    }

    /** Removes a generation that stands by; false: it does not (any more). */
    public Mono<Boolean> remove(GenerationId id) {
        return update(
                        "DELETE FROM projection.generation WHERE view = $1 AND generation = $2 AND state = 'standby'",
                        id.view(),
                        id.number())
                .map(rows -> rows == 1);
    }

    /** A generation that is paused has a new fence, so nothing is applied any more from then on, on whatever node. */
    public Mono<Void> pause(GenerationId id, boolean paused) {
        return update(
                        "UPDATE projection.generation SET paused = $3, fence = fence + 1, lease_until = '-infinity'"
                                + " WHERE view = $1 AND generation = $2 AND paused <> $3",
                        id.view(),
                        id.number(),
                        paused)
                .then();
    }

    /** Takes the lease when it is free or was ours; empty when another node holds it. */
    public Mono<Lease> claim(GenerationId id, Duration duration) {
        return list(
                        "UPDATE projection.generation SET owner = $3, fence = fence + 1, lease_until = now() + $4 * interval '1 ms'"
                                + " WHERE view = $1 AND generation = $2 AND NOT paused AND (lease_until < now() OR owner = $3)"
                                + " RETURNING fence, position",
                        row -> new Lease(
                                id,
                                ViewSession.get(row, "fence", Long.class),
                                ViewSession.get(row, "position", Long.class)),
                        id.view(),
                        id.number(),
                        node,
                        duration.toMillis())
                .flatMap(leases -> Mono.justOrEmpty(leases.stream().findFirst()));
    }

    /** Keeps a lease; false: it is lost. */
    public Mono<Boolean> renew(Lease lease, Duration duration) {
        return update(
                        "UPDATE projection.generation SET lease_until = now() + $4 * interval '1 ms'"
                                + " WHERE view = $1 AND generation = $2 AND fence = $3 AND NOT paused",
                        lease.id().view(),
                        lease.id().number(),
                        lease.fence(),
                        duration.toMillis())
                .map(rows -> rows == 1);
    }

    /** Gives a lease back, so that another node need not wait for its end. */
    public Mono<Void> release(Lease lease) {
        return update(
                        "UPDATE projection.generation SET lease_until = '-infinity' WHERE view = $1 AND generation = $2 AND fence = $3",
                        lease.id().view(),
                        lease.id().number(),
                        lease.fence())
                .then();
    }

    public Mono<Void> failed(GenerationId id, String failure) {
        return update(
                        "UPDATE projection.generation SET failure = $3 WHERE view = $1 AND generation = $2",
                        id.view(),
                        id.number(),
                        failure)
                .then();
    }

    public Mono<List<DeadLetter>> deadLetters(GenerationId id) {
        return list(
                "SELECT position, key, cause FROM projection.dead_letter WHERE view = $1 AND generation = $2 ORDER BY position",
                row -> {
                    String cause = row.get("cause", String.class);
                    return new DeadLetter(
                            id,
                            ViewSession.get(row, "position", Long.class),
                            ViewSession.get(row, "key", String.class),
                            cause == null ? "" : cause);
                },
                id.view(),
                id.number());
    }

    /** Parks an event, or gives a parked one its new cause. Fails with {@link Fenced} when another node has taken over. */
    public Mono<Void> park(Lease held, DeadLetter letter) {
        return update(
                        "INSERT INTO projection.dead_letter (view, generation, position, key, cause)"
                                + " SELECT g.view, g.generation, $3, $4, nullif($5, '') FROM projection.generation g"
                                // A takeover waits for this lock, or this statement sees its fence.
                                + " WHERE g.view = $1 AND g.generation = $2 AND g.fence = $6 FOR SHARE"
                                + " ON CONFLICT (view, generation, position) DO UPDATE"
                                + " SET cause = coalesce(excluded.cause, dead_letter.cause)",
                        letter.id().view(),
                        letter.id().number(),
                        letter.position(),
                        letter.key(),
                        letter.cause(),
                        held.fence())
                .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(new Fenced(letter.id())));
    }

    /** Whether an event of a range, both ends included, is parked. */
    public Mono<Boolean> parked(GenerationId id, long first, long last) {
        return list(
                        "SELECT EXISTS (SELECT FROM projection.dead_letter"
                                + " WHERE view = $1 AND generation = $2 AND position BETWEEN $3 AND $4) AS there",
                        row -> ViewSession.get(row, "there", Boolean.class),
                        id.view(),
                        id.number(),
                        first,
                        last)
                .map(List::getFirst);
    }

    public Mono<Void> unpark(GenerationId id, long position) {
        return update(
                        "DELETE FROM projection.dead_letter WHERE view = $1 AND generation = $2 AND position = $3",
                        id.view(),
                        id.number(),
                        position)
                .then();
    }

    private static Generation generation(Row row) {
        return new Generation(
                new GenerationId(
                        ViewSession.get(row, "view", String.class), ViewSession.get(row, "generation", Integer.class)),
                ViewSession.get(row, "version", Integer.class),
                Generation.State.valueOf(
                        ViewSession.get(row, "state", String.class).toUpperCase(Locale.ROOT)),
                ViewSession.get(row, "auto_switch", Boolean.class),
                ViewSession.get(row, "paused", Boolean.class),
                ViewSession.get(row, "position", Long.class),
                row.get("owner", String.class),
                row.get("failure", String.class));
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

    private Mono<Long> update(String sql, Object... parameters) {
        return Mono.usingWhen(connections.create(), connection -> run(connection, sql, parameters), Connection::close);
    }

    private Mono<Void> transaction(Function<Connection, Mono<Void>> work) {
        return Mono.usingWhen(
                connections.create(),
                connection -> Mono.usingWhen(
                        Mono.from(connection.beginTransaction()).thenReturn(connection),
                        work,
                        Connection::commitTransaction,
                        (c, failure) -> c.rollbackTransaction(),
                        Connection::rollbackTransaction),
                Connection::close);
    }

    private static Mono<Long> run(Connection connection, String sql, Object... parameters) {
        return Flux.from(ViewSession.bind(connection.createStatement(sql), parameters)
                        .execute())
                .concatMap(result -> result.getRowsUpdated())
                .reduce(0L, Long::sum);
    }
}
