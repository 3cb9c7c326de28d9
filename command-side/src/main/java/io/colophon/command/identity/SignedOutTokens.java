package io.colophon.command.identity;

import io.colophon.eventstore.projection.ViewSession;
import io.colophon.web.security.RevokedTokens;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The deny list, the owner of {@code op.signed_out_token}. It is asked at every request, so it answers from memory; what other nodes
 * add is seen within {@link #REFRESH}.
 */
public final class SignedOutTokens implements RevokedTokens, AutoCloseable {

    static final Duration REFRESH = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(SignedOutTokens.class);

    private final ConnectionFactory connections;
    private final Clock clock;
    private final Map<UUID, Instant> known = new ConcurrentHashMap<>();
    private Disposable refreshing = () -> {};

    public SignedOutTokens(ConnectionFactory connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** Reads the list once, and then again and again. */
    public Mono<Void> start() {
        return load().doOnSuccess(done -> refreshing = Flux.interval(REFRESH)
                .onBackpressureDrop()
                .concatMap(
                        tick -> load().onErrorResume(failure -> {
                            log.warn("reading signed-out tokens: {}", failure.toString());
                            return Mono.empty();
                        }),
                        1)
                .subscribe(none -> {}, failure -> log.error("signed-out tokens are no longer read", failure)));
    }

    @Override
    public boolean contains(UUID tokenId) {
        return known.containsKey(tokenId);
    }

    public Mono<Void> add(UUID tokenId, Instant expiresAt) {
        return Mono.usingWhen(
                        connections.create(),
                        connection -> Mono.from(ViewSession.bind(
                                                connection.createStatement(
                                                        "INSERT INTO op.signed_out_token VALUES ($1, $2) ON CONFLICT DO NOTHING"),
                                                tokenId,
                                                OffsetDateTime.ofInstant(expiresAt, ZoneOffset.UTC))
                                        .execute())
                                .flatMap(result -> Mono.from(result.getRowsUpdated())),
                        Connection::close)
                .doOnNext(rows -> known.put(tokenId, expiresAt))
                .then();
    }

    private Mono<Void> load() {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Mono.usingWhen(
                connections.create(),
                connection -> Flux.from(ViewSession.bind(
                                        connection.createStatement(
                                                "SELECT token_id, expires_at FROM op.signed_out_token WHERE expires_at > $1"),
                                        now)
                                .execute())
                        .concatMap(result -> result.map((row, meta) -> Map.entry(
                                ViewSession.get(row, "token_id", UUID.class),
                                ViewSession.get(row, "expires_at", OffsetDateTime.class)
                                        .toInstant())))
                        .collectList()
                        .doOnNext(entries -> {
                            entries.forEach(entry -> known.put(entry.getKey(), entry.getValue()));
                            known.values().removeIf(end -> end.isBefore(now.toInstant()));
                        })
                        .then(),
                Connection::close);
    }

    @Override
    public void close() {
        refreshing.dispose();
    }
}
