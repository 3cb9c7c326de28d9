package io.colophon.command.jobs;

import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.RecordedEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sees to it that every run is worked on: those that the log says are not over, at the start and every so often, because a node may have
 * died; and each new one as it is queued.
 */
final class Runs {

    private static final Logger log = LoggerFactory.getLogger(Runs.class);
    private static final int PAGE = 500;
    /** Runs of a type at once on a node. */
    private static final int WORKERS = 4;

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private final RunWorker worker;
    private final Map<String, RunWork> works;
    private final RunLog runs;
    private final EventReader reader;
    private final Tail<RecordedEvent> tail;
    private final Set<UUID> working = ConcurrentHashMap.newKeySet();
    private final Disposable.Composite running = Disposables.composite();
    private volatile long position;

    Runs(RunWorker worker, Collection<RunWork> works, RunLog runs, EventReader reader, Tail<RecordedEvent> tail) {
        this.worker = worker;
        this.works = works.stream().collect(Collectors.toUnmodifiableMap(RunWork::type, Function.identity()));
        this.runs = runs;
        this.reader = reader;
        this.tail = tail;
    }

    void start() {
        Flux<RunQueued> left = Flux.interval(Duration.ZERO, LOOK_AGAIN)
                .onBackpressureDrop()
                .concatMap(
                        tick -> runs.unfinished().onErrorResume(failure -> {
                            log.warn("looking for runs that are not over: {}", failure.toString());
                            return Mono.empty();
                        }),
                        1)
                .concatMapIterable(found -> found);
        Flux<RunQueued> queued = reader.head()
                .doOnNext(head -> position = head)
                .thenMany(Mono.defer(() -> tail.after(position, PAGE))
                        .doOnNext(events -> position = events.getLast().position())
                        .repeat()
                        .concatMapIterable(events -> events)
                        .map(RecordedEvent::payload)
                        .ofType(RunQueued.class));
        running.add(Flux.merge(left, queued)
                .filter(run -> works.containsKey(run.type()) && working.add(run.runId()))
                // Unbounded, so that runs of a type that must wait hold up no other type.
                .groupBy(RunQueued::type, Integer.MAX_VALUE)
                .flatMap(type -> type.flatMap(this::work, WORKERS), works.size())
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(30)))
                .subscribe(none -> {}, failure -> log.error("runs are no longer worked on", failure)));
    }

    void stop() {
        running.dispose();
    }

    private Mono<Void> work(RunQueued run) {
        return Mono.justOrEmpty(works.get(run.type()))
                .flatMap(work -> worker.work(run, work))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
                        .maxBackoff(Duration.ofSeconds(15))
                        .doBeforeRetry(signal -> log.warn(
                                "{} {} is tried again: {}",
                                run.type(),
                                run.runId(),
                                signal.failure().toString())))
                .doFinally(signal -> working.remove(run.runId()));
    }
}
