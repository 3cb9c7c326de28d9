package io.colophon.eventstore.projection;

import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.ProjectionControl.DeadLetter;
import io.colophon.eventstore.projection.ViewStore.Fenced;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Follows the log for one generation of one view: claims it, applies batches with their token, parks what can't be applied, and
 * stands by while another node has the lease.
 */
final class Runner<S> {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private static final int TOKEN_EVERY = 5_000;

    private final Projector<S> projector;
    private final GenerationId id;
    private final ProjectionControl control;
    private final Tail<RecordedEvent> tail;
    private final Timing timing;
    private final Progress progress = new Progress();
    private final Set<String> parkedKeys = ConcurrentHashMap.newKeySet();
    private final Turns turns = new Turns();
    private volatile @Nullable Lease lease;
    private volatile @Nullable String failure;
    private volatile long stored;
    private Disposable running = () -> {};

    Runner(
            Projector<S> projector,
            GenerationId id,
            ProjectionControl control,
            Tail<RecordedEvent> tail,
            Timing timing) {
        this.projector = projector;
        this.id = id;
        this.control = control;
        this.tail = tail;
        this.timing = timing;
    }

    void start() {
        // What is applied resets the pauses after failures, hence the values that nobody looks at.
        running = Flux.defer(this::turn)
                .repeat()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, timing.retry())
                        .maxBackoff(Duration.ofSeconds(30))
                        .transientErrors(true)
                        .doBeforeRetry(signal -> failed(signal.failure())))
                .subscribe(none -> {}, error -> log.error("the projection {} ended", id, error));
    }

    /** Stops after what is being applied is rolled back, and gives the lease back. */
    Mono<Void> stop() {
        return Mono.defer(() -> {
            Lease held = lease;
            running.dispose();
            lease = null;
            return held == null
                    ? Mono.empty()
                    : projector
                            .store()
                            .advance(held, progress.position(), session -> Mono.empty())
                            .then(control.release(held))
                            .onErrorResume(error -> {
                                log.info("the projection {} keeps its lease until it ends: {}", id, error.toString());
                                return Mono.empty();
                            });
        });
    }

    /** Applies nothing while the work goes on. */
    <T> Mono<T> holding(Mono<T> work) {
        return turns.take(work);
    }

    GenerationId id() {
        return id;
    }

    Progress progress() {
        return progress;
    }

    boolean handles(Set<Class<?>> types) {
        return types.stream().anyMatch(projector.handles()::contains);
    }

    boolean owned() {
        return lease != null;
    }

    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Reads the token, for nodes that do not own the generation. */
    Mono<Void> refresh() {
        return owned()
                ? Mono.empty()
                : projector.store().position(id).doOnNext(progress::heardOf).then();
    }

    private void failed(Throwable error) {
        lease = null;
        if (error instanceof Fenced) {
            log.info("{}", error.getMessage());
        } else {
            failure = error.toString();
            log.warn("the projection {} stands still at {}: {}", id, progress.position(), error.toString());
        }
    }

    private Flux<Long> turn() {
        return control.claim(id, timing.lease())
                .flatMapMany(this::follow)
                .switchIfEmpty(
                        standBy().then(Mono.delay(timing.lease().dividedBy(5))).thenReturn(progress.position()));
    }

    /** Another node follows the log, or it is paused: what failed here is no longer of interest. */
    private Mono<Void> standBy() {
        return Mono.defer(() -> {
            failure = null;
            return refresh();
        });
    }

    /** Emits the position after each batch. */
    private Flux<Long> follow(Lease claimed) {
        Mono<Void> prepared = projector
                .store()
                .create(id)
                .then(control.deadLetters(id))
                .doOnNext(letters -> {
                    parkedKeys.clear();
                    letters.forEach(letter -> {
                        parkedKeys.add(letter.key());
                        progress.parked(letter.position());
                    });
                })
                .then(projector.store().position(id))
                .doOnNext(position -> {
                    stored = position;
                    progress.reached(position);
                    lease = claimed;
                    failure = null;
                })
                .then();
        Flux<Long> applying = Mono.defer(() -> tail.after(progress.position(), timing.batch()))
                .flatMap(events -> turns.take(apply(claimed, events)))
                .then(Mono.defer(this::gather))
                .then(Mono.fromCallable(progress::position))
                .repeat();
        Flux<Long> renewing = Flux.interval(timing.lease().dividedBy(3))
                .onBackpressureDrop()
                .concatMap(tick -> control.renew(claimed, timing.lease()), 1)
                .concatMap(kept -> kept ? turns.take(keepToken(claimed)) : Mono.error(new Fenced(id)))
                .cast(Long.class);
        return prepared.thenMany(Flux.merge(applying, renewing)).doFinally(signal -> lease = null);
    }

    private Mono<Void> gather() {
        return tail.head() - progress.position() >= timing.batch()
                ? Mono.empty()
                : progress.untilAwaited(timing.gather());
    }

    /** Events that the view does not handle move the token now and then only; other nodes learn from it how far the view is. */
    private Mono<Void> keepToken(Lease held) {
        return Mono.defer(
                () -> progress.position() > stored ? advance(held, progress.position(), List.of()) : Mono.empty());
    }

    private Mono<Void> apply(Lease held, List<RecordedEvent> events) {
        long last = events.getLast().position();
        List<RecordedEvent> handled = events.stream()
                .filter(event -> projector.handles().contains(event.payload().getClass()))
                .toList();
        if (handled.isEmpty() && last - stored < TOKEN_EVERY) {
            progress.reached(last);
            return Mono.empty();
        }
        boolean free = parkedKeys.isEmpty()
                || handled.stream().map(projector::parkingKey).noneMatch(key -> key.filter(parkedKeys::contains)
                        .isPresent());
        return free
                ? advance(held, last, handled).onErrorResume(Poison::is, poison -> oneByOne(held, handled)
                        .then(advance(held, last, List.of())))
                : oneByOne(held, handled).then(advance(held, last, List.of()));
    }

    private Mono<Void> advance(Lease held, long position, List<RecordedEvent> events) {
        return projector
                .store()
                .advance(held, position, session -> events.isEmpty() ? Mono.empty() : projector.apply(session, events))
                .doOnSuccess(done -> {
                    stored = position;
                    failure = null;
                    progress.reached(position);
                });
    }

    private Mono<Void> oneByOne(Lease held, List<RecordedEvent> events) {
        return Flux.fromIterable(events).concatMap(event -> one(held, event)).then();
    }

    private Mono<Void> one(Lease held, RecordedEvent event) {
        Optional<String> key = projector.parkingKey(event);
        if (key.filter(parkedKeys::contains).isPresent()) {
            return park(held, event, key.get(), "");
        }
        return advance(held, event.position(), List.of(event)).onErrorResume(Poison::is, poison -> {
            if (key.isEmpty()) {
                return control.failed(id, "event " + event.position() + ": " + poison)
                        .then(Mono.error(poison));
            }
            log.error(
                    "the projection {} parks event {} ({}) and what follows of {}",
                    id,
                    event.position(),
                    event.type(),
                    key.get(),
                    poison);
            return park(held, event, key.get(), poison.toString());
        });
    }

    private Mono<Void> park(Lease held, RecordedEvent event, String key, String cause) {
        return control.park(held, new DeadLetter(id, event.position(), key, cause))
                .then(Mono.fromRunnable(() -> {
                    parkedKeys.add(key);
                    progress.parked(event.position());
                }))
                .then(advance(held, event.position(), List.of()));
    }

    /**
     * Applies a parked event again and takes it off the list; its key is free when its last event is. Between batches only: the
     * lease's transactions on this node are one after the other.
     *
     * @return false when it could not be applied; it stays, with its new cause. Empty: this node does not follow the log for it.
     */
    Mono<Boolean> retry(RecordedEvent event, String key) {
        return turns.take(Mono.defer(() -> {
            Lease held = lease;
            return held == null
                    ? Mono.empty()
                    : projector
                            .store()
                            .advance(held, progress.position(), session -> projector.apply(session, List.of(event)))
                            .then(control.unpark(id, event.position()))
                            .then(control.deadLetters(id))
                            .map(left -> {
                                progress.unparked(event.position());
                                if (left.stream()
                                        .noneMatch(letter -> letter.key().equals(key))) {
                                    parkedKeys.remove(key);
                                }
                                return true;
                            })
                            .onErrorResume(Poison::is, poison -> control.park(
                                            held, new DeadLetter(id, event.position(), key, poison.toString()))
                                    .thenReturn(false));
        }));
    }

    /** Whether an event of the range is parked. */
    Mono<Boolean> parked(long first, long last) {
        return owned() ? Mono.fromCallable(() -> progress.isParked(first, last)) : control.parked(id, first, last);
    }
}
