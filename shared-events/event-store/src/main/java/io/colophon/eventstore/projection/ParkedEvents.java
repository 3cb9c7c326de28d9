package io.colophon.eventstore.projection;

import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.axon.MessageCodec;
import java.util.HashSet;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Applies the parked events of a generation again. */
final class ParkedEvents {

    private final ProjectionControl control;
    private final EventReader reader;
    private final MessageCodec codec;

    ParkedEvents(ProjectionControl control, EventReader reader, MessageCodec codec) {
        this.control = control;
        this.reader = reader;
        this.codec = codec;
    }

    /** In the order of the log; once an event has failed again, the later ones of its key stay. */
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
                // What arrived meanwhile was parked behind them.
                .repeat()
                .takeWhile(applied -> applied > 0)
                .then();
    }
}
