package io.colophon.web;

import java.time.Duration;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Waits for views; see {@link io.colophon.eventstore.projection.Projections#await}. */
@FunctionalInterface
public interface LiveViews {
    Mono<Boolean> await(Set<Class<?>> records, long first, long last, Duration atMost);
}
