package io.colophon.eventstore;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The sessions of the store: one alone for the committer, a pool for readers, another for projections and views. */
public final class StoreConnections {

    /**
     * Sessions of the log: its statements are index walks at every size, never a hash or a scan of the whole. So they are planned once: a
     * plan of their own for each boundary costs more than the walk.
     */
    private static final Map<String, String> INDEX_WALKS = Map.of(
            "enable_hashjoin", "off",
            "enable_mergejoin", "off",
            "enable_seqscan", "off",
            "enable_bitmapscan", "off",
            "plan_cache_mode", "force_generic_plan",
            "jit", "off");

    private final PostgresAddress address;

    public StoreConnections(PostgresAddress address) {
        this.address = address;
    }

    /** For {@link AppendCommitter}: sessions that give up rather than hold the append lock, and probe by index rather than scan. */
    public ConnectionFactory forAppending() {
        Map<String, String> options = new LinkedHashMap<>(INDEX_WALKS);
        options.put("statement_timeout", "30s");
        options.put("lock_timeout", "5s");
        options.put("idle_in_transaction_session_timeout", "60s");
        return factory("colophon-append", options);
    }

    /** For {@link EventReader}. */
    public ConnectionPool forReading(int size) {
        Map<String, String> options = new LinkedHashMap<>(INDEX_WALKS);
        options.put("statement_timeout", "60s");
        options.put("default_transaction_read_only", "on");
        return pool(factory("colophon-log", options), size, "log");
    }

    /**
     * For projections and their readers. A node that is stopped in the middle of a batch keeps the rows that it has written from
     * its successor no longer than its lease.
     */
    public ConnectionPool forViews(int size) {
        return pool(
                factory(
                        "colophon-views",
                        Map.of("statement_timeout", "60s", "idle_in_transaction_session_timeout", "10s", "jit", "off")),
                size,
                "views");
    }

    /**
     * For queries that callers of the product compose: each is planned for its values, and one that takes longer than the limit fails with
     * SQLSTATE 57014.
     */
    public ConnectionPool forSearching(int size, Duration limit) {
        return pool(
                factory(
                        "colophon-searches",
                        Map.of(
                                "statement_timeout",
                                limit.toMillis() + "ms",
                                "plan_cache_mode",
                                "force_custom_plan",
                                "default_transaction_read_only",
                                "on",
                                "jit",
                                "off")),
                size,
                "searches");
    }

    private PostgresqlConnectionFactory factory(String name, Map<String, String> options) {
        return new PostgresqlConnectionFactory(address.configuration(name, options));
    }

    private static ConnectionPool pool(ConnectionFactory factory, int size, String name) {
        return new ConnectionPool(ConnectionPoolConfiguration.builder(factory)
                .name(name)
                .initialSize(0)
                .minIdle(0)
                .maxSize(size)
                .maxIdleTime(Duration.ofMinutes(5))
                .maxAcquireTime(Duration.ofSeconds(20))
                .acquireRetry(2)
                .validationDepth(io.r2dbc.spi.ValidationDepth.LOCAL)
                .preRelease(connection -> connection.isAutoCommit()
                        ? Mono.empty()
                        : Mono.from(connection.rollbackTransaction()).then(Mono.from(connection.setAutoCommit(true))))
                .build());
    }
}
