package io.colophon.eventstore;

import static io.colophon.eventstore.Happened.event;
import static io.colophon.eventstore.Happened.tagged;
import static io.colophon.eventstore.Happened.unconditionally;
import static io.colophon.eventstore.Happened.unless;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.eventstore.AppendRefused.DataRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One command whose data PostgreSQL refuses lies in one call with the commands of 63 others. */
class PoisonTest {

    private static final int WRITERS = 64;
    private static final PostgresAddress DATABASE = TestDatabase.create();
    private static final TestStore STORE = new TestStore(DATABASE, new TextCodec());
    private static final UUID KNOWN = UuidCreator.getTimeOrderedEpoch();

    @BeforeAll
    static void an_event_is_known() {
        STORE.committer.append(unconditionally(event(KNOWN, "Known"))).block();
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    static Stream<Named<Append>> poison() {
        return Stream.of(
                Named.of("NUL in the type", unconditionally(event("Bad\0Type"))),
                Named.of("NUL in the version", unconditionally(at("0\0", Instant.now()))),
                Named.of("NUL in the boundary", unless(0, event("Fine"), tagged("name=a\0b"))),
                Named.of(
                        "a year that PostgreSQL does not know",
                        unconditionally(at("1", Instant.parse("+500000-01-01T00:00:00Z")))),
                Named.of("a year that the driver does not know", unconditionally(at("1", Instant.MAX))),
                Named.of("a tag too long for its index", unconditionally(event("Bad", "tag=" + noise()))),
                Named.of("the id of an event that is stored", unconditionally(event(KNOWN, "Again"))),
                Named.of("one id of two that is stored", unconditionally(event("Fine"), event(KNOWN, "Again"))));
    }

    @ParameterizedTest
    @MethodSource("poison")
    void only_the_guilty_one_fails(Append poison) {
        String round = UUID.randomUUID().toString();
        List<Append> appends = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String tag = "writer=" + round + "." + i;
            appends.add(i == WRITERS / 3 ? poison : unless(0, event("Good", tag), tagged(tag)));
        }
        long before = count("true");

        List<Outcome> outcomes = Together.append(STORE, DATABASE, appends);

        assertThat(outcomes.get(WRITERS / 3)).matches(o -> o.is(DataRefused.class));
        outcomes.remove(WRITERS / 3);
        assertThat(outcomes).hasSize(WRITERS - 1).allMatch(Outcome::stored);
        assertThat(count("tags[1] LIKE 'writer=" + round + "%'")).isEqualTo(WRITERS - 1);
        assertThat(count("true") - before)
                .as("nothing of the poison, and the first one")
                .isEqualTo(WRITERS);
    }

    @Test
    void two_with_the_same_id_in_one_call_are_stored_once() {
        UUID id = UuidCreator.getTimeOrderedEpoch();

        List<Outcome> outcomes = Together.append(
                STORE, DATABASE, List.of(unconditionally(event(id, "Twin")), unconditionally(event(id, "Twin"))));

        assertThat(outcomes).filteredOn(Outcome::stored).hasSize(1);
        assertThat(outcomes).filteredOn(o -> o.is(DataRefused.class)).hasSize(1);
        assertThat(count("type = 'Twin'")).isEqualTo(1);
    }

    @Test
    void a_tag_with_a_control_character_is_no_event_at_all() {
        assertThatThrownBy(() -> event("Bad", "name=a\u001fname=b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> event("Bad", "")).isInstanceOf(IllegalArgumentException.class);
    }

    private static NewEvent at(String version, Instant time) {
        return new NewEvent(
                UuidCreator.getTimeOrderedEpoch(), "Odd", version, time, List.of(), "{}".getBytes(UTF_8), new byte[0]);
    }

    /** An index entry holds a third of a page at most, compressed; noise can't be. */
    private static String noise() {
        StringBuilder text = new StringBuilder();
        while (text.length() < 20_000) {
            text.append(UUID.randomUUID());
        }
        return text.toString();
    }

    private static long count(String where) {
        return Long.parseLong(TestDatabase.query(DATABASE, "SELECT count(*) FROM es.event WHERE " + where));
    }
}
