package io.colophon.eventstore;

import static io.colophon.eventstore.Happened.event;
import static io.colophon.eventstore.Happened.tagged;
import static io.colophon.eventstore.Happened.unconditionally;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.axon.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** T3: whoever reads the log by "what comes after my last position" misses nothing and sees nothing twice. */
class OrderTest {

    private static final int WRITERS = 32;

    private final PostgresAddress database = TestDatabase.create();

    @Test
    void four_followers_see_what_32_writers_append_in_two_processes_once_and_in_order() {
        long end = System.nanoTime() + Proof.seconds(3, 60).toNanos();
        try (var here = new TestStore(database, new Tail.Settings(4_096, 500, Duration.ofMillis(20)));
                var there = new TestStore(database, new Tail.Settings(64, 16, Duration.ofMillis(10)))) {
            List<List<Long>> seen = new ArrayList<>();
            for (TestStore store : List.of(here, there, here, there)) {
                List<Long> positions = new ArrayList<>();
                seen.add(positions);
                Following.from(store.tail, 0, seen.size() * 100)
                        .map(RecordedEvent::position)
                        .takeUntil(position -> position < 0)
                        .subscribe(position -> {
                            synchronized (positions) {
                                positions.add(position);
                            }
                        });
            }

            Flux.range(0, WRITERS)
                    .flatMap(writer -> writing(writer % 2 == 0 ? here : there, writer, end), WRITERS)
                    .blockLast();

            int head = here.reader.head().blockOptional().orElseThrow().intValue();
            for (List<Long> positions : seen) {
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                    synchronized (positions) {
                        return positions.size() >= head;
                    }
                });
                synchronized (positions) {
                    assertThat(positions).hasSize(head);
                    for (int i = 0; i < head; i++) {
                        assertThat(positions.get(i)).isEqualTo(i + 1L);
                    }
                }
            }
            assertThat(head).isGreaterThan(WRITERS);
        }
        assertThat(TestDatabase.query(database, "SELECT count(*) = max(position) FROM es.event"))
                .isEqualTo("t");
        assertThat(TestDatabase.query(database, """
                        SELECT count(*) FROM (
                          SELECT stored_at < lag(stored_at) OVER (ORDER BY position) AS earlier FROM es.event) e
                        WHERE earlier
                        """))
                .as("times that fall as positions rise")
                .isEqualTo("0");
    }

    private static Mono<Appended> writing(TestStore store, int writer, long end) {
        Random random = new Random(writer);
        Criterion own = tagged("writer=" + writer);
        return Mono.defer(() -> {
                    List<NewEvent> events = new ArrayList<>();
                    for (int i = 0; i <= random.nextInt(3); i++) {
                        events.add(event("Written", "writer=" + writer));
                    }
                    return store.committer.append(
                            random.nextBoolean()
                                    ? Append.unconditionally(events)
                                    : new Append(events, List.of(own), Long.MAX_VALUE));
                })
                .repeat(() -> System.nanoTime() < end)
                .last();
    }

    @Test
    void a_naive_reader_loses_events() {
        TestDatabase.execute(database, "CREATE TABLE naive (position bigserial PRIMARY KEY, name text)");
        try (var a = HeldSession.begun(database);
                var b = HeldSession.begun(database)) {
            a.run("INSERT INTO naive (name) VALUES ('a')");
            b.run("INSERT INTO naive (name) VALUES ('b')");
            b.commit();
            String first = readNaively(0);
            a.commit();
            String second = readNaively(2);

            assertThat(first).isEqualTo("2:b");
            assertThat(second)
                    .as("what was committed at position 1 after 2 had been read")
                    .isEqualTo("null");
        }
        assertThat(readNaively(0)).isEqualTo("1:a,2:b");
    }

    private String readNaively(long after) {
        return TestDatabase.query(
                database,
                "SELECT string_agg(position || ':' || name, ',' ORDER BY position) FROM naive WHERE position > "
                        + after);
    }

    /** The interleaving of {@link #a_naive_reader_loses_events}, on the log. */
    @Test
    void a_reader_of_the_log_does_not() {
        try (var store = new TestStore(database, new TextCodec());
                var a = HeldSession.begun(database)) {
            a.run(
                    "SELECT * FROM es.append(ARRAY[0], ARRAY[gen_random_uuid()], ARRAY['a'], ARRAY['1'], ARRAY[now()], ARRAY[''],"
                            + " ARRAY[0], ARRAY[0], '', ARRAY[]::int[], ARRAY[]::bigint[], ARRAY[]::text[], ARRAY[]::text[])");
            CompletableFuture<Appended> b =
                    store.committer.append(unconditionally(event("b"))).toFuture();
            Together.untilAnAppendWaits(database);

            assertThat(store.reader.page(0, 10).block())
                    .as("nothing is committed yet")
                    .isEmpty();
            a.commit();
            assertThat(b.orTimeout(5, SECONDS).join()).isEqualTo(new Appended(2, 2));
            assertThat(store.reader.page(0, 10).block())
                    .extracting(StoredEvent::type)
                    .containsExactly("a", "b");
        }
    }
}
