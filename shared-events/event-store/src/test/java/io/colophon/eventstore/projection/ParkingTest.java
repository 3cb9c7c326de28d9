package io.colophon.eventstore.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.Proof;
import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.projection.LendingEvent.BookLent;
import io.colophon.eventstore.projection.LendingEvent.BookReturned;
import io.colophon.eventstore.projection.ProjectionControl.DeadLetter;
import io.colophon.eventstore.projection.ViewStore.Fenced;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** T8: events that a view can't apply. */
class ParkingTest {

    private final PostgresAddress database = TestDatabase.create();

    @Test
    void one_spoilt_book_is_parked_with_its_successors_in_order_and_the_others_go_on() {
        try (Node node = Node.started(database, "a")) {
            node.view.spoilt.put("b7", "no such shelf");
            new History(8, Proof.count(200, 3_000), 50).appendTo(node);
            node.untilCaughtUp(1);

            List<DeadLetter> parked = node.status(1).parked();
            List<Long> ofTheBook = node.log().stream()
                    .filter(event -> event.payload() instanceof BookLent lent
                                    && lent.book().equals("b7")
                            || event.payload() instanceof BookReturned returned
                                    && returned.book().equals("b7"))
                    .map(event -> event.position())
                    .toList();
            assertThat(parked).extracting(DeadLetter::position).isEqualTo(ofTheBook);
            assertThat(parked).extracting(DeadLetter::key).containsOnly("book=b7");
            assertThat(parked.getFirst().cause()).contains("no such shelf");
            assertThat(parked.subList(1, parked.size()))
                    .allMatch(letter -> letter.cause().isEmpty());
            assertThat(Node.books(database, 1)).isEqualTo(without("b7", History.fold(node.log())));
            assertThat(node.status(1).mode()).isEqualTo("live");

            node.view.spoilt.clear();
            node.projections.retryParked(LendingView.NAME).block();

            assertThat(node.status(1).parked()).isEmpty();
            assertThat(Node.books(database, 1)).isEqualTo(History.fold(node.log()));
            assertThat(Node.effects(database, 1)).isEqualTo(History.each(node.log()));
        }
    }

    @Test
    void what_fails_again_stays_with_its_new_cause_and_keeps_its_successors_waiting() {
        try (Node node = Node.started(database, "a")) {
            node.view.spoilt.put("b1", "first cause");
            node.view.spoilt.put("b2", "first cause");
            node.append(
                            new BookLent("b1", "ada"),
                            new BookLent("b2", "ada"),
                            new BookReturned("b1"),
                            new BookReturned("b2"),
                            new BookLent("b1", "bob"))
                    .block();
            node.untilCaughtUp(1);

            node.view.spoilt.remove("b2");
            node.view.spoilt.put("b1", "second cause");
            node.projections.retryParked(LendingView.NAME).block();

            List<DeadLetter> parked = node.status(1).parked();
            assertThat(parked).extracting(DeadLetter::position).containsExactly(1L, 3L, 5L);
            assertThat(parked.getFirst().cause()).contains("second cause");
            assertThat(parked.get(1).cause()).isEmpty();
            assertThat(Node.books(database, 1)).isEqualTo("b2|-|4");
        }
    }

    @Test
    void what_comes_after_the_fix_waits_for_the_retry_and_then_goes_its_usual_way() {
        try (Node node = Node.started(database, "a")) {
            node.view.spoilt.put("b1", "not yet");
            node.append(new BookLent("b1", "ada")).block();
            node.untilCaughtUp(1);
            node.view.spoilt.clear();
            node.append(new BookReturned("b1")).block();
            node.untilCaughtUp(1);
            assertThat(node.status(1).parked()).hasSize(2);

            node.projections.retryParked(LendingView.NAME).block();
            assertThat(Node.books(database, 1)).isEqualTo("b1|-|2");

            node.append(new BookLent("b1", "bob")).block();
            node.untilCaughtUp(1);
            assertThat(node.status(1).parked()).isEmpty();
            assertThat(Node.books(database, 1)).isEqualTo("b1|bob|3");
        }
    }

    @Test
    void a_retry_drains_a_key_whose_events_keep_coming() {
        try (Node node = Node.started(database, "a")) {
            node.view.spoilt.put("b1", "not yet");
            var writing = Flux.range(0, Proof.count(120, 3_000))
                    .concatMap(i -> node.append(new BookLent(i % 2 == 0 ? "b1" : "b2", "reader " + i)))
                    .then()
                    .toFuture();
            Node.until(() -> node.status(1).parked().size() > 10);
            node.view.spoilt.clear();

            node.projections.retryParked(LendingView.NAME).block(Duration.ofSeconds(30));
            writing.join();
            node.projections.retryParked(LendingView.NAME).block(Duration.ofSeconds(30));
            node.untilCaughtUp(1);

            assertThat(node.status(1).parked()).isEmpty();
            assertThat(Node.books(database, 1)).isEqualTo(History.fold(node.log()));
            assertThat(Node.effects(database, 1)).isEqualTo(History.each(node.log()));
        }
    }

