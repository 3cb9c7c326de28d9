package io.colophon.command.imports;

import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.RecordedEvent;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sees to it that every import is worked on: those that the log says are not over, at the start and every so often, because a node
 * may have died; and each new one as it is queued.
 */
final class ImportRuns {

    private static final Logger log = LoggerFactory.getLogger(ImportRuns.class);
    private static final int PAGE = 500;
    /** Imports at once on a node. */
    private static final int WORKERS = 4;

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private final ImportWorker worker;
    private final ImportLog imports;
    private final EventReader reader;
    private final Tail<RecordedEvent> tail;
    private final Set<UUID> working = ConcurrentHashMap.newKeySet();
    private final Disposable.Composite running = Disposables.composite();
    private volatile long position;

    ImportRuns(ImportWorker worker, ImportLog imports, EventReader reader, Tail<RecordedEvent> tail) {
        this.worker = worker;
        this.imports = imports;
        this.reader = reader;
        this.tail = tail;
    }

    void start() {
        Flux<RunQueued> left = Flux.interval(Duration.ZERO, LOOK_AGAIN)
                .onBackpressureDrop()
                .concatMap(
                        tick -> imports.unfinished().onErrorResume(failure -> {
                            log.warn("looking for imports that are not over: {}", failure.toString());
                            return Mono.empty();
                        }),
                        1)
                .concatMapIterable(runs -> runs);
        Flux<RunQueued> queued = reader.head()
                .doOnNext(head -> position = head)
                .thenMany(Mono.defer(() -> tail.after(position, PAGE))
                        .doOnNext(events -> position = events.getLast().position())
                        .repeat()
                        .concatMapIterable(events -> events)
                        .map(RecordedEvent::payload)
                        .ofType(RunQueued.class)
                        .filter(run -> run.type().equals(ImportOptions.TYPE)));
        running.add(Flux.merge(left, queued)
                .filter(run -> working.add(run.runId()))
                .flatMap(this::work, WORKERS)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(30)))
                .subscribe(none -> {}, failure -> log.error("imports are no longer worked on", failure)));
    }

    void stop() {
        running.dispose();
    }

    private Mono<Void> work(RunQueued run) {
        return worker.work(run)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
                        .maxBackoff(Duration.ofSeconds(15))
                        .doBeforeRetry(signal -> log.warn(
                                "import {} is tried again: {}",
                                run.runId(),
                                signal.failure().toString())))
                .doFinally(signal -> working.remove(run.runId()));
    }
}
