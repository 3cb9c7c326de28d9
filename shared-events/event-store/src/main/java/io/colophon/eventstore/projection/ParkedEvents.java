package io.colophon.eventstore.projection;

import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.axon.MessageCodec;
import java.util.HashSet;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Applies parked events again, key by key in order. What fails again stays, with its new cause, and so does what comes after it of
 * the same key.
 */
record ParkedEvents(ProjectionControl control, EventReader reader, MessageCodec codec) {

    Mono<Void> retry(Runner<?> runner) {
        Set<String> failed = new HashSet<>();
        return control.deadLetters(runner.id())
                .flatMapIterable(letters -> letters)
                .concatMap(letter -> failed.contains(letter.key())
                        ? Mono.empty()
                        : reader.page(letter.position() - 1, 1)
                                .flatMap(codec::decode)
                                .flatMap(events -> runner.retry(events.getFirst(), letter.key()))
                                .doOnNext(applied -> {
                                    if (!applied) {
                                        failed.add(letter.key());
                                    }
                                }))
                .filter(applied -> applied)
                .count()
                .map(applied -> applied > 0)
                // What arrived meanwhile was parked behind them.
                .repeat()
                .takeWhile(progressed -> progressed)
                .then();
    }
}
