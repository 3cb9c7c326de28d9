package io.colophon.command.jobs;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.eventstore.projection.ViewSession;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Leases on runs, the owner of {@code op.run_lease}: one node works on a run; when it dies another takes over. */
public final class RunLeases {

    static final Duration LEASE = Duration.ofSeconds(10);

    private final ConnectionFactory connections;
    private final UUID node = UuidCreator.getTimeOrderedEpoch();

    public RunLeases(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** Takes or keeps the lease; false: another node has it. */
    public Mono<Boolean> hold(UUID runId) {
        return update(
                        "INSERT INTO op.run_lease VALUES ($1, $2, now() + $3 * interval '1 ms')"
                                + " ON CONFLICT (run_id) DO UPDATE SET node = $2, lease_until = excluded.lease_until"
                                + " WHERE run_lease.node = $2 OR run_lease.lease_until < now()",
                        runId,
                        node,
                        LEASE.toMillis())
                .map(rows -> rows == 1);
    }

    public Mono<Void> release(UUID runId) {
        return update("DELETE FROM op.run_lease WHERE run_id = $1 AND node = $2", runId, node)
                .then();
    }

    private Mono<Long> update(String sql, Object... parameters) {
        return Mono.usingWhen(
                connections.create(),
                connection -> Flux.from(ViewSession.bind(connection.createStatement(sql), parameters)
                                .execute())
                        .concatMap(result -> result.getRowsUpdated())
                        .reduce(0L, Long::sum),
                Connection::close);
    }
}
