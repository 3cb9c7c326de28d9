package io.colophon.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.messaging.core.DelayedMessageStream;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;

class SourcedMessageStreamTest {

    private static final int ROUNDS = 50_000;
    private static final List<RecordedEvent> EVENTS =
            IntStream.range(0, 3).mapToObj(SourcedMessageStreamTest::event).toList();

    /** As a transaction of Axon does it: the thread that has read looks whether it is at its end, while another one folds. */
    @Test
    void nothing_gets_lost_when_it_is_looked_at_while_it_is_folded() {
        AtomicInteger begun = new AtomicInteger();
        List<CompletableFuture<MessageStream<EventMessage>>> reads = IntStream.range(0, ROUNDS)
                .mapToObj(round -> new CompletableFuture<MessageStream<EventMessage>>())
                .toList();
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
            for (int round = 0; round < ROUNDS; round++) {
                while (begun.get() <= round) {
                    Thread.onSpinWait();
                }
                reads.get(round).complete(SourcedMessageStream.of(EVENTS, 7));
            }
        });
        for (var read : reads) {
            MessageStream<EventMessage> stream = DelayedMessageStream.create(read);
            begun.incrementAndGet();
            CompletableFuture<String> folded = stream.filter(
                            entry -> entry.getResource(ConsistencyMarker.RESOURCE_KEY) == null)
                    .onComplete(() -> {})
                    .reduce("", (before, entry) -> before + entry.message().payload());

            assertThat(folded.join()).isEqualTo("012");
        }
        reading.join();
    }

    private static RecordedEvent event(int number) {
        return new RecordedEvent(
                number + 1L,
                UUID.randomUUID().toString(),
                "Happened",
                "1",
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(),
                number,
                Map.of());
    }
}
