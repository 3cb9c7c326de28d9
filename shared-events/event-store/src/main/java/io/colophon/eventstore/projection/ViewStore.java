package io.colophon.eventstore.projection;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Where the generations of a view live. Its token is stored with it. */
public interface ViewStore<S> {

    /** Makes what a new generation needs; harmless when it is there. */
    Mono<Void> create(GenerationId id);

    Mono<Void> drop(GenerationId id);

    /** The token of a generation; readers of a standby node ask for it, too. */
    Mono<Long> position(GenerationId id);

    /**
     * Runs the work and moves the token, in one transaction where the store has them.
     *
     * @return fails with {@link Fenced} when another node has taken over; nothing was applied then
     */
    Mono<Void> advance(Lease lease, long position, Function<S, Mono<Void>> work);

    /** This node does not own the generation any more. */
    final class Fenced extends RuntimeException {
        public Fenced(GenerationId id) {
            super(id + " was paused, or is followed by another node now", null, false, false);
        }
    }
}
