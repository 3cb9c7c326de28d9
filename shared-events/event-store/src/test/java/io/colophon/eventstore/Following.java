package io.colophon.eventstore;

import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows the log as a projection does: asks for what comes next, takes it, asks again; never ends. */
final class Following {

    private Following() {}

    static <E> Flux<E> from(Tail<E> tail, long after, int limit) {
        AtomicLong position = new AtomicLong(after);
        return Mono.defer(() -> tail.after(position.get(), limit))
                .doOnNext(events -> position.addAndGet(events.size()))
                .repeat()
                .concatMapIterable(events -> events, 1);
    }
}
