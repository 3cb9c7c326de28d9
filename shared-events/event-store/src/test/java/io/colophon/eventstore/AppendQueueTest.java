package io.colophon.eventstore;

import static io.colophon.eventstore.Happened.event;
import static io.colophon.eventstore.Happened.tagged;
import static io.colophon.eventstore.Happened.unless;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.AppendCommitter.Limits;
import io.colophon.eventstore.AppendQueue.Waiting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AppendQueueTest {

    private final AppendQueue queue = new AppendQueue(new Limits(3, 100, 10_000, 5, Duration.ofSeconds(1)));

    @Test
    void it_gives_what_waits_in_order_up_to_the_size_of_a_call() {
        offer(free("a"), free("b"), free("c"), free("d"));

        assertThat(next()).containsExactly("a", "b", "c");
        assertThat(next()).containsExactly("d");
        assertThat(next()).isEmpty();
    }

    @Test
    void it_takes_no_more_than_may_wait() {
        for (int i = 0; i < 5; i++) {
            assertThat(queue.offer(waiting(free("x")))).isTrue();
        }
        assertThat(queue.offer(waiting(free("x")))).isFalse();
    }

    @Test
    void who_meets_an_event_of_the_call_is_kept_back_and_comes_first_in_the_next_one() {
        offer(taking("ada", "first"), taking("ada", "second"), free("other"));

        assertThat(next()).containsExactly("first", "other");
        assertThat(next()).containsExactly("second");
    }

    @Test
    void who_is_met_by_a_later_event_of_the_call_need_not_wait() {
        Append seesNobody = unless(0, event("asks"), tagged("name=ada"));
        offer(seesNobody, taking("ada", "takes"));

        assertThat(next()).containsExactly("asks", "takes");
    }

    @Test
    void who_was_kept_back_for_what_is_stored_now_has_lost() {
        offer(taking("ada", "winner"), taking("ada", "loser"), taking("bob", "other"));
        List<Append> stored = queue.next().stream().map(Waiting::append).toList();

        assertThat(queue.overtakenBy(stored, 7))
                .extracting(AppendQueueTest::name)
                .containsExactly("loser");
        assertThat(next()).isEmpty();
    }

    @Test
    void who_was_kept_back_for_what_was_refused_gets_his_turn() {
        offer(taking("ada", "refused"), taking("ada", "next"));
        queue.next();

        assertThat(queue.overtakenBy(List.of(), Long.MAX_VALUE)).isEmpty();
        assertThat(next()).containsExactly("next");
    }

    @Test
    void who_had_read_further_than_what_is_stored_now_has_not_lost() {
        offer(taking("ada", "stored"), new Append(List.of(event("later")), List.of(tagged("name=ada")), 7));
        List<Append> stored = queue.next().stream().map(Waiting::append).toList();

        assertThat(queue.overtakenBy(stored, 7)).isEmpty();
        assertThat(next()).containsExactly("later");
    }

    @Test
    void who_came_after_the_call_is_left_to_the_database() {
        offer(taking("ada", "winner"));
        List<Append> stored = queue.next().stream().map(Waiting::append).toList();
        offer(taking("ada", "late"));

        assertThat(queue.overtakenBy(stored, 7)).isEmpty();
        assertThat(next()).containsExactly("late");
    }

    private void offer(Append... appends) {
        for (Append append : appends) {
            assertThat(queue.offer(waiting(append))).isTrue();
        }
    }

    private List<String> next() {
        return queue.next().stream().map(AppendQueueTest::name).toList();
    }

    private static String name(Waiting waiting) {
        return waiting.append().events().getFirst().type();
    }

    private static Append free(String name) {
        return Append.unconditionally(List.of(event(name)));
    }

    private static Append taking(String username, String name) {
        return unless(0, event(name, "name=" + username), tagged("name=" + username));
    }

    /** Nobody waits for the outcome. */
    private static Waiting waiting(Append append) {
        Waiting[] created = new Waiting[1];
        Mono.<Appended>create(sink -> created[0] = new Waiting(append, sink))
                .toFuture()
                .isDone();
        return created[0];
    }
}
