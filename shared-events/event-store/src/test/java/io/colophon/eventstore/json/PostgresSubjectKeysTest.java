package io.colophon.eventstore.json;

import static io.colophon.eventstore.json.ReaderEvent.message;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colophon.eventstore.Append;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.StoreConnections;
import io.colophon.eventstore.StoredEvent;
import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.TestStore;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.json.ReaderEvent.ReaderRegistered;
import io.r2dbc.pool.ConnectionPool;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class PostgresSubjectKeysTest {

    private static final UUID ADA = UUID.randomUUID();

    private final PostgresAddress database = TestDatabase.create();
    private final ConnectionPool connections = new StoreConnections(database).forViews(8);
    private final SecretKey masterKey = Sealed.newKey();
    private final PostgresSubjectKeys keys = new PostgresSubjectKeys(connections, masterKey);

    @AfterEach
    void close() {
        connections.dispose();
    }

    @Test
    void a_key_is_durable_before_the_event_that_needs_it_is_appended() {
        var codec = new JsonEventCodec(ReaderEvent.TYPES, keys);
        try (var store = new TestStore(database, codec)) {
            var encoded = codec.encode(List.of(message(new ReaderRegistered(ADA, "Ada", null, 1))))
                    .blockOptional()
                    .orElseThrow();
            assertThat(query("SELECT count(*) FROM es.event")).isEqualTo("0");
            assertThat(query("SELECT string_agg(subject::text, ',') FROM op.subject_key WHERE wrapped IS NOT NULL"))
                    .isEqualTo(ADA.toString());

            store.committer.append(Append.unconditionally(encoded)).block();

            assertThat(query("SELECT count(*) FROM es.event WHERE position('Ada'::bytea IN payload) > 0"))
                    .as("a name in clear text")
                    .isEqualTo("0");
            assertThat(readByAnotherProcess(store)).isEqualTo(new ReaderRegistered(ADA, "Ada", null, 1));

            keys.destroy(ADA).block();
            assertThat(readByAnotherProcess(store)).isEqualTo(new ReaderRegistered(ADA, "[erased]", null, 1));
        }
    }

    private Object readByAnotherProcess(TestStore store) {
        var codec = new JsonEventCodec(ReaderEvent.TYPES, anotherProcess());
        List<StoredEvent> page = store.reader.page(0, 1).blockOptional().orElseThrow();
        return codec.decode(page)
                .map(List::getFirst)
                .map(RecordedEvent::payload)
                .blockOptional()
                .orElseThrow();
    }

    @Test
    void a_key_lies_wrapped_and_opens_with_the_master_key_and_for_its_subject_only() {
        SecretKey key = forWriting(keys, ADA);

        assertThat(query("SELECT count(*) FROM op.subject_key WHERE position('\\x" + hex(key)
                        + "'::bytea IN wrapped) > 0"))
                .isEqualTo("0");
        var stranger = new PostgresSubjectKeys(connections, Sealed.newKey());
        assertThatThrownBy(() -> forWriting(stranger, ADA)).isInstanceOf(IllegalStateException.class);
        UUID bob = UUID.randomUUID();
        TestDatabase.execute(
                database,
                "INSERT INTO op.subject_key (subject, wrapped) SELECT '" + bob + "', wrapped FROM op.subject_key");
        assertThatThrownBy(() -> forWriting(keys, bob)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void processes_that_need_a_new_key_at_once_get_the_same_one() {
        List<UUID> subjects =
                IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();

        List<Map<UUID, SecretKey>> got = Flux.range(0, 6)
                .flatMap(i -> anotherProcess().forWriting(i % 2 == 0 ? subjects : subjects.reversed()))
                .collectList()
                .blockOptional()
                .orElseThrow();

        assertThat(got).hasSize(6);
        assertThat(Set.copyOf(got)).hasSize(1);
        assertThat(got.getFirst()).containsOnlyKeys(subjects);
    }

    @Test
    void a_destroyed_key_never_comes_back() {
        forWriting(keys, ADA);
        keys.destroy(ADA).block();

        assertThat(keys.forWriting(List.of(ADA)).block()).isEmpty();
        assertThat(keys.forReading(List.of(ADA)).block()).isEmpty();
        assertThat(anotherProcess().forWriting(List.of(ADA)).block()).isEmpty();
        assertThat(query("SELECT count(*) FROM op.subject_key WHERE wrapped IS NULL AND erased_at IS NOT NULL"))
                .isEqualTo("1");
    }

    @Test
    void a_subject_can_be_erased_before_anything_is_known_of_it() {
        keys.destroy(ADA).block();

        assertThat(keys.forWriting(List.of(ADA)).block()).isEmpty();
    }

    @Test
    void another_process_forgets_a_destroyed_key_when_it_is_told() {
        PostgresSubjectKeys other = anotherProcess();
        forWriting(other, ADA);

        keys.destroy(ADA).block();
        other.forget(ADA);

        assertThat(other.forReading(List.of(ADA)).block()).isEmpty();
    }

    @Test
    void known_keys_are_read_without_the_database() {
        SecretKey key = forWriting(keys, ADA);
        connections.dispose();

        CompletableFuture<Map<UUID, SecretKey>> read =
                keys.forReading(List.of(ADA)).toFuture();

        assertThat(read.orTimeout(1, SECONDS).join()).isEqualTo(Map.of(ADA, key));
    }

    private PostgresSubjectKeys anotherProcess() {
        return new PostgresSubjectKeys(connections, masterKey);
    }

    private static SecretKey forWriting(PostgresSubjectKeys keys, UUID subject) {
        return keys.forWriting(List.of(subject))
                .map(found -> found.values().iterator().next())
                .blockOptional()
                .orElseThrow();
    }

    private static String hex(SecretKey key) {
        return HexFormat.of().formatHex(key.getEncoded());
    }

    private String query(String sql) {
        return TestDatabase.query(database, sql);
    }
}
