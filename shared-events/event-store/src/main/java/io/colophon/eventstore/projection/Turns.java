package io.colophon.eventstore.projection;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Mono;

/** One thing at a time: what is subscribed while another one runs begins when that one has ended, in no order. */
final class Turns {

    private static final Duration PAUSE = Duration.ofMillis(2);

    private final Semaphore turn = new Semaphore(1);

    <T> Mono<T> take(Mono<T> work) {
        return Mono.fromCallable(turn::tryAcquire)
                .filter(free -> free)
                .repeatWhenEmpty(again -> again.delayElements(PAUSE))
                .flatMap(free -> work.doFinally(signal -> turn.release()));
    }
}
