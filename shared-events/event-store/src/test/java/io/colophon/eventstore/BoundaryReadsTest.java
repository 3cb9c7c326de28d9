package io.colophon.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colophon.eventstore.BoundaryReads.Found;
import io.colophon.eventstore.BoundaryReads.Match;
import io.colophon.eventstore.Criterion.Beyond;
import io.colophon.eventstore.EventReader.Sourced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

class BoundaryReadsTest {

    /** The same for all: arrays are equal to themselves only. */
    private static final byte[] NOTHING = new byte[0];

    private static final Duration SOON = Duration.ofSeconds(10);

    /** A statement that was sent, and its answer to come. */
    private record Sent(List<Beyond> criteria, Sinks.One<Found> answer) {}

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final BoundaryReads reads = new BoundaryReads(criteria -> {
        Sent statement = new Sent(criteria, Sinks.one());
        sent.add(statement);
        return statement.answer.asMono();
    });

    @Test
    void a_read_alone_is_sent_at_once() {
        CompletableFuture<Sourced> read = read("a=1");
        assertThat(sent).hasSize(1);
        answer(0, new Found(7, List.of(match(3, 1))));
        assertThat(read.join()).isEqualTo(new Sourced(7, List.of(event(3))));
    }

    @Test
    void reads_that_waited_share_a_statement_and_get_what_is_theirs_once_each() {
        read("a=1");
        read("a=2");
        CompletableFuture<Sourced> both = read("b=1", "c=1");
        CompletableFuture<Sourced> one = read("c=1");
        CompletableFuture<Sourced> none = read("d=1");
        assertThat(sent).hasSize(2);

        answer(0, new Found(7, List.of()));

        assertThat(sent).hasSize(3);
        assertThat(sent.get(2).criteria).containsExactly(beyond("b=1"), beyond("c=1"), beyond("d=1"));
        answer(2, new Found(9, List.of(match(2, 1, 2), match(5, 2), match(8, 1))));
        assertThat(both.join()).isEqualTo(new Sourced(9, List.of(event(2), event(5), event(8))));
        assertThat(one.join()).isEqualTo(new Sourced(9, List.of(event(2), event(5))));
        assertThat(none.join()).isEqualTo(new Sourced(9, List.of()));
    }

    @Test
    void what_one_of_them_spoils_the_others_get_alone() {
        read("a=1");
        read("a=2");
        CompletableFuture<Sourced> guilty = read("bad=1");
        CompletableFuture<Sourced> innocent = read("good=1");
        answer(0, new Found(7, List.of()));
        sent.get(2).answer.tryEmitError(new IllegalStateException("bad"));
        sent.get(3).answer.tryEmitError(new IllegalStateException("bad"));
        assertThat(sent.get(4).criteria).containsExactly(beyond("good=1"));
        answer(4, new Found(8, List.of(match(1, 1))));

        assertThat(innocent.join()).isEqualTo(new Sourced(8, List.of(event(1))));
        assertThatThrownBy(guilty::join).hasRootCauseMessage("bad");
    }

    @Test
    void a_failure_holds_up_nobody() {
        CompletableFuture<Sourced> failed = read("a=1");
        sent.getFirst().answer.tryEmitError(new IllegalStateException("gone"));
        assertThatThrownBy(failed::join).hasRootCauseMessage("gone");
        read("a=2");
        read("a=3");
        assertThat(sent).hasSize(3);
    }

    private CompletableFuture<Sourced> read(String... tags) {
        return reads.read(Stream.of(tags).map(BoundaryReadsTest::beyond).toList())
                .timeout(SOON)
                .toFuture();
    }

    private void answer(int statement, Found found) {
        sent.get(statement).answer.tryEmitValue(found);
    }

    private static Beyond beyond(String tag) {
        return Criterion.of(List.of(tag), Set.of()).beyond(0);
    }

    private static Match match(long position, Integer... met) {
        return new Match(event(position), met);
    }

    private static StoredEvent event(long position) {
        return new StoredEvent(
                position, new UUID(0, position), "t", "1", Instant.EPOCH, Instant.EPOCH, List.of(), NOTHING, NOTHING);
    }
}
