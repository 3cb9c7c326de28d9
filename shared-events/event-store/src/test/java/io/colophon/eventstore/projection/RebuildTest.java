package io.colophon.eventstore.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.Proof;
import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.projection.Generation.State;
import io.colophon.eventstore.projection.LendingEvent.BookLent;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A view is built again beside the live one, switched to, and switched back. */
class RebuildTest {

    private final PostgresAddress database = TestDatabase.create();

    /** T9. */
    @Test
    void a_replay_equals_what_was_applied_live_whatever_the_size_of_its_batches() {
        for (int seed = 1; seed <= Proof.count(2, 20); seed++) {
            PostgresAddress one = TestDatabase.create();
            String live;
            try (Node node = Node.started(one, "live")) {
                new History(seed, Proof.count(80, 1_000), 40).appendTo(node);
                node.untilCaughtUp(1);
                live = Node.books(one, 1);
                assertThat(live).isEqualTo(History.fold(node.log()));
            }
            int generation = 1;
            for (int batch : new int[] {1, 7, 500}) {
                Timing timing = new Timing(
                        Node.QUICK.lease(), Node.QUICK.retry(), Node.QUICK.tick(), batch, Node.QUICK.gather());
                try (Node node = new Node(one, "batches of " + batch, true, timing).start()) {
                    int built = ++generation;
                    node.projections.rebuild(LendingView.NAME, true).block();
                    node.untilModeIs("live", built);

                    assertThat(Node.books(one, built))
                            .as("seed %d, batches of %d", seed, batch)
                            .isEqualTo(live);
                    assertThat(Node.effects(one, built)).isEqualTo(History.each(node.log()));
                }
            }
        }
    }

    /** T10. */
    @Test
    void it_is_rebuilt_switched_and_switched_back_without_a_failed_read_while_others_write() {
        AtomicBoolean writing = new AtomicBoolean(true);
        try (Node node = Node.started(database, "a");
                Node reader = Node.started(database, "b")) {
            new History(10, 300, 2_000).appendTo(node);
            node.untilCaughtUp(1);
            AtomicLong written = new AtomicLong();
            var writers = Flux.range(0, 4)
                    .flatMap(writer -> Mono.defer(
                                    () -> node.append(new BookLent("new " + written.incrementAndGet(), "ada")))
                            .repeat(writing::get))
                    .then()
                    .toFuture();
            Queue<String> failedReads = new ConcurrentLinkedQueue<>();
            List<Disposable> reads = List.of(reading(node, failedReads), reading(reader, failedReads));

            try {
                for (int round = 0; round < Proof.count(2, 10); round++) {
                    rebuildAndSwitchBack(node, reader);
                }
            } finally {
                writing.set(false);
                writers.join();
                reads.forEach(Disposable::dispose);
            }

            assertThat(failedReads).isEmpty();
            for (ProjectionStatus status :
                    node.projections.status().blockOptional().orElseThrow()) {
                int generation = status.id().number();
                node.untilCaughtUp(generation);
                assertThat(Node.books(database, generation)).isEqualTo(History.fold(node.log()));
                assertThat(Node.effects(database, generation)).isEqualTo(History.each(node.log()));
            }
        }
    }

    private void rebuildAndSwitchBack(Node node, Node reader) {
        int before = generation("state = 'live'");
        node.projections.rebuild(LendingView.NAME, true).block();
        int built = generation("state <> 'standby' AND generation <> " + before);
        node.untilModeIs("live", built);
        assertThat(node.status(before).mode()).isEqualTo("standby");
        Node.until(() -> isRead(reader, built));

        switchBackTo(before, node, reader);
        assertThat(node.status(built).mode()).isEqualTo("standby");
        switchBackTo(built, node, reader);
    }

    private void switchBackTo(int generation, Node node, Node reader) {
        Node.until(() -> node.projections
                .makeLive(LendingView.NAME, State.STANDBY)
                .blockOptional()
                .orElseThrow());
        assertThat(node.status(generation).mode()).isEqualTo("live");
        Node.until(() -> isRead(reader, generation));
    }

