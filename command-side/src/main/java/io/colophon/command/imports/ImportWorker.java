package io.colophon.command.imports;

import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.command.imports.ImportRow.Outcome;
import io.colophon.command.imports.ImportRow.Vocabulary;
import io.colophon.command.jobs.AbandonRun;
import io.colophon.command.jobs.FailItem;
import io.colophon.command.jobs.FinishRun;
import io.colophon.command.jobs.RunLeases;
import io.colophon.command.jobs.StartRun;
import io.colophon.contract.Refusal;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.eventstore.AppendRefused;
import io.colophon.web.ViewLag;
import io.colophon.web.Written;
import io.colophon.web.clock.SchedulingClock;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Works through one import: every row is a command, many are under way at once and share the log's commits. What has been done is
 * read from the log, so after a crash another pass goes on where the log says it stopped.
 */
final class ImportWorker {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);

    /** Rows under way at once: enough to fill a batch of the committer, few enough to lose few races. */
    private static final int CONCURRENCY = 48;
    /** Beyond this lag of a live view, in events, no further row begins, until it has halved. */
    private static final long LAG = 2_000;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private final Commands commands;
    private final ImportLog imports;
    private final RunLeases leases;
    private final ViewLag lag;
    private final SchedulingClock clock;

    ImportWorker(Commands commands, ImportLog imports, RunLeases leases, ViewLag lag, SchedulingClock clock) {
        this.commands = commands;
        this.imports = imports;
        this.leases = leases;
        this.lag = lag;
        this.clock = clock;
    }

    /** Does what is left of a run, if nobody else does. Completes when it is over or another node has it. */
    Mono<Void> work(RunQueued run) {
        Mono<Void> keeping = Flux.interval(Duration.ofSeconds(3))
                .onBackpressureDrop()
                .concatMap(tick -> leases.hold(run.runId()), 1)
                .takeUntil(held -> !held)
                .then();
        return leases.hold(run.runId())
                .filter(held -> held)
                .flatMap(held -> Mono.firstWithSignal(goThrough(run), keeping).then(leases.release(run.runId())));
    }

    private Mono<Void> goThrough(RunQueued run) {
        Origin origin = Origin.ofRun(run.runId(), run.requestedBy(), "run:" + run.runId());
        return commands.send(new StartRun(run.runId(), clock.instant()), origin)
                .filter(Written::result)
                .flatMap(started -> Mono.zip(imports.endedItems(run.runId()), imports.vocabulary()))
                .flatMap(known -> rows(run, known.getT1(), known.getT2(), origin)
                        .then(Mono.defer(() -> commands.send(new FinishRun(run.runId(), clock.instant()), origin))))
                .flatMap(finished -> finished.result() ? Mono.empty() : goThrough(run));
    }

    private Mono<Void> rows(RunQueued run, Set<Integer> ended, Vocabulary vocabulary, Origin origin) {
        ImportOptions options = ImportOptions.of(run.options());
        UUID libraryId = Objects.requireNonNull(run.libraryId(), "an import has a library");
        AtomicReference<Outcome> last = new AtomicReference<>(Outcome.ENDED);
        RowOrder order = new RowOrder();
        return whenViewsFollow(0)
                .thenMany(imports.rows(run.runId()))
                .filter(row -> !ended.contains(row.number()))
                .map(row -> new ReadRow(row.number(), RowReading.of(row.cells(), options.defaultFormat())))
                .takeWhile(row -> last.get() == Outcome.ENDED)
                .concatMap(row -> whenViewsFollow(LAG).thenReturn(row), 1)
                .flatMap(
                        row -> order.after(
                                        row.isbn(),
                                        one(
                                                new ImportRow(
                                                        run.runId(),
                                                        row.number(),
                                                        libraryId,
                                                        run.requestedBy(),
                                                        row.reading(),
                                                        options.skipDuplicates(),
                                                        vocabulary,
                                                        clock.instant()),
                                                origin))
                                .doOnNext(outcome -> {
                                    if (outcome != Outcome.ENDED) {
                                        last.set(outcome);
                                    }
                                }),
                        CONCURRENCY,
                        CONCURRENCY)
                .then(Mono.defer(() -> last.get() == Outcome.NO_LIBRARY
                        ? commands.send(new AbandonRun(run.runId(), clock.instant()), origin)
                                .then()
                        : Mono.empty()));
    }

    private record ReadRow(int number, RowReading reading) {
        String isbn() {
            return reading.isbn();
        }
    }

    /** Rows with one ISBN go one after the other, so that the first of them in the file makes the book. */
    private static final class RowOrder {
        private final Map<String, Mono<Outcome>> last = new ConcurrentHashMap<>();

        Mono<Outcome> after(String isbn, Mono<Outcome> row) {
            if (isbn.isEmpty()) {
                return row;
            }
            Mono<Outcome> before = last.get(isbn);
            Mono<Outcome> mine = (before == null ? row : before.then(row)).cache();
            last.put(isbn, mine);
            return mine.doFinally(signal -> last.remove(isbn, mine));
        }
    }

    private Mono<Outcome> one(ImportRow row, Origin origin) {
        return commands.send(row, origin.causedBy("run-item:" + row.runId() + "/" + row.number()))
                .map(Written::result)
                .onErrorResume(failure -> isOfTheStore(failure) ? Mono.error(failure) : failed(row, origin, failure));
    }

    /** A store that can't be reached ends the pass, which is tried again; anything else is the row's own fault. */
    private static boolean isOfTheStore(Throwable failure) {
        return failure instanceof AppendRefused && !(failure instanceof AppendRefused.DataRefused)
                || failure instanceof R2dbcException
                || failure instanceof TimeoutException;
    }

    private Mono<Outcome> failed(ImportRow row, Origin origin, Throwable failure) {
        if (!(failure instanceof Refusal)) {
            log.error("row {} of import {} failed", row.number(), row.runId(), failure);
        }
        String reason = failure instanceof Refusal refusal ? refusal.getMessage() : "the row can't be stored";
        return commands.send(
                        new FailItem(row.runId(), row.number(), "creating book: " + reason, clock.instant()), origin)
                .thenReturn(Outcome.ENDED);
    }

    private Mono<Void> whenViewsFollow(long atMost) {
        return lag.events() <= atMost
                ? Mono.empty()
                : Flux.interval(LOOK_AGAIN)
                        .onBackpressureDrop()
                        .takeUntil(tick -> lag.events() <= atMost / 2)
                        .then();
    }
}
