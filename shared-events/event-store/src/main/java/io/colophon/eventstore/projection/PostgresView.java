package io.colophon.eventstore.projection;

import io.r2dbc.postgresql.api.PostgresTransactionDefinition;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.TransactionDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A view in PostgreSQL: its tables live in one schema a generation. SQL names that schema {@code {v}}; readers get the live one,
 * a projector the one it builds.
 */
public final class PostgresView implements ViewStore<ViewSession>, LiveSwitch {

    private static final TransactionDefinition SNAPSHOT =
            PostgresTransactionDefinition.from(IsolationLevel.REPEATABLE_READ).readOnly();

    private static final String UNDEFINED_TABLE = "42P01";

    private final String name;
    private final String ddl;
    private final ConnectionFactory connections;
    private final Switch live;

    /** The generation that is read, and SQL made for it. */
    private record Live(int generation, Map<String, String> sql) {}

    /** Of a view and all that reads it over other sessions. */
    private static final class Switch {
        private volatile Live now = new Live(0, new ConcurrentHashMap<>());
    }

    /** @param ddl statements that make the tables, separated by semicolons at line ends */
    public PostgresView(String name, String ddl, ConnectionFactory connections) {
        this(name, ddl, connections, new Switch());
    }

    private PostgresView(String name, String ddl, ConnectionFactory connections, Switch live) {
        this.name = name;
        this.ddl = ddl;
        this.connections = connections;
        this.live = live;
    }

    /** The same view over other sessions, for reads that are to be done under other rules. */
    public PostgresView over(ConnectionFactory others) {
        return new PostgresView(name, ddl, others, live);
    }

    /** For readers: the SQL on the live generation. */
    public String sql(String template) {
        return sql(template, live());
    }

    private String sql(String template, Live on) {
        return on.sql.computeIfAbsent(template, t -> t.replace("{v}", name + "_" + on.generation));
    }

    /** A read that comes so late that its generation is gone meanwhile is one of the generation that is live by then. */
    private <T> Flux<T> onLive(Function<Live, Flux<T>> read) {
        return Flux.defer(() -> {
            Live now = live();
            return read.apply(now)
                    .onErrorResume(
                            R2dbcException.class,
                            failure -> UNDEFINED_TABLE.equals(failure.getSqlState()) && live.now != now
                                    ? read.apply(live())
                                    : Flux.error(failure));
        });
    }

    private Live live() {
        Live now = live.now;
        if (now.generation == 0) {
            throw new ViewNotReady(name);
        }
        return now;
    }

    /** Rows of the live generation as they come, read on the driver's thread; for those who keep few of many. */
    public <T> Flux<T> rows(String template, Function<Row, T> read, Object... parameters) {
        return onLive(on -> Flux.usingWhen(
                connections.create(),
                connection -> Flux.from(ViewSession.bind(connection.createStatement(sql(template, on)), parameters)
                                .execute())
                        .concatMap(result -> result.map((row, meta) -> read.apply(row))),
                Connection::close));
    }

    /** All rows of the live generation, read on the driver's thread. */
    public <T> Mono<List<T>> list(String template, Function<Row, T> read, Object... parameters) {
        return rows(template, read, parameters).collectList();
    }

    /** The first row of the live generation, if there is one. */
    public <T> Mono<T> first(String template, Function<Row, T> read, Object... parameters) {
        return list(template, read, parameters)
                .flatMap(rows -> Mono.justOrEmpty(rows.stream().findFirst()));
    }

    /**
     * What readers of the live generation can see at least.
     *
     * @param position everything up to it is applied
     */
    public record Applied(int generation, long position) {}

    /** Reads the live generation and its token from the database; fails with {@link ViewNotReady} when there is none or it has stopped. */
    public Mono<Applied> applied() {
        return Mono.usingWhen(
                        connections.create(),
                        connection -> Mono.from(connection
                                        .createStatement("SELECT generation, position FROM projection.generation"
                                                + " WHERE view = $1 AND state = 'live' AND failure IS NULL")
                                        .bind("$1", name)
                                        .execute())
                                .flatMap(result -> Mono.from(result.map((row, meta) -> new Applied(
                                        ViewSession.get(row, "generation", Integer.class),
                                        ViewSession.get(row, "position", Long.class))))),
                        Connection::close)
                .switchIfEmpty(Mono.error(() -> new ViewNotReady(name)));
    }