    private int generation(String where) {
        return Integer.parseInt(
                Node.query(database, "SELECT max(generation) FROM projection.generation WHERE " + where));
    }

    private static boolean isRead(Node node, int generation) {
        return node.view.store().sql("{v}").equals(LendingView.NAME + "_" + generation);
    }

    /** Reads all the time; a read that fails or shows no book is remembered. */
    private static Disposable reading(Node node, Queue<String> failures) {
        return Mono.defer(node.view::books)
                .doOnNext(books -> {
                    if (books == 0) {
                        failures.add("no books");
                    }
                })
                .onErrorResume(failure -> {
                    failures.add(failure.toString());
                    return Mono.empty();
                })
                .repeat()
                .subscribe(books -> {}, failure -> failures.add(failure.toString()));
    }

    @Test
    void the_number_of_a_generation_that_was_dropped_does_not_come_again() {
        try (Node node = Node.started(database, "a")) {
            node.append(new BookLent("b1", "ada")).block();
            node.projections.rebuild(LendingView.NAME, true).block();
            node.untilModeIs("live", 2);
            node.projections.makeLive(LendingView.NAME, State.STANDBY).block();
            assertThat(node.status(1).mode()).isEqualTo("live");

            node.projections.rebuild(LendingView.NAME, true).block();
            node.untilModeIs("live", 3);

            assertThat(node.projections.status().blockOptional().orElseThrow())
                    .extracting(status -> status.id().number())
                    .containsExactly(1, 3);
            assertThat(Node.query(database, "SELECT to_regnamespace('lending_2') IS NULL"))
                    .isEqualTo("t");
        }
    }

    @Test
    void a_generation_that_went_live_on_another_node_is_not_dropped() {
        try (Node node = Node.started(database, "a")) {
            node.append(new BookLent("b1", "ada")).block();
            node.projections.rebuild(LendingView.NAME, true).block();
            node.untilModeIs("live", 2);
            // Somebody else rolls back; this node has not looked yet.
            node.control.makeLive(new GenerationId(LendingView.NAME, 1)).block();

            node.projections.rebuild(LendingView.NAME, false).block();

            assertThat(node.status(1).mode()).isEqualTo("live");
            assertThat(node.view.books().block()).isEqualTo(1);
        }
    }

    @Test
    void a_build_that_waits_for_its_switch_is_kept_up_to_date_and_not_waited_for() {
        try (Node node = Node.started(database, "a")) {
            node.append(new BookLent("b1", "ada")).block();
            node.projections.rebuild(LendingView.NAME, false).block();
            node.untilModeIs("ready", 2);
            node.append(new BookLent("b2", "ada")).block();
            node.untilCaughtUp(2);
            assertThat(node.status(1).mode()).isEqualTo("live");

            node.control.pause(new GenerationId(LendingView.NAME, 2), true).block();
            Node.until(() -> Node.query(
                            database, "SELECT count(*) FROM projection.generation WHERE generation = 2 AND paused")
                    .equals("1"));
            assertThat(node.append(new BookLent("b3", "ada"))
                            .flatMap(at -> node.projections.await(
                                    Set.of(BookLent.class), at.first(), at.last(), Duration.ofSeconds(10)))
                            .block())
                    .isTrue();

            assertThat(node.projections
                            .makeLive(LendingView.NAME, State.STANDBY)
                            .block())
                    .as("there is none to go back to")
                    .isFalse();
        }
    }

    @Test
    void a_paused_view_stands_still_and_resumes_at_once_however_often() {
        try (Node node = Node.started(database, "a")) {
            for (int i = 1; i <= 10; i++) {
                node.projections.pause(LendingView.NAME, true).block();
                assertThat(node.status(1).mode()).isEqualTo("paused");
                Node.until(() -> node.status(1).failure().isEmpty()
                        && Node.query(
                                        database,
                                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'")
                                .equals("1"));
                node.append(new BookLent("b" + i, "ada")).block();
                node.projections.pause(LendingView.NAME, false).block();
                node.untilCaughtUp(1);
            }
            assertThat(Node.effects(database, 1)).isEqualTo("10 of 10");
        }
    }
}
