package io.colophon.eventstore.json;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Subject keys in {@code op.subject_key}, wrapped by the master key, the ones in use held in memory. Another node learns of a
 * destroyed key when its own copy is pushed out or {@link #forget} is called, which projectors do on {@code SubjectErased}.
 */
public final class PostgresSubjectKeys implements SubjectKeys {

    private static final int CACHED = 20_000;

    private final ConnectionFactory connections;
    private final SecretKey masterKey;
    private final Map<UUID, SecretKey> cache = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, SecretKey> eldest) {
            return size() > CACHED;
        }
    });

    public PostgresSubjectKeys(ConnectionFactory connections, SecretKey masterKey) {
        this.connections = connections;
        this.masterKey = masterKey;
    }

    @Override
    public Mono<Map<UUID, SecretKey>> forReading(Collection<UUID> subjects) {
        Map<UUID, SecretKey> found = new HashMap<>();
        Set<UUID> missing = new HashSet<>();
        for (UUID subject : subjects) {
            SecretKey key = cache.get(subject);
            if (key == null) {
                missing.add(subject);
            } else {
                found.put(subject, key);
            }
        }
        if (missing.isEmpty()) {
            return Mono.just(found);
        }
        return use(connection -> select(connection, missing)).map(loaded -> {
            cache.putAll(loaded);
            found.putAll(loaded);
            return found;
        });
    }

    @Override
    public Mono<Map<UUID, SecretKey>> forWriting(Collection<UUID> subjects) {
        return forReading(subjects).flatMap(found -> {
            Set<UUID> missing = new HashSet<>(subjects);
            missing.removeAll(found.keySet());
            return missing.isEmpty()
                    ? Mono.just(found)
                    : use(connection -> insert(connection, missing)).then(forReading(subjects));
        });
    }

    @Override
    public Mono<Void> destroy(UUID subject) {
        return use(connection -> Mono.from(connection
                                .createStatement(
                                        "INSERT INTO op.subject_key (subject, wrapped, erased_at) VALUES ($1, NULL, now())"
                                                + " ON CONFLICT (subject) DO UPDATE SET wrapped = NULL, erased_at = now()")
                                .bind("$1", subject)
                                .execute())
                        .flatMap(result -> Mono.from(result.getRowsUpdated())))
                .doOnNext(rows -> forget(subject))
                .then();
    }

    /** Drops this process's copy of a key. */
    public void forget(UUID subject) {
        cache.remove(subject);
    }

    private Mono<Map<UUID, SecretKey>> select(Connection connection, Set<UUID> subjects) {
        return Flux.from(connection
                        .createStatement(
                                "SELECT subject, wrapped FROM op.subject_key WHERE subject = ANY($1) AND wrapped IS NOT NULL")
                        .bind("$1", subjects.toArray(UUID[]::new))
                        .execute())
                .concatMap(result -> result.map(
                        (row, meta) -> Map.entry(row.get("subject", UUID.class), row.get("wrapped", byte[].class))))
                .collectMap(
                        Map.Entry::getKey,
                        entry -> Sealed.key(Sealed.open(masterKey, entry.getValue(), bytes(entry.getKey()))));
    }

    private Mono<Long> insert(Connection connection, Set<UUID> subjects) {
        List<UUID> ids = List.copyOf(subjects);
        return Flux.fromIterable(ids)
                .concatMap(subject -> Mono.from(connection
                                .createStatement(
                                        "INSERT INTO op.subject_key (subject, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                                .bind("$1", subject)
                                .bind(
                                        "$2",
                                        Sealed.seal(masterKey, Sealed.newKey().getEncoded(), bytes(subject)))
                                .execute())
                        .flatMap(result -> Mono.from(result.getRowsUpdated())))
                .reduce(0L, Long::sum);
    }

    private <T> Mono<T> use(java.util.function.Function<Connection, Mono<T>> work) {
        return Mono.usingWhen(connections.create(), work, Connection::close);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
