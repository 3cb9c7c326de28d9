package io.colophon.benchmarks;

import io.colophon.web.Answers;
import io.colophon.web.WireJson;
import io.r2dbc.pool.ConnectionPool;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The least that a request can cost: routes in the measured process, behind its security chain, that do nothing but answer. Their rows
 * are the answers of the measured instance's own books, in a table with nothing else in it.
 */
@AutoConfiguration
@RestController
public class FloorRoutes {

    /** Filled when an instance is. */
    static final String TABLE = "floor.row";

    private static final String CONSTANT = "{\"title\":\"" + "x".repeat(1_000) + "\"}";

    private final ConnectionPool connections;

    public FloorRoutes(@Qualifier("viewPool") ConnectionPool connections) {
        this.connections = connections;
    }

    @GetMapping("/floor/constant")
    Mono<ResponseEntity<byte[]>> constant() {
        return Mono.fromSupplier(() -> Answers.ok(CONSTANT));
    }

    @GetMapping("/floor/rows/{id}")
    Mono<ResponseEntity<byte[]>> row(@PathVariable UUID id) {
        return answers("SELECT answer FROM " + TABLE + " WHERE id = $1", id).map(rows -> Answers.ok(rows.getFirst()));
    }

    @GetMapping("/floor/rows/page/{from}")
    Mono<ResponseEntity<byte[]>> page(@PathVariable int from) {
        return answers("SELECT answer FROM " + TABLE + " WHERE number >= $1 ORDER BY number LIMIT 25", from)
                .map(rows -> Answers.ok(WireJson.array(rows)));
    }

    private Mono<List<String>> answers(String sql, Object parameter) {
        return Flux.usingWhen(
                        connections.create(),
                        connection -> Flux.from(connection
                                        .createStatement(sql)
                                        .bind("$1", parameter)
                                        .execute())
                                .concatMap(result -> result.map((row, meta) -> row.get(0, String.class))),
                        connection -> connection.close())
                .collectList();
    }
}
