package io.colophon.eventstore;

import static io.colophon.eventstore.Happened.event;
import static io.colophon.eventstore.Happened.unconditionally;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.eventstore.Tail.Settings;
import io.colophon.eventstore.axon.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class TailTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Settings SMALL = new Settings(10, 7, NEVER);

    private final PostgresAddress database = TestDatabase.create();

    @Test
    void a_follower_far_behind_reads_pages_and_then_goes_on_from_memory() {
        try (var store = new TestStore(database, SMALL)) {
            append(store, 100);
            CompletableFuture<List<Long>> seen = follow(store.tail, 0, 5, 120);

            append(store, 20);

            assertThat(seen.orTimeout(10, SECONDS).join()).isEqualTo(upTo(120));
        }
    }

    @Test
    void a_process_that_starts_late_begins_at_the_head_and_reads_the_past_on_demand() {
        try (var store = new TestStore(database, SMALL)) {
            append(store, 30);
        }
        try (var late = new TestStore(database, SMALL)) {
            assertThat(late.tail.head()).isEqualTo(30);
            assertThat(follow(late.tail, 0, 500, 30).orTimeout(10, SECONDS).join())
                    .isEqualTo(upTo(30));
        }
    }

    @Test
    void at_the_head_it_waits_for_what_comes() {
        try (var store = new TestStore(database, SMALL)) {
            append(store, 3);
            CompletableFuture<List<RecordedEvent>> next =
                    store.tail.after(3, 10).toFuture();
            assertThat(next).isNotDone();

            append(store, 1);

            assertThat(next.orTimeout(5, SECONDS).join())
                    .extracting(RecordedEvent::position)
                    .containsExactly(4L);
        }
    }

    @Test
    void beyond_the_head_it_waits_until_the_log_gets_there() {
        try (var store = new TestStore(database, SMALL)) {
            CompletableFuture<List<RecordedEvent>> next =
                    store.tail.after(3, 10).toFuture();

            append(store, 3);
            assertThat(next).isNotDone();
            append(store, 2);

            assertThat(next.orTimeout(5, SECONDS).join())
                    .extracting(RecordedEvent::position)
                    .startsWith(4L);
        }
    }

    @Test
    void what_it_gives_from_memory_is_what_another_process_reads() {
        NewEvent event = new NewEvent(
                UuidCreator.getTimeOrderedEpoch(),
                "Appended",
                "1",
                Instant.parse("2026-01-02T03:04:05.123456789Z"),
                List.of("book=1"),
                "{}".getBytes(UTF_8),
                "{}".getBytes(UTF_8));
        try (var store = new TestStore(database, SMALL)) {
            store.committer.append(unconditionally(event)).block();
            List<RecordedEvent> fromMemory = store.tail.after(0, 10).block();

            try (var other = new TestStore(database, SMALL)) {
                assertThat(fromMemory).isEqualTo(other.tail.after(0, 10).block());
            }
        }
    }

    @Test
    void large_events_come_a_few_at_a_time() {
        try (var store = new TestStore(database, new Settings(1_000, 3_000, 500, 2_000, NEVER))) {
            CompletableFuture<List<Long>> seen = Following.from(store.tail, 0, 500)
                    .map(RecordedEvent::position)
                    .take(40)
                    .collectList()
                    .toFuture();
            for (int i = 0; i < 40; i++) {
                store.committer.append(unconditionally(large(900))).block();
            }
            assertThat(seen.orTimeout(10, SECONDS).join()).isEqualTo(upTo(40));

            for (long after : List.of(0L, 20L, 37L)) {
                assertThat(store.tail.after(after, 500).block())
                        .extracting(RecordedEvent::position)
                        .containsExactly(after + 1, after + 2, after + 3);
            }
        }
    }

    private static NewEvent large(int bytes) {
        return new NewEvent(
                UuidCreator.getTimeOrderedEpoch(),
                "Appended",
                "1",
                Instant.now(),
                List.of(),
                "x".repeat(bytes).getBytes(UTF_8),
                "{}".getBytes(UTF_8));
    }

    @Test
    void it_gives_no_more_than_asked_for() {
        try (var store = new TestStore(database, SMALL)) {
            append(store, 9);
            assertThat(store.tail.after(0, 4).block()).hasSize(4);
            assertThat(store.tail.after(2, 1).block())
                    .extracting(RecordedEvent::position)
                    .containsExactly(3L);
        }
    }

    @Test
    void an_append_that_is_larger_than_the_memory_reaches_a_waiting_follower_whole() {
        try (var store = new TestStore(database, SMALL)) {
            CompletableFuture<List<Long>> seen = follow(store.tail, 0, 5, 200);

            store.committer.append(new Append(events(200), List.of(), 0)).block();

            assertThat(seen.orTimeout(10, SECONDS).join()).isEqualTo(upTo(200));
        }
    }

    @Test
    void an_event_is_decoded_once_for_all_followers_at_the_head() {
        AtomicInteger decoded = new AtomicInteger();
        try (var store = new TestStore(database, new Settings(1_000, 500, NEVER));
                Tail<StoredEvent> tail = new Tail<>(
                        store.reader,
                        page -> {
                            decoded.addAndGet(page.size());
                            return Mono.just(page);
                        },
                        SMALL)) {
            tail.start().block();
            var committer = new AppendCommitter(
                    new StoreConnections(database).forAppending(), store.reader, AppendCommitter.Limits.DEFAULT, tail);
            List<CompletableFuture<List<StoredEvent>>> followers = IntStream.range(0, 8)
                    .mapToObj(i -> tail.after(0, 5).toFuture())
                    .toList();

            committer.append(unconditionally(event("One"), event("Two"))).block();

            followers.forEach(follower ->
                    assertThat(follower.orTimeout(5, SECONDS).join()).hasSize(2));
            assertThat(followers.stream().map(f -> f.join().getFirst()).distinct())
                    .hasSize(1);
            assertThat(decoded).hasValue(2);
            committer.close();
        }
    }

    @Test
    void what_another_process_appends_is_found_by_polling() {
        try (var here = new TestStore(database, new Settings(10, 7, Duration.ofMillis(20)));
                var there = new TestStore(database, SMALL)) {
            CompletableFuture<List<Long>> seen = follow(here.tail, 0, 5, 40);

            append(there, 40);

            assertThat(seen.orTimeout(5, SECONDS).join()).isEqualTo(upTo(40));
        }
    }

    @Test
    void own_events_that_do_not_join_the_head_bring_in_what_others_appended_between() {
        try (var here = new TestStore(database, SMALL);
                var there = new TestStore(database, SMALL)) {
            CompletableFuture<List<Long>> seen = follow(here.tail, 0, 5, 10);
            for (int i = 0; i < 5; i++) {
                append(there, 1);
                append(here, 1);
            }
            assertThat(seen.orTimeout(5, SECONDS).join()).isEqualTo(upTo(10));
        }
    }

    @Test
    void a_cancelled_wait_is_forgotten_and_takes_nothing_from_the_others() {
        try (var store = new TestStore(database, SMALL)) {
            AtomicBoolean told = new AtomicBoolean();
            var cancelled = store.tail.after(0, 5).subscribe(events -> told.set(true));
            CompletableFuture<List<RecordedEvent>> other =
                    store.tail.after(0, 5).toFuture();
            cancelled.dispose();

            append(store, 1);

            assertThat(other.orTimeout(5, SECONDS).join()).hasSize(1);
            assertThat(told).isFalse();
        }
    }

    @Test
    void an_unreadable_page_holds_everybody_up_and_loses_nothing() {
        AtomicInteger failures = new AtomicInteger(3);
        try (var store = new TestStore(database, SMALL);
                Tail<StoredEvent> tail = new Tail<>(
                        store.reader,
                        page -> failures.getAndDecrement() > 0
                                ? Mono.error(new IllegalStateException("keys can't be read now"))
                                : Mono.just(page),
                        new Settings(10, 7, Duration.ofMillis(20)))) {
            tail.start().block();
            CompletableFuture<List<Long>> seen = Following.from(tail, 0, 5)
                    .map(StoredEvent::position)
                    .take(10)
                    .collectList()
                    .toFuture();

            append(store, 10);

            assertThat(seen.orTimeout(5, SECONDS).join()).isEqualTo(upTo(10));
        }
    }

    @Test
    void a_closed_tail_polls_no_more() {
        try (var there = new TestStore(database, SMALL)) {
            TestStore here = new TestStore(database, new Settings(10, 7, Duration.ofMillis(20)));
            here.tail.close();
            CompletableFuture<List<RecordedEvent>> next = here.tail.after(0, 5).toFuture();

            append(there, 1);

            assertThatThrownBy(() -> next.get(200, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            here.close();
        }
    }

    @Test
    void followers_that_fall_out_of_a_small_memory_while_others_append_see_everything_in_order() {
        int appends = Proof.count(400, 20_000);
        try (var here = new TestStore(database, new Settings(3, 2, Duration.ofMillis(5)));
                var there = new TestStore(database, SMALL)) {
            List<CompletableFuture<List<Long>>> seen = new ArrayList<>();
            for (int limit : new int[] {1, 2, 3, 50}) {
                seen.add(follow(here.tail, 0, limit, appends * 3));
            }

            Flux.range(0, appends)
                    .flatMap(
                            i -> (i % 3 == 0 ? there : here)
                                    .committer.append(new Append(events(1 + i % 5), List.of(), 0)),
                            16)
                    .blockLast();

            seen.forEach(follower ->
                    assertThat(follower.orTimeout(60, SECONDS).join()).isEqualTo(upTo(appends * 3)));
        }
    }

    private static CompletableFuture<List<Long>> follow(Tail<RecordedEvent> tail, long after, int limit, int count) {
        return Following.from(tail, after, limit)
                .map(RecordedEvent::position)
                .take(count)
                .collectList()
                .toFuture();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static void append(TestStore store, int count) {
        for (int i = 0; i < count; i++) {
            store.committer.append(unconditionally(event("Appended"))).block();
        }
    }

    private static List<NewEvent> events(int count) {
        return IntStream.range(0, count).mapToObj(i -> event("Appended")).toList();
    }
}