    @Test
    void what_is_parked_outlives_the_node() {
        try (Node node = Node.started(database, "a")) {
            node.view.spoilt.put("b1", "not yet");
            node.append(new BookLent("b1", "ada")).block();
            node.untilCaughtUp(1);
        }
        try (Node node = Node.started(database, "b")) {
            node.append(new BookReturned("b1"), new BookLent("b2", "bob")).block();
            node.untilCaughtUp(1);

            assertThat(node.status(1).parked()).extracting(DeadLetter::position).containsExactly(1L, 2L);
            assertThat(Node.books(database, 1)).isEqualTo("b2|bob|3");
        }
    }

    @Test
    void what_the_database_refuses_is_parked_too() {
        String tooLongForAnIndex = Flux.range(0, 600)
                .map(i -> UUID.randomUUID().toString())
                .reduce("", String::concat)
                .blockOptional()
                .orElseThrow();
        try (Node node = Node.started(database, "a")) {
            node.append(
                            new BookLent("b1", "ada"),
                            new BookLent("b2", "a\0da"),
                            new BookLent("b3", tooLongForAnIndex),
                            new BookLent("b4", "bob"))
                    .block();
            node.untilCaughtUp(1);

            assertThat(node.status(1).parked()).extracting(DeadLetter::key).containsExactly("book=b2", "book=b3");
            assertThat(Node.books(database, 1)).isEqualTo("b1|ada|1\nb4|bob|4");
            assertThat(Node.effects(database, 1)).isEqualTo("2 of 2");
        }
    }

    @Test
    void a_view_without_parking_keys_stops_at_the_event_and_goes_on_when_it_is_healed() {
        try (Node node = new Node(database, "a", false, Node.QUICK).start()) {
            node.view.spoilt.put("b2", "no such shelf");
            node.append(new BookLent("b1", "ada")).block();
            node.append(new BookLent("b2", "ada")).block();
            node.append(new BookLent("b3", "ada")).block();
            node.untilModeIs("stopped", 1);

            assertThat(Node.books(database, 1)).isEqualTo("b1|ada|1");
            assertThat(node.status(1).failure())
                    .hasValueSatisfying(failure -> assertThat(failure).contains("no such shelf"));
            assertThat(Node.query(database, "SELECT failure FROM projection.generation"))
                    .contains("event 2", "no such shelf");
            assertThat(node.status(1).parked()).isEmpty();

            node.view.spoilt.clear();
            node.untilCaughtUp(1);

            assertThat(Node.books(database, 1)).isEqualTo("b1|ada|1\nb2|ada|2\nb3|ada|3");
            assertThat(Node.effects(database, 1)).isEqualTo("3 of 3");
            node.untilModeIs("live", 1);
            assertThat(node.status(1).failure()).isEmpty();
        }
    }

    @Test
    void who_waits_for_a_parked_event_is_told_on_every_node() {
        try (Node node = Node.started(database, "a");
                Node other = Node.started(database, "b")) {
            node.view.spoilt.put("b1", "not yet");
            other.view.spoilt.put("b1", "not yet");
            node.append(new BookLent("b1", "ada"), new BookLent("b2", "ada")).block();

            for (Node one : new Node[] {node, other}) {
                assertThat(await(one, 1)).isFalse();
                assertThat(await(one, 2)).isTrue();
            }
            node.view.spoilt.clear();
            assertThat(other.projections.retryParked(LendingView.NAME).block())
                    .as("only the node that follows the log can do it")
                    .isFalse();
            assertThat(node.projections.retryParked(LendingView.NAME).block()).isTrue();
            for (Node one : new Node[] {node, other}) {
                assertThat(await(one, 1)).isTrue();
            }
        }
    }

    private static boolean await(Node node, long position) {
        return node.projections
                .await(Set.of(BookLent.class), position, position, Duration.ofSeconds(10))
                .blockOptional()
                .orElseThrow();
    }

    @Test
    void who_was_taken_over_parks_nothing() {
        try (Node node = Node.started(database, "a")) {
            GenerationId id = new GenerationId(LendingView.NAME, 1);
            node.append(new BookLent("b1", "ada")).block();
            node.projections.stop().block();
            Lease old = node.control
                    .claim(id, Duration.ofMinutes(1))
                    .blockOptional()
                    .orElseThrow();
            Lease present = node.control
                    .claim(id, Duration.ofMinutes(1))
                    .blockOptional()
                    .orElseThrow();
            DeadLetter letter = new DeadLetter(id, 1, "book=b1", "late");

            assertThatThrownBy(() -> node.control.park(old, letter).block()).isInstanceOf(Fenced.class);
            assertThat(node.status(1).parked()).isEmpty();
            node.control.park(present, letter).block();
            assertThat(node.status(1).parked()).containsExactly(letter);
        }
    }

    private static String without(String book, String books) {
        return String.join(
                "\n", books.lines().filter(line -> !line.startsWith(book + "|")).toList());
    }
}
