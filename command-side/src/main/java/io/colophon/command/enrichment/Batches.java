package io.colophon.command.enrichment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.contract.enrichment.EnrichmentEvent.BooksChosen;
import io.colophon.contract.enrichment.EnrichmentEvent.ChosenBook;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.web.Written;
import io.colophon.web.clock.SchedulingClock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes batches. Each is a new run, so one that was not queued in the end leaves nothing but a list that means nothing. */
@Component
public class Batches {

    static final String FORCE = "force";

    /** So many books are looked for at once, and stand in one event. */
    private static final int PART = 100;

    private final Commands commands;
    private final SchedulingClock clock;

    public Batches(Commands commands, SchedulingClock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** Those of some books that a library has. */
    public Mono<List<ChosenBook>> known(UUID libraryId, List<UUID> bookIds) {
        return Flux.fromIterable(bookIds)
                .buffer(PART)
                .concatMap(part -> commands.send(new FindBooks(libraryId, part), Origin.SYSTEM), 1)
                .concatMapIterable(Written::result)
                .collectList();
    }

    /**
     * Writes down what a new batch is about, and answers what begins it once it is appended.
     *
     * @param cause what led to it
     */
    public Mono<RunQueued> chosen(
            BatchKind kind, UUID libraryId, UUID requestedBy, boolean force, List<ChosenBook> books, String cause) {
        UUID runId = UuidCreator.getTimeOrderedEpoch();
        Origin origin = Origin.ofRun(runId, requestedBy, cause);
        return Flux.range(0, (books.size() + PART - 1) / PART)
                .map(part -> part * PART)
                .concatMap(
                        from -> commands.send(
                                new ChooseBooks(new BooksChosen(
                                        runId, from + 1, books.subList(from, Math.min(books.size(), from + PART)))),
                                origin),
                        1)
                .then(Mono.fromSupplier(() -> new RunQueued(
                        runId,
                        libraryId,
                        kind.runType(),
                        requestedBy,
                        books.size(),
                        Map.of(FORCE, force),
                        "",
                        clock.instant())));
    }
}
