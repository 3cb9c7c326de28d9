package io.colophon.command.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.eventstore.projection.ViewSession;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refresh tokens, the owner of {@code op.refresh_token}. A token works once. Presented again when what came of it has been used,
 * too, somebody else has it, and its whole family is revoked; when not, it may be the same client in another window.
 */
public final class RefreshTokens {

    static final Duration LIFETIME = Duration.ofHours(168);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ConnectionFactory connections;
    private final Clock clock;

    public RefreshTokens(ConnectionFactory connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** @param token 64 hexadecimal digits; known to nobody but its receiver */
    public record Issued(UUID userId, String token) {}

    /** The first token of a new sign-in. */
    public Mono<Issued> issue(UUID userId) {
        return use(connection -> insert(connection, userId, UuidCreator.getTimeOrderedEpoch(), new byte[0]));
    }

    /** Takes a token for the next one; empty when it is unknown, over, revoked, or was stolen. */
    public Mono<Issued> rotate(String token) {
        byte[] hash = hash(token);
        return use(connection -> take(connection, hash)
                .switchIfEmpty(Mono.defer(() -> revokeStolen(connection, hash)))
                .flatMap(taken -> insert(connection, taken.userId(), taken.family(), hash)));
    }

    public Mono<Void> revokeAll(UUID userId) {
        return use(connection -> update(
                        connection,
                        "UPDATE op.refresh_token SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL",
                        userId,
                        now()))
                .then();
    }

    /** Deletes what has been over for a day. */
    public Mono<Long> sweep() {
        return use(connection ->
                update(connection, "DELETE FROM op.refresh_token WHERE expires_at < $1", now().minusDays(1)));
    }

    private record Taken(UUID userId, UUID family) {}

    private Mono<Taken> take(Connection connection, byte[] hash) {
        return taken(
                connection,
                "UPDATE op.refresh_token SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2"
                        + " RETURNING user_id, family",
                hash,
                now());
    }

    private Mono<Taken> revokeStolen(Connection connection, byte[] hash) {
        return update(
                        connection,
                        "UPDATE op.refresh_token SET revoked_at = $2 WHERE revoked_at IS NULL AND family IN (SELECT family"
                                + " FROM op.refresh_token c WHERE c.parent = $1 AND c.used_at IS NOT NULL)",
                        hash,
                        now())
                .then(Mono.empty());
    }

    private Mono<Issued> insert(Connection connection, UUID userId, UUID family, byte[] parent) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        return update(
                        connection,
                        "INSERT INTO op.refresh_token (hash, user_id, family, parent, expires_at) VALUES ($1, $2, $3, nullif($4, ''::bytea), $5)",
                        hash(token),
                        userId,
                        family,
                        parent,
                        now().plus(LIFETIME))
                .thenReturn(new Issued(userId, token));
    }

    private static Mono<Taken> taken(Connection connection, String sql, Object... parameters) {
        return Flux.from(ViewSession.bind(connection.createStatement(sql), parameters)
                        .execute())
                .concatMap(result -> result.map((row, meta) -> new Taken(
                        ViewSession.get(row, "user_id", UUID.class), ViewSession.get(row, "family", UUID.class))))
                .collectList()
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    private static Mono<Long> update(Connection connection, String sql, Object... parameters) {
        return Flux.from(ViewSession.bind(connection.createStatement(sql), parameters)
                        .execute())
                .concatMap(result -> result.getRowsUpdated())
                .reduce(0L, Long::sum);
    }

    private <T> Mono<T> use(Function<Connection, Mono<T>> work) {
        return Mono.usingWhen(connections.create(), work, Connection::close);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
