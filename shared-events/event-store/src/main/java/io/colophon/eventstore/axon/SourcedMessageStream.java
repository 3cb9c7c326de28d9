package io.colophon.eventstore.axon;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;

/**
 * The events of a boundary, all of them read, and after them the marker. Unlike Axon's own streams it may be looked at by one thread
 * while another one takes from it: a transaction of Axon asks for its end on the thread that has read, and folds it on the one that
 * decides, and an iterator that is asked by both skips or doubles an event.
 */
final class SourcedMessageStream implements MessageStream<EventMessage> {

    private final List<Entry<EventMessage>> entries;
    private int taken;

    private SourcedMessageStream(List<Entry<EventMessage>> entries) {
        this.entries = entries;
    }

    static MessageStream<EventMessage> of(List<RecordedEvent> events, long head) {
        Entry<EventMessage> end = new SimpleEntry<>(
                TerminalEventMessage.INSTANCE,
                ConsistencyMarker.addToContext(Context.empty(), new GlobalIndexConsistencyMarker(head)));
        return new SourcedMessageStream(Stream.concat(events.stream().map(RecordedEvent::entry), Stream.of(end))
                .toList());
    }

    @Override
    public synchronized Optional<Entry<EventMessage>> next() {
        Optional<Entry<EventMessage>> next = peek();
        taken += next.isPresent() ? 1 : 0;
        return next;
    }

    @Override
    public synchronized Optional<Entry<EventMessage>> peek() {
        return taken < entries.size() ? Optional.of(entries.get(taken)) : Optional.empty();
    }

    @Override
    public void setCallback(Runnable callback) {
        callback.run();
    }

    @Override
    public Optional<Throwable> error() {
        return Optional.empty();
    }

    @Override
    public synchronized boolean isCompleted() {
        return taken == entries.size();
    }

    @Override
    public synchronized boolean hasNextAvailable() {
        return taken < entries.size();
    }

    @Override
    public synchronized void close() {
        taken = entries.size();
    }
}
