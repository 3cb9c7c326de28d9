package io.colophon.eventstore;

import static io.colophon.eventstore.Happened.event;
import static io.colophon.eventstore.Happened.tagged;
import static io.colophon.eventstore.Happened.unconditionally;
import static io.colophon.eventstore.Happened.unless;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.AppendCommitter.Limits;
import io.colophon.eventstore.AppendRefused.BoundaryConflict;
import io.colophon.eventstore.AppendRefused.Overloaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Appends that wait in one queue and go to the database in one call. */
class QueuedAppendsTest {

    private static final PostgresAddress DATABASE = TestDatabase.create();
    private static final TestStore STORE = new TestStore(DATABASE, new TextCodec());

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void of_two_with_overlapping_boundaries_exactly_one_is_stored() {
        List<Outcome> outcomes = Together.append(
                STORE,
                DATABASE,
                List.of(
                        unless(0, event("NameTaken", "name=ada", "library=1"), tagged("name=ada")),
                        unless(0, event("NameTaken", "name=ada", "library=1"), tagged("library=1", "name=ada"))));

        assertThat(outcomes).filteredOn(Outcome::stored).hasSize(1);
        assertThat(outcomes).filteredOn(o -> o.is(BoundaryConflict.class)).hasSize(1);
        assertThat(count("'name=ada' = ANY(tags)")).isEqualTo(1);
    }

    @Test
    void of_many_for_one_name_exactly_one_is_stored_whatever_the_shape_of_the_boundary() {
        Criterion byType = Criterion.of(List.of(), Set.of("SlugTaken"));
        Criterion byTag = tagged("slug=home");
        Criterion byBoth = Criterion.of(List.of("slug=home"), Set.of("SlugTaken", "SlugMoved"));
        List<Append> rivals = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Criterion criterion = List.of(byType, byTag, byBoth).get(i % 3);
            rivals.add(unless(0, event("SlugTaken", "slug=home"), tagged("slug=other"), criterion));
        }

        List<Outcome> outcomes = Together.append(STORE, DATABASE, rivals);

        assertThat(outcomes).filteredOn(Outcome::stored).hasSize(1);
        assertThat(outcomes).filteredOn(o -> o.is(BoundaryConflict.class)).hasSize(29);
    }

    @Test
    void disjoint_boundaries_are_all_stored_in_one_call() {
        List<Outcome> outcomes = Together.append(
                STORE,
                DATABASE,
                IntStream.range(0, 200)
                        .mapToObj(i -> unless(0, event("IsbnTaken", "isbn=" + i), tagged("isbn=" + i)))
                        .toList());

        assertThat(outcomes).allMatch(Outcome::stored);
        assertThat(TestDatabase.query(
                        DATABASE, "SELECT count(DISTINCT stored_at) FROM es.event WHERE type = 'IsbnTaken'"))
                .isEqualTo("1");
    }

    @Test
    void an_append_keeps_its_events_together_and_in_order() {
        List<Outcome> outcomes = Together.append(
                STORE,
                DATABASE,
                IntStream.range(0, 20)
                        .mapToObj(i -> unconditionally(event("Step" + i + ".a"), event("Step" + i + ".b")))
                        .toList());

        for (int i = 0; i < 20; i++) {
            assertThat(STORE.reader
                            .page(
                                    Objects.requireNonNull(outcomes.get(i).appended())
                                                    .first()
                                            - 1,
                                    2)
                            .block())
                    .extracting(StoredEvent::type)
                    .containsExactly("Step" + i + ".a", "Step" + i + ".b");
        }
    }

    @Test
    void an_append_larger_than_a_call_goes_alone() {
        try (var store = new TestStore(DATABASE, new Limits(10, 5, 1_000, 100, Duration.ofSeconds(30)))) {
            NewEvent[] many = IntStream.range(0, 300)
                    .mapToObj(i -> event("Imported", "import=big"))
                    .toArray(NewEvent[]::new);

            List<Outcome> outcomes = Together.append(
                    store,
                    DATABASE,
                    List.of(unconditionally(event("Small")), unconditionally(many), unconditionally(event("Small"))));

            assertThat(outcomes).allMatch(Outcome::stored);
            assertThat(count("'import=big' = ANY(tags)")).isEqualTo(300);
        }
    }

    @Test
    void an_overloaded_store_refuses_at_once_and_keeps_nothing_of_what_it_refused() {
        try (var store = new TestStore(DATABASE, new Limits(10, 100, 10_000, 10, Duration.ofSeconds(30)))) {
            List<Outcome> outcomes = Together.append(
                    store,
                    DATABASE,
                    IntStream.range(0, 25)
                            .mapToObj(i -> unconditionally(event("Rush", "rush=" + i)))
                            .toList());

            assertThat(outcomes.subList(0, 10)).allMatch(Outcome::stored);
            assertThat(outcomes.subList(10, 25)).allMatch(o -> o.is(Overloaded.class));
            assertThat(count("type = 'Rush'")).isEqualTo(10);
        }
    }

    @Test
    void a_closed_store_refuses() {
        TestStore store = new TestStore(DATABASE, new TextCodec());
        store.close();

        assertThat(Outcome.of(store.committer.append(unconditionally(event("Late"))))
                        .block())
                .matches(o -> o.is(Overloaded.class));
        assertThat(count("type = 'Late'")).isZero();
    }

    @Test
    void what_was_in_flight_at_the_close_is_answered_as_the_database_has_it_and_no_connection_is_left() {
        PostgresAddress database = TestDatabase.create();
        TestStore store = new TestStore(database, new TextCodec());
        var outcome = new CompletableFuture<Outcome>();
        try (var lock = HeldSession.withTheAppendLock(database)) {
            Outcome.of(store.committer.append(unconditionally(event("Last")))).subscribe(outcome::complete);
            Together.untilAnAppendWaits(database);
            store.committer.close();
            lock.commit();
        }

        assertThat(outcome.orTimeout(10, SECONDS).join()).matches(Outcome::stored);
        assertThat(TestDatabase.query(database, "SELECT count(*) FROM es.event WHERE type = 'Last'"))
                .isEqualTo("1");
        Awaitility.await().untilAsserted(() -> assertThat(
                        TestDatabase.query(
                                database,
                                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'colophon-append'"))
                .isEqualTo("0"));
        store.close();
    }

    private static long count(String where) {
        return Long.parseLong(TestDatabase.query(DATABASE, "SELECT count(*) FROM es.event WHERE " + where));
    }
}
