package io.colophon.eventstore;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What the caller of an append was told. */
record Outcome(@Nullable Appended appended, @Nullable Throwable refusal) {

    static Mono<Outcome> of(Mono<Appended> append) {
        return append.map(at -> new Outcome(at, null)).onErrorResume(refusal -> Mono.just(new Outcome(null, refusal)));
    }

    boolean stored() {
        return appended != null;
    }

    boolean is(Class<? extends AppendRefused> kind) {
        return kind.isInstance(refusal);
    }

    @Override
    public String toString() {
        return appended != null ? "stored at " + appended.first() + ".." + appended.last() : "refused: " + refusal;
    }
}
