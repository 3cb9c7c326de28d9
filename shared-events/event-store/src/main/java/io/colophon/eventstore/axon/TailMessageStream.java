package io.colophon.eventstore.axon;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * An endless stream that fetches the next batch when the last one is nearly used up, so it holds two batches at most. Nothing in
 * it blocks; the callback runs outside the lock, on data and on failure.
 */
final class TailMessageStream implements MessageStream<EventMessage> {

    static final int BATCH = 500;

    /** What lies between the old position and the new one; may be empty when nothing of it matched. */
    record Batch(long position, List<RecordedEvent> events) {}

    @FunctionalInterface
    interface Source {
        Mono<Batch> next(long after, int limit);
    }

    private final Source source;
    private final ArrayDeque<RecordedEvent> buffer = new ArrayDeque<>();
    private Runnable callback = () -> {};
    private @Nullable Throwable failure;
    private @Nullable Disposable fetching;
    private long position;
    private boolean closed;

    TailMessageStream(long after, Source source) {
        this.position = after;
        this.source = source;
        fetch();
    }

    private void fetch() {
        synchronized (this) {
            if (fetching != null || closed || failure != null || buffer.size() > BATCH / 2) {
                return;
            }
            fetching = () -> {};
        }
        Disposable running = source.next(position, BATCH).subscribe(this::arrived, this::failed);
        synchronized (this) {
            if (fetching != null) {
                fetching = running;
            }
        }
    }

    private void arrived(Batch batch) {
        Runnable call;
        synchronized (this) {
            fetching = null;
            if (closed) {
                return;
            }
            position = batch.position();
            buffer.addAll(batch.events());
            call = batch.events().isEmpty() ? () -> {} : callback;
        }
        call.run();
        fetch();
    }

    private void failed(Throwable error) {
        Runnable call;
        synchronized (this) {
            fetching = null;
            failure = error;
            call = callback;
        }
        call.run();
    }

    @Override
    public Optional<Entry<EventMessage>> next() {
        RecordedEvent event;
        synchronized (this) {
            event = buffer.pollFirst();
        }
        fetch();
        return Optional.ofNullable(event).map(RecordedEvent::entry);
    }

    @Override
    public synchronized Optional<Entry<EventMessage>> peek() {
        return Optional.ofNullable(buffer.peekFirst()).map(RecordedEvent::entry);
    }

    @Override
    public void setCallback(Runnable callback) {
        boolean ready;
        synchronized (this) {
            this.callback = callback;
            ready = !buffer.isEmpty() || failure != null || closed;
        }
        if (ready) {
            callback.run();
        }
    }

    @Override
    public synchronized Optional<Throwable> error() {
        return buffer.isEmpty() ? Optional.ofNullable(failure) : Optional.empty();
    }

    @Override
    public synchronized boolean isCompleted() {
        return buffer.isEmpty() && (closed || failure != null);
    }

    @Override
    public synchronized boolean hasNextAvailable() {
        return !buffer.isEmpty();
    }

    @Override
    public void close() {
        Runnable call;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            buffer.clear();
            if (fetching != null) {
                fetching.dispose();
            }
            call = callback;
        }
        call.run();
    }
}
