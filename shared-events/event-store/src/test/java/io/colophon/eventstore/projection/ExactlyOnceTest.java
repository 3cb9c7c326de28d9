package io.colophon.eventstore.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.Proof;
import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.projection.LendingEvent.BookLent;
import io.colophon.eventstore.projection.LendingEvent.ShelfDusted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ExactlyOnceTest {

    private final PostgresAddress database = TestDatabase.create();

    @Test
    void every_event_is_applied_once_and_in_order() {
        try (Node node = Node.started(database, "a")) {
            new History(1, 500, 40).appendTo(node);
            node.untilCaughtUp(1);

            assertThat(Node.effects(database, 1)).isEqualTo(History.each(node.log()));
            assertThat(Node.books(database, 1)).isEqualTo(History.fold(node.log()));
        }
    }

    @Test
    void a_node_that_stops_and_starts_all_the_time_applies_every_event_once() {
        try (Node writer = Node.started(database, "writer")) {
            writer.projections.stop().block();
            Mono<Void> writing = Flux.range(0, Proof.count(600, 20_000))
                    .concatMap(i -> writer.append(new BookLent("b" + i % 7, "reader " + i)))
                    .then();
            var done = writing.toFuture();
            int stops = 0;
            while (!done.isDone() || stops < 5) {
                try (Node node = Node.started(database, "n" + stops++)) {
                    long position = node.status(1).position();
                    Node.until(() -> done.isDone() || node.status(1).position() > position + 20);
                }
            }
            try (Node node = Node.started(database, "last")) {
                node.untilCaughtUp(1);
                assertThat(Node.effects(database, 1)).isEqualTo(History.each(node.log()));
            }
        }
    }

    /** T7. */
    @Test
    void a_token_that_is_set_back_changes_nothing_in_the_view() {
        Random random = new Random(7);
        try (Node node = Node.started(database, "a")) {
            new History(7, 600, 60).appendTo(node);
            node.untilCaughtUp(1);
            String before = Node.books(database, 1);

            for (int i = 0; i < Proof.count(10, 100); i++) {
                long fence = Long.parseLong(Node.query(database, "SELECT fence FROM projection.generation"));
                // With the fence raised the node has to take the lease, and the token, again.
                TestDatabase.execute(
                        database,
                        "UPDATE projection.generation SET fence = fence + 1, position = greatest(0, position - "
                                + (1 + random.nextInt(500)) + ")");
                Node.until(() ->
                        Long.parseLong(Node.query(database, "SELECT fence FROM projection.generation")) > fence + 1);
                node.untilCaughtUp(1);
                assertThat(Node.books(database, 1)).as("rewind %d", i).isEqualTo(before);
            }
            assertThat(Node.effects(database, 1)).as("events did come again").isNotEqualTo(History.each(node.log()));
        }
    }

    @Test
    void a_transaction_that_breaks_after_the_view_was_written_leaves_nothing() {
        try (Node node = Node.started(database, "a")) {
            boolean[] broken = {false};
            node.view.afterTheBatch = () -> {
                if (broken[0]) {
                    return Mono.empty();
                }
                broken[0] = true;
                return Mono.error(new UncheckedIOException(new IOException("the network broke")));
            };

            node.append(new BookLent("b1", "ada"), new BookLent("b2", "bob")).block();
            node.untilCaughtUp(1);

            assertThat(broken[0]).isTrue();
            assertThat(Node.effects(database, 1)).isEqualTo("2 of 2");
            assertThat(node.status(1).parked()).isEmpty();
        }
    }

    @Test
    void who_waits_for_a_position_sees_what_was_written_there() {
        try (Node node = Node.started(database, "a");
                Node reader = Node.started(database, "b")) {
            for (int i = 0; i < 20; i++) {
                long last = node.append(new BookLent("w" + i, "ada"))
                        .blockOptional()
                        .orElseThrow()
                        .last();

                for (Node one : new Node[] {node, reader}) {
                    assertThat(one.projections
                                    .await(Set.of(BookLent.class), last, last, Duration.ofSeconds(10))
                                    .block())
                            .isTrue();
                    assertThat(one.view.books().block()).isEqualTo(i + 1);
                }
            }
        }
    }

    @Test
    void nobody_waits_longer_than_he_said_or_for_a_view_that_does_not_care() {
        try (Node node = Node.started(database, "a")) {
            node.view.beforeTheBatch = Mono::never;
            node.append(new BookLent("b1", "ada")).block();

            assertThat(node.projections
                            .await(Set.of(BookLent.class), 1, 1, Duration.ofMillis(100))
                            .block())
                    .isFalse();
            assertThat(node.projections
                            .await(Set.of(ShelfDusted.class), 1, 1, Duration.ofMillis(100))
                            .block())
                    .isTrue();
        }
    }

    @Test
    void events_that_no_view_handles_move_its_position_and_its_token_now_and_then() {
        try (Node node = Node.started(database, "a")) {
            LendingEvent[] dusting = IntStream.range(0, 12_000)
                    .mapToObj(i -> new ShelfDusted("s" + i))
                    .toArray(LendingEvent[]::new);
            node.append(dusting).block();
            node.untilCaughtUp(1);

            assertThat(Long.parseLong(Node.query(database, "SELECT position FROM projection.generation")))
                    .isGreaterThanOrEqualTo(5_000);
        }
        assertThat(Node.query(database, "SELECT position FROM projection.generation"))
                .as("a stop stores it")
                .isEqualTo("12000");
    }

    @Test
    void a_stopped_node_gives_its_lease_back() {
        try (Node node = Node.started(database, "a")) {
            node.append(new BookLent("b1", "ada")).block();
        }
        assertThat(Node.query(database, "SELECT count(*) FROM projection.generation WHERE lease_until > now()"))
                .isEqualTo("0");
    }
}
