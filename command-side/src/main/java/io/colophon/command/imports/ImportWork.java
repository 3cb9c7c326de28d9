package io.colophon.command.imports;

import io.colophon.command.enrichment.BatchKind;
import io.colophon.command.enrichment.Batches;
import io.colophon.command.jobs.RunLog;
import io.colophon.command.jobs.RunPass;
import io.colophon.command.jobs.RunWork;
import io.colophon.contract.jobs.RunEvent.ItemSucceeded;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.web.ViewLag;
import io.colophon.web.clock.SchedulingClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Works through imports: every row is a command, many are under way at once and share the log's commits. */
final class ImportWork implements RunWork {

    /** Rows under way at once: enough to fill a batch of the committer, few enough to lose few races. */
    private static final int CONCURRENCY = 48;
    /** Beyond this lag of a live view, in events, no further row begins, until it has halved. */
    private static final long LAG = 2_000;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);
    private static final Duration SEEN = Duration.ofSeconds(2);

    private final ImportLog imports;
    private final RunLog runs;
    private final Batches batches;
    private final ViewLag lag;
    private final SchedulingClock clock;

    ImportWork(ImportLog imports, RunLog runs, Batches batches, ViewLag lag, SchedulingClock clock) {
        this.imports = imports;
        this.runs = runs;
        this.batches = batches;
        this.lag = lag;
        this.clock = clock;
    }

    @Override
    public String type() {
        return ImportOptions.TYPE;
    }

    /** An import ends done whatever became of its rows (Librarium behaviour, section 16). */
    @Override
    public boolean failsWithItsItems() {
        return false;
    }

    @Override
    public Mono<Void> items(RunPass pass) {
        RunQueued run = pass.run();
        ImportOptions options = ImportOptions.of(run.options());
        RowOrder order = new RowOrder();
        return imports.vocabulary().flatMap(vocabulary -> whenItIsSeen()
                .thenMany(imports.rows(run.runId()))
                .filter(row -> pass.isLeft(row.number()))
                .map(row -> new ReadRow(row.number(), RowReading.of(row.cells(), options.defaultFormat())))
                .takeWhile(row -> pass.goesOn())
                .concatMap(row -> whenViewsFollow(LAG).thenReturn(row), 1)
                .flatMap(
                        row -> order.after(
                                row.isbn(),
                                pass.item(
                                        row.number(),
                                        "creating book",
                                        "the row can't be stored",
                                        Mono.just(new ImportRow(
                                                run.runId(),
                                                row.number(),
                                                library(run),
                                                run.requestedBy(),
                                                row.reading(),
                                                options.skipDuplicates(),
                                                vocabulary,
                                                clock.instant())))),
                        CONCURRENCY,
                        CONCURRENCY)
                .then());
    }

    /** The batches that the upload asked for, over the books of the rows that were done, each once. */
    @Override
    public Mono<List<RunQueued>> followers(RunQueued run) {
        List<BatchKind> asked = ImportOptions.of(run.options()).batches();
        if (asked.isEmpty()) {
            return Mono.just(List.of());
        }
        return runs.succeeded(run.runId())
                .mapNotNull(ItemSucceeded::subject)
                .distinct()
                .collectList()
                .flatMap(books -> batches.known(library(run), books))
                .flatMapMany(books -> books.isEmpty()
                        ? Flux.empty()
                        : Flux.fromIterable(asked)
                                .concatMap(kind -> batches.chosen(
                                        kind, library(run), run.requestedBy(), false, books, "run:" + run.runId())))
                .collectList();
    }

    private static UUID library(RunQueued run) {
        return Objects.requireNonNull(run.libraryId(), "an import has a library");
    }

    private record ReadRow(int number, RowReading reading) {
        String isbn() {
            return reading.isbn();
        }
    }

    /** Rows with one ISBN go one after the other, so that the first of them in the file makes the book. */
    private static final class RowOrder {
        private final Map<String, Mono<Void>> last = new ConcurrentHashMap<>();

        Mono<Void> after(String isbn, Mono<Void> row) {
            if (isbn.isEmpty()) {
                return row;
            }
            Mono<Void> before = last.get(isbn);
            Mono<Void> mine = (before == null ? row : before.then(row)).cache();
            last.put(isbn, mine);
            return mine.doFinally(signal -> last.remove(isbn, mine));
        }
    }

    /** Who asked for the run sees it begin, if the views are soon there; where others write all the time, they may never all be. */
    private Mono<Void> whenItIsSeen() {
        return whenViewsFollow(0).timeout(SEEN, Mono.empty());
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