    /**
     * Several queries that see one state of a generation.
     *
     * @param work gets a session that can't write
     */
    public <T> Mono<T> snapshot(int generation, Function<ViewSession, Mono<T>> work) {
        return Mono.usingWhen(
                connections.create(),
                connection -> Mono.usingWhen(
                        Mono.from(connection.beginTransaction(SNAPSHOT)).thenReturn(connection),
                        c -> work.apply(new ViewSession(c, new GenerationId(name, generation))),
                        Connection::commitTransaction,
                        (c, failure) -> c.rollbackTransaction(),
                        Connection::rollbackTransaction),
                Connection::close);
    }

    public ConnectionFactory connections() {
        return connections;
    }

    @Override
    public void live(int generation) {
        if (live.now.generation != generation) {
            live.now = new Live(generation, new ConcurrentHashMap<>());
        }
    }

    @Override
    public Mono<Void> create(GenerationId id) {
        return exists(id).filter(there -> !there).flatMap(missing -> build(id));
    }

    private Mono<Boolean> exists(GenerationId id) {
        return Mono.usingWhen(
                connections.create(),
                connection -> Mono.from(connection
                                .createStatement("SELECT to_regnamespace($1) IS NOT NULL AS there")
                                .bind("$1", id.schema())
                                .execute())
                        .flatMap(result ->
                                Mono.from(result.map((row, meta) -> ViewSession.get(row, "there", Boolean.class)))),
                Connection::close);
    }

    private Mono<Void> build(GenerationId id) {
        return use(connection -> Flux.fromIterable(Arrays.stream(ddl.split(";\\s*\n"))
                        .map(String::strip)
                        .filter(statement -> !statement.isEmpty())
                        .toList())
                .startWith("CREATE SCHEMA {v}")
                .concatMap(statement -> Mono.from(connection
                                .createStatement(statement.replace("{v}", id.schema()))
                                .execute())
                        .flatMap(result -> Mono.from(result.getRowsUpdated())))
                .then());
    }

    @Override
    public Mono<Void> drop(GenerationId id) {
        return use(connection -> run(connection, "DROP SCHEMA IF EXISTS " + id.schema() + " CASCADE"));
    }

    @Override
    public Mono<Long> position(GenerationId id) {
        return Mono.usingWhen(
                connections.create(),
                connection -> Mono.from(connection
                                .createStatement(
                                        "SELECT position FROM projection.generation WHERE view = $1 AND generation = $2")
                                .bind("$1", id.view())
                                .bind("$2", id.number())
                                .execute())
                        .flatMap(result -> Mono.from(result.map((row, meta) -> row.get(0, Long.class)))),
                Connection::close);
    }

    @Override
    public Mono<Void> advance(Lease lease, long position, Function<ViewSession, Mono<Void>> work) {
        return use(connection -> work.apply(new ViewSession(connection, lease.id()))
                // Last, so that a node that is stopped in the middle does not hold the row against its successor.
                .then(moveToken(connection, lease, position)));
    }

    private static Mono<Void> moveToken(Connection connection, Lease lease, long position) {
        return Mono.from(connection
                        .createStatement(
                                "UPDATE projection.generation SET position = greatest(position, $1), failure = NULL"
                                        + " WHERE view = $2 AND generation = $3 AND fence = $4")
                        .bind("$1", position)
                        .bind("$2", lease.id().view())
                        .bind("$3", lease.id().number())
                        .bind("$4", lease.fence())
                        .execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(new Fenced(lease.id())));
    }

    private Mono<Void> use(Function<Connection, Mono<Void>> work) {
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

    private static Mono<Void> run(Connection connection, String sql) {
        return Mono.from(connection.createStatement(sql).execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .then();
    }
}
