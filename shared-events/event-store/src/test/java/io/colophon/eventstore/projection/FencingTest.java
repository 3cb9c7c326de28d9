package io.colophon.eventstore.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.ForkedJvm;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.Proof;
import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.projection.LendingEvent.BookLent;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** T12: two nodes, one view. A node stands still in the middle of a batch until the other one has taken over, and goes on then. */
class FencingTest {

    private static final String WAITS_FOR_A_ROW =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    private final PostgresAddress database = TestDatabase.create();
    private final Stall stall = new Stall();

    /** Stops a node: no new connection comes through, and the batch stays where it is. */
    private static final class Stall implements UnaryOperator<ConnectionFactory> {
        private volatile boolean stalled;
        private final Sinks.Empty<Void> over = Sinks.empty();
        private final CountDownLatch reached = new CountDownLatch(1);

        @Override
        public ConnectionFactory apply(ConnectionFactory connections) {
            return new ConnectionFactory() {
                @Override
                public Publisher<? extends Connection> create() {
                    return Mono.defer(
                            () -> (stalled ? over.asMono() : Mono.<Void>empty()).then(Mono.from(connections.create())));
                }

                @Override
                public ConnectionFactoryMetadata getMetadata() {
                    return connections.getMetadata();
                }
            };
        }

        /** Put into a batch: stops the node when a batch gets here for the first time. */
        Mono<Void> here() {
            return Mono.defer(() -> {
                if (reached.getCount() == 0) {
                    return Mono.empty();
                }
                stalled = true;
                reached.countDown();
                return over.asMono();
            });
        }

        void untilReached() throws InterruptedException {
            assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        }

        void end() {
            stalled = false;
            over.tryEmitEmpty();
        }
    }

    @Test
    void a_node_that_stalls_before_it_writes_is_overtaken_and_has_no_effect() throws InterruptedException {
        try (Node slow = new Node(database, "slow", true, Node.QUICK, stall).start();
                Node other = Node.started(database, "other")) {
            slow.view.beforeTheBatch = stall::here;
            lend(slow, 0);
            stall.untilReached();
            Node.until(() -> Node.query(database, "SELECT position FROM projection.generation")
                    .equals("10"));
            assertThat(slow.projections.lag()).as("it does not know yet").isEqualTo(10);

            stall.end();
            lend(slow, 10);
            other.untilCaughtUp(1);

            assertThat(Node.effects(database, 1)).isEqualTo("20 of 20");
            assertThat(Node.query(database, "SELECT owner FROM projection.generation"))
                    .isEqualTo("other");
            assertThat(Node.books(database, 1)).isEqualTo(History.fold(other.log()));
            assertThat(other.status(1).parked()).isEmpty();
        }
    }

    @Test
    void a_node_that_stalls_after_it_has_written_has_no_effect_either() throws InterruptedException {
        try (Node slow = new Node(database, "slow", true, Node.QUICK, stall).start();
                Node other = Node.started(database, "other")) {
            slow.view.afterTheBatch = stall::here;
            lend(slow, 0);
            stall.untilReached();
            Node.until(() -> Node.query(database, WAITS_FOR_A_ROW).equals("1"));

            stall.end();
            lend(slow, 10);
            other.untilCaughtUp(1);

            assertThat(Node.effects(database, 1)).isEqualTo("20 of 20");
            assertThat(Node.books(database, 1)).isEqualTo(History.fold(other.log()));
            assertThat(other.status(1).parked()).isEmpty();
        }
    }

    @Tag(Proof.TAG)
    @Test
    void rows_that_a_stalled_node_has_written_do_not_hold_up_its_successor_for_long() throws InterruptedException {
        try (Node slow = new Node(database, "slow", true, Node.QUICK, stall).start();
                Node other = Node.started(database, "other")) {
            slow.view.afterTheBatch = stall::here;
            lend(slow, 0);
            stall.untilReached();
            Node.until(() -> Node.query(database, "SELECT position FROM projection.generation")
                    .equals("10"));

            stall.end();
            lend(slow, 10);
            other.untilCaughtUp(1);

            assertThat(Node.effects(database, 1)).isEqualTo("20 of 20");
        }
    }

    @Test
    void a_node_that_stalls_longer_than_its_lease_without_a_rival_goes_on_as_if_nothing_had_been()
            throws InterruptedException {
        try (Node slow = new Node(database, "slow", true, Node.QUICK, stall).start()) {
            slow.view.afterTheBatch = stall::here;
            lend(slow, 0);
            stall.untilReached();
            Node.until(
                    () -> Node.query(database, "SELECT count(*) FROM projection.generation WHERE lease_until < now()")
                            .equals("1"));

            stall.end();
            slow.untilCaughtUp(1);

            assertThat(Node.effects(database, 1)).isEqualTo("10 of 10");
        }
    }

    @Test
    void a_node_that_stops_is_followed_by_the_other_one_within_a_moment() {
        try (Node other = new Node(database, "other", true, Node.QUICK)) {
            try (Node node = Node.started(database, "a")) {
                lend(node, 0);
                node.untilCaughtUp(1);
                other.start();
            }
            lend(other, 10);
            other.untilCaughtUp(1);

            assertThat(Node.effects(database, 1)).isEqualTo("20 of 20");
            assertThat(Node.query(database, "SELECT owner FROM projection.generation"))
                    .isEqualTo("other");
        }
    }

    /** With the real thing: the whole process stands still, between two batches or in one. */
    @Tag(Proof.TAG)
    @Test
    void a_process_that_is_stopped_and_continued_has_no_double_effect() {
        try (Node other = new Node(database, "other", true, Node.QUICK).start()) {
            other.projections.stop().block();
            for (int round = 0; round < 3; round++) {
                try (ForkedJvm process = ForkedJvm.start(NodeProcess.class, database.toString(), "process " + round)) {
                    while (process.nextLine().startsWith("started")) {}
                    try (Node successor = Node.started(database, "successor " + round)) {
                        process.signal("STOP");
                        lend(successor, 1_000 * round);
                        successor.untilCaughtUp(1);
                        process.signal("CONT");
                        for (int i = 0; i < 50; i++) {
                            assertThat(process.nextLine()).startsWith("acked");
                        }
                        successor.untilCaughtUp(1);
                    }
                }
            }
            try (Node last = Node.started(database, "last")) {
                last.untilCaughtUp(1);
                assertThat(Node.effects(database, 1)).isEqualTo(History.each(last.log()));
                assertThat(Node.books(database, 1)).isEqualTo(History.fold(last.log()));
            }
        }
    }

    private static void lend(Node node, int from) {
        for (int i = from; i < from + 10; i++) {
            node.append(new BookLent("b" + i % 4, "reader " + i)).block(Duration.ofSeconds(10));
        }
    }
}
