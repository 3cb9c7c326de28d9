package io.colophon.eventstore.json;

import static io.colophon.eventstore.json.ReaderEvent.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colophon.eventstore.NewEvent;
import io.colophon.eventstore.StoredEvent;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.json.ReaderEvent.Change;
import io.colophon.eventstore.json.ReaderEvent.ReaderRegistered;
import io.colophon.eventstore.json.ReaderEvent.ReaderRevised;
import io.colophon.eventstore.json.ReaderEvent.ShelfLabelled;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class JsonEventCodecTest {

    private static final UUID ADA = UUID.fromString("00000000-0000-4000-8000-00000000ada0");
    private static final UUID BOB = UUID.fromString("00000000-0000-4000-8000-00000000b0b0");

    private final KeysInMemory keys = new KeysInMemory();
    private final JsonEventCodec codec = new JsonEventCodec(ReaderEvent.TYPES, keys);

    /** Keys that say which subject was asked for; the key of ADA is the bytes 0 to 31. */
    private static final class KeysInMemory implements SubjectKeys {
        private final Map<UUID, SecretKey> keys = new HashMap<>();

        KeysInMemory() {
            byte[] counting = new byte[32];
            for (byte i = 0; i < counting.length; i++) {
                counting[i] = i;
            }
            keys.put(ADA, Sealed.key(counting));
        }

        @Override
        public Mono<Map<UUID, SecretKey>> forWriting(Collection<UUID> subjects) {
            subjects.forEach(subject -> keys.computeIfAbsent(subject, s -> Sealed.newKey()));
            return forReading(subjects);
        }

        @Override
        public Mono<Map<UUID, SecretKey>> forReading(Collection<UUID> subjects) {
            Map<UUID, SecretKey> found = new HashMap<>(keys);
            found.keySet().retainAll(subjects);
            return Mono.just(found);
        }

        @Override
        public Mono<Void> destroy(UUID subject) {
            keys.remove(subject);
            return Mono.empty();
        }
    }

    /** The envelope as it lies in logs that exist: whatever becomes of the code, this must stay readable. */
    @Test
    void an_envelope_of_old_is_read_for_ever() {
        String json = "{\"reader\":\"" + ADA + "\",\"name\":{\"subject\":\"" + ADA
                + "\",\"sealed\":\"AAECAwQFBgcICQoLZUOyeuWprW3oLfbo1MsoD4xtCPtcx1xxTVhw/Vt1\"},\"cards\":2}";

        assertThat(read("readers.ReaderRegistered", "1", json))
                .isEqualTo(new ReaderRegistered(ADA, "Ada Lovelace", null, 2));
    }

    @Test
    void what_says_something_of_a_person_is_stored_as_an_envelope_and_the_rest_in_clear() {
        String json = json(encode(new ReaderRegistered(ADA, "Ada Lovelace", null, 2)));

        assertThat(json)
                .matches("\\{\"reader\":\"" + ADA + "\",\"name\":\\{\"subject\":\"" + ADA
                        + "\",\"sealed\":\"[A-Za-z0-9+/]+={0,2}\"},\"cards\":2}");
    }

    @Test
    void with_the_key_it_reads_as_it_was_written() {
        ReaderRegistered registered =
                new ReaderRegistered(ADA, "Ada", "prefers \u201equiet\u201c rooms \ud83d\udcda", 1);
        ReaderRevised revised = new ReaderRevised(ADA, new Change<>("Ada", null), new Change<>(null, 1815));
        ShelfLabelled labelled = new ShelfLabelled("s1", null);

        List<RecordedEvent> read = codec.encode(List.of(message(registered), message(revised), message(labelled)))
                .map(encoded -> encoded.stream().map(event -> stored(event)).toList())
                .flatMap(codec::decode)
                .blockOptional()
                .orElseThrow();

        assertThat(read).extracting(RecordedEvent::payload).containsExactly(registered, revised, labelled);
    }

    @Test
    void the_same_text_is_sealed_differently_each_time() {
        ReaderRegistered registered = new ReaderRegistered(ADA, "Ada", null, 1);

        assertThat(json(encode(registered))).isNotEqualTo(json(encode(registered)));
    }

    @Test
    void when_the_key_is_destroyed_a_text_reads_erased_and_so_do_both_sides_of_a_change() {
        NewEvent registered = encode(new ReaderRegistered(ADA, "Ada", "a note", 1));
        NewEvent revised = encode(new ReaderRevised(ADA, new Change<>("Ada", "Lady Lovelace"), null));
        NewEvent other = encode(new ReaderRegistered(BOB, "Bob", null, 3));

        keys.destroy(ADA).block();

        assertThat(decode(registered)).isEqualTo(new ReaderRegistered(ADA, "[erased]", "[erased]", 1));
        assertThat(decode(revised)).isEqualTo(new ReaderRevised(ADA, new Change<>("[erased]", "[erased]"), null));
        assertThat(decode(other)).isEqualTo(new ReaderRegistered(BOB, "Bob", null, 3));
    }

    @Test
    void when_the_key_is_destroyed_what_is_no_text_is_absent() {
        NewEvent revised = encode(new ReaderRevised(ADA, null, new Change<>(1815, 1816)));

        keys.destroy(ADA).block();

        assertThat(decode(revised)).isEqualTo(new ReaderRevised(ADA, null, null));
    }

    @Test
    void what_is_said_of_an_erased_subject_is_not_kept() {
        JsonEventCodec afterErasure = new JsonEventCodec(ReaderEvent.TYPES, new SubjectKeys() {
            @Override
            public Mono<Map<UUID, SecretKey>> forWriting(Collection<UUID> subjects) {
                return Mono.just(Map.of());
            }

            @Override
            public Mono<Map<UUID, SecretKey>> forReading(Collection<UUID> subjects) {
                return Mono.just(Map.of());
            }

            @Override
            public Mono<Void> destroy(UUID subject) {
                return Mono.empty();
            }
        });

        String json = afterErasure
                .encode(List.of(message(new ReaderRegistered(ADA, "Ada", null, 1))))
                .map(encoded -> json(encoded.getFirst()))
                .blockOptional()
                .orElseThrow();

        assertThat(json).isEqualTo("{\"reader\":\"" + ADA + "\",\"name\":{\"subject\":\"" + ADA + "\"},\"cards\":1}");
    }

    @Test
    void a_sealed_text_can_not_be_moved_to_another_component_or_changed() {
        String json = json(encode(new ReaderRegistered(ADA, "Ada", "note", 1)));
        String name = json.replaceAll(".*\"name\":(\\{[^}]*}).*", "$1");
        String note = json.replaceAll(".*\"note\":(\\{[^}]*}).*", "$1");

        assertThat(read("readers.ReaderRegistered", "1", json.replace(note, name)))
                .isInstanceOf(UnknownEvent.class);
        assertThat(read("readers.ReaderRegistered", "1", json.replace("\"sealed\":\"", "\"sealed\":\"AAAA")))
                .isInstanceOf(UnknownEvent.class);
    }

    @Test
    void what_was_stored_before_it_counted_as_personal_stays_readable() {
        assertThat(read("readers.ReaderRegistered", "1", "{\"reader\":\"" + ADA + "\",\"name\":\"Ada\",\"cards\":1}"))
                .isEqualTo(new ReaderRegistered(ADA, "Ada", null, 1));
        assertThat(read(
                        "readers.ReaderRevised",
                        "1",
                        "{\"reader\":\"" + ADA + "\",\"name\":{\"from\":\"Ada\",\"to\":\"Countess\"}}"))
                .isEqualTo(new ReaderRevised(ADA, new Change<>("Ada", "Countess"), null));
    }

    @Test
    void an_event_of_a_later_version_of_the_software_comes_back_as_it_lies_there() {
        assertThat(read("readers.ReaderMoved", "1", "{\"to\":\"Paris\"}"))
                .isEqualTo(new UnknownEvent("readers.ReaderMoved", "1", "{\"to\":\"Paris\"}"));
        assertThat(read("shelves.ShelfLabelled", "3", "{\"shelf\":7}"))
                .isEqualTo(new UnknownEvent("shelves.ShelfLabelled", "3", "{\"shelf\":7}"));
        assertThat(read("shelves.ShelfLabelled", "2", "{\"shelf\":\"s1\",\"colour\":\"red\"}"))
                .as("a component that is not known yet")
                .isEqualTo(new ShelfLabelled("s1", null));
    }

    @Test
    void one_odd_event_does_not_spoil_its_page() {
        List<StoredEvent> page = List.of(
                stored("readers.ReaderRegistered", "1", "no json", "{}"),
                stored("readers.ReaderRegistered", "1", "[1]", "{}"),
                stored("readers.ReaderRegistered", "1", "{\"name\":{\"subject\":\"nobody\",\"sealed\":\"%\"}}", "{}"),
                stored(
                        "readers.ReaderRegistered",
                        "1",
                        "{\"reader\":\"" + ADA + "\",\"name\":{\"subject\":\"" + ADA + "\",\"sealed\":\"%\"}}",
                        "{}"),
                stored("shelves.ShelfLabelled", "2", "{\"shelf\":", "{}"),
                stored("shelves.ShelfLabelled", "2", "{\"shelf\":\"s1\"}", "no json"),
                stored("shelves.ShelfLabelled", "2", "{\"shelf\":\"s2\"}", "{\"actor\":\"ada\",\"job\":null}"));

        List<RecordedEvent> read = codec.decode(page).blockOptional().orElseThrow();

        assertThat(read.subList(0, 5)).allMatch(event -> event.payload() instanceof UnknownEvent);
        assertThat(read.get(5).payload()).isEqualTo(new ShelfLabelled("s1", null));
        assertThat(read.get(6).metadata()).isEqualTo(Map.of("actor", "ada"));
    }

    @Test
    void a_class_that_is_no_event_is_refused() {
        assertThatThrownBy(() -> ReaderEvent.TYPES.of(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    private NewEvent encode(ReaderEvent event) {
        return codec.encode(List.of(message(event)))
                .blockOptional()
                .orElseThrow()
                .getFirst();
    }

    private Object decode(NewEvent event) {
        return decode(stored(event));
    }

    private Object read(String type, String version, String json) {
        return decode(stored(type, version, json, "{}"));
    }

    private Object decode(StoredEvent event) {
        return codec.decode(List.of(event))
                .blockOptional()
                .orElseThrow()
                .getFirst()
                .payload();
    }

    private static String json(NewEvent event) {
        return new String(event.payload(), UTF_8);
    }

    private static StoredEvent stored(NewEvent event) {
        return stored(event.type(), event.version(), json(event), new String(event.metadata(), UTF_8));
    }

    private static StoredEvent stored(String type, String version, String json, String metadata) {
        return new StoredEvent(
                1,
                UUID.randomUUID(),
                type,
                version,
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(),
                json.getBytes(UTF_8),
                metadata.getBytes(UTF_8));
    }
}
