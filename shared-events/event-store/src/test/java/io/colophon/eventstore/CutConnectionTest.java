package io.colophon.eventstore;

import static io.colophon.eventstore.Happened.event;
import static io.colophon.eventstore.Happened.tagged;
import static io.colophon.eventstore.Happened.unconditionally;
import static io.colophon.eventstore.Happened.unless;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.AppendCommitter.Limits;
import io.colophon.eventstore.AppendRefused.BoundaryConflict;
import io.colophon.eventstore.AppendRefused.UnknownOutcome;
import io.colophon.eventstore.CuttingProxy.Cut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** T6: the connection breaks around the commit of an append. What the caller is told is what the database holds. */
class CutConnectionTest {

    private static final Limits LIMITS = new Limits(8, 1_000, 4 << 20, 20_000, Duration.ofSeconds(35));
    private static final Limits IMPATIENT = new Limits(8, 1_000, 4 << 20, 20_000, Duration.ofMillis(300));

    private final PostgresAddress database = TestDatabase.create();

    @ParameterizedTest
    @EnumSource(Cut.class)
    void one_append_is_stored_once_and_said_to_be_stored(Cut cut) {
        try (var proxy = new CuttingProxy(database, once(cut));
                var store = through(proxy, IMPATIENT)) {
            Outcome conditional = Outcome.of(
                            store.committer.append(unless(0, event("NameTaken", "name=ada"), tagged("name=ada"))))
                    .block();

            assertThat(conditional).isEqualTo(new Outcome(new Appended(1, 1), null));
            assertThat(proxy.count(cut)).isPositive();
        }
        try (var proxy = new CuttingProxy(database, once(cut));
                var store = through(proxy, IMPATIENT)) {
            Outcome unconditional = Outcome.of(store.committer.append(unconditionally(event("A"), event("B"))))
                    .block();

            assertThat(unconditional).isEqualTo(new Outcome(new Appended(2, 3), null));
            assertThat(TestDatabase.query(database, "SELECT count(*) FROM es.event"))
                    .isEqualTo("3");
        }
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void a_real_conflict_stays_a_conflict(Cut cut) {
        try (var proxy = new CuttingProxy(database, once(cut));
                var store = through(proxy, IMPATIENT);
                var rival = new TestStore(database, new TextCodec())) {
            rival.committer
                    .append(unconditionally(event("NameTaken", "name=ada")))
                    .block();

            Outcome outcome = Outcome.of(
                            store.committer.append(unless(0, event("NameTaken", "name=ada"), tagged("name=ada"))))
                    .block();

            assertThat(outcome).matches(o -> o.is(BoundaryConflict.class));
            assertThat(TestDatabase.query(database, "SELECT count(*) FROM es.event"))
                    .isEqualTo("1");
        }
    }

    /** The first attempt waits for the append lock in the database when its events are looked for, and when it is made again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_append_that_is_still_on_its_way_when_it_is_looked_for_is_stored_once(boolean conditional) {
        Append append = conditional
                ? unless(0, event("NameTaken", "name=ada"), tagged("name=ada"))
                : unconditionally(event("NameTaken", "name=ada"));
        try (var proxy = new CuttingProxy(database, once(Cut.AFTER_THE_CALL));
                var store = through(proxy, LIMITS);
                var lock = HeldSession.withTheAppendLock(database)) {
            var outcome = Outcome.of(store.committer.append(append)).toFuture();
            Together.untilAppendsWait(database, 2);
            lock.commit();

            assertThat(outcome.orTimeout(10, SECONDS).join()).isEqualTo(new Outcome(new Appended(1, 1), null));
            assertThat(TestDatabase.query(database, "SELECT count(*) FROM es.event"))
                    .isEqualTo("1");
        }
    }

    @Test
    void a_database_that_can_not_be_reached_gives_an_unknown_outcome_and_the_store_recovers() {
        var broken = new AtomicBoolean(true);
        try (var proxy = new CuttingProxy(database, () -> broken.get() ? Cut.BEFORE_THE_CALL : Cut.NONE);
                var store = through(proxy, LIMITS)) {
            assertThat(Outcome.of(store.committer.append(unconditionally(event("A"))))
                            .block())
                    .matches(o -> o.is(UnknownOutcome.class));
            broken.set(false);
            assertThat(Outcome.of(store.committer.append(unconditionally(event("B"))))
                            .block())
                    .matches(Outcome::stored);
            assertThat(TestDatabase.query(database, "SELECT string_agg(type, ',') FROM es.event"))
                    .isEqualTo("B");
        }
    }

    /** A follower of the same process must not be confused either: it is told of batches whose answer got lost. */
    @Test
    void every_outcome_under_load_equals_the_database() {
        int commits = Proof.count(300, 5_000);
        Random seed = new Random(6);
        Map<Integer, Outcome> told = new ConcurrentHashMap<>();
        try (var proxy = new CuttingProxy(database, often(seed));
                var store = through(proxy, LIMITS);
                var rival = new TestStore(database, new TextCodec())) {
            Flux.range(0, commits)
                    .flatMap(
                            i -> (i % 7 == 0
                                            ? rival.committer
                                                    .append(unconditionally(rivalOf(i)))
                                                    .then()
                                            : Mono.empty())
                                    .then(Outcome.of(store.committer.append(command(i))))
                                    .doOnNext(outcome -> told.put(i, outcome)),
                            24)
                    .blockLast();

            long head = Long.parseLong(TestDatabase.query(database, "SELECT max(position) FROM es.event"));
            assertThat(Following.from(store.tail, 0, 50)
                            .map(e -> e.position())
                            .take(head)
                            .collectList()
                            .block(Duration.ofSeconds(20)))
                    .isEqualTo(LongStream.rangeClosed(1, head).boxed().toList());
            for (Cut cut : Cut.values()) {
                assertThat(cut == Cut.SILENCE || proxy.count(cut) > 0)
                        .as("%s", cut)
                        .isTrue();
            }
        }

        Map<String, List<StoredEvent>> stored = everything();
        List<String> wrong = new ArrayList<>();
        told.forEach((i, outcome) -> {
            List<Long> places = stored.getOrDefault("command=" + i, List.of()).stream()
                    .map(StoredEvent::position)
                    .toList();
            boolean conflicting = i % 2 == 0 && i % 7 == 0;
            Appended at = outcome.appended();
            boolean right = conflicting
                    ? outcome.is(BoundaryConflict.class) && places.isEmpty()
                    : at != null
                            && places.size() == 1 + i % 3
                            && places.equals(LongStream.rangeClosed(at.first(), at.last())
                                    .boxed()
                                    .toList());
            if (!right) {
                wrong.add(i + ": told " + outcome + ", but they lie at " + places);
            }
        });
        assertThat(told).hasSize(commits);
        assertThat(wrong).isEmpty();
        assertThat(TestDatabase.query(
                        database,
                        "SELECT count(*) = max(position) AND count(*) = count(DISTINCT event_id) FROM es.event"))
                .isEqualTo("t");
    }

    private Map<String, List<StoredEvent>> everything() {
        try (var store = new TestStore(database, new TextCodec())) {
            return store.reader.page(0, Integer.MAX_VALUE).blockOptional().orElseThrow().stream()
                    .collect(Collectors.groupingBy(event -> event.tags().getFirst()));
        }
    }

    /** One to three events; every other command has a boundary. */
    private static Append command(int i) {
        List<NewEvent> events = new ArrayList<>();
        for (int e = 0; e <= i % 3; e++) {
            events.add(event("Commanded", "command=" + i, "name=" + i));
        }
        return new Append(events, i % 2 == 0 ? List.of(tagged("name=" + i)) : List.of(), 0);
    }

    private static NewEvent rivalOf(int i) {
        return event(UUID.randomUUID(), "Rival", "name=" + i);
    }

    private TestStore through(CuttingProxy proxy, Limits limits) {
        return new TestStore(
                proxy.address(), database, new TextCodec(), limits, new Tail.Settings(50, 20, Duration.ofMillis(50)));
    }

    private static Supplier<Cut> once(Cut cut) {
        var left = new AtomicInteger(1);
        return () -> left.getAndDecrement() > 0 ? cut : Cut.NONE;
    }

    /** Cuts two calls of five, but never three in a row, so that the committer's attempts suffice. */
    private static Supplier<Cut> often(Random seed) {
        Cut[] kinds = {Cut.BEFORE_THE_CALL, Cut.AFTER_THE_CALL, Cut.INSTEAD_OF_THE_ANSWER};
        int[] inARow = {0};
        return () -> {
            synchronized (seed) {
                if (inARow[0] < 2 && seed.nextInt(5) < 2) {
                    inARow[0]++;
                    return kinds[seed.nextInt(kinds.length)];
                }
                inARow[0] = 0;
                return Cut.NONE;
            }
        };
    }
}
