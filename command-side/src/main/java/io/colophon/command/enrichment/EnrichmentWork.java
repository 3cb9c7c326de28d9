package io.colophon.command.enrichment;

import io.colophon.command.Commands;
import io.colophon.command.covers.IncomingImage;
import io.colophon.command.enrichment.EnrichBook.FoundCover;
import io.colophon.command.jobs.RunLog;
import io.colophon.command.jobs.RunPass;
import io.colophon.command.jobs.RunWork;
import io.colophon.command.lookup.MergedBook;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.enrichment.EnrichmentEvent;
import io.colophon.contract.enrichment.EnrichmentEvent.BooksChosen;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.eventstore.Criterion;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.web.clock.SchedulingClock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Works through batches of a kind: what the providers know of each book is asked, then all of it is one command. */
final class EnrichmentWork implements RunWork {

    private static final Logger log = LoggerFactory.getLogger(EnrichmentWork.class);

    /** Books under way at once, few because each of them asks every provider. */
    private static final int CONCURRENCY = 4;

    private static final int PARTS = 20;
    /** Pictures of one book that are tried. */
    private static final int MOST_COVERS = 8;

    private final BatchKind kind;
    private final Commands commands;
    private final RunLog runs;
    private final BookSource source;
    private final IncomingImage incoming;
    private final SchedulingClock clock;

    EnrichmentWork(
            BatchKind kind,
            Commands commands,
            RunLog runs,
            BookSource source,
            IncomingImage incoming,
            SchedulingClock clock) {
        this.kind = kind;
        this.commands = commands;
        this.runs = runs;
        this.source = source;
        this.incoming = incoming;
        this.clock = clock;
    }

    @Override
    public String type() {
        return kind.runType();
    }

    @Override
    public Mono<Void> items(RunPass pass) {
        return books(pass.run())
                .filter(item -> pass.isLeft(item.number()))
                .takeWhile(item -> pass.goesOn())
                .flatMap(
                        item -> pass.item(
                                item.number(),
                                "enriching book",
                                "the book could not be looked up or stored",
                                enriched(item, pass)),
                        CONCURRENCY,
                        CONCURRENCY)
                .then();
    }

    private Flux<EnrichedBook.Item> books(RunQueued run) {
        UUID libraryId = Objects.requireNonNull(run.libraryId(), "a batch has a library");
        return runs.events(Criterion.of(List.of(Tagger.id(EnrichmentEvent.BATCH_BOOKS, run.runId())), List.of()), PARTS)
                .map(RecordedEvent::payload)
                .ofType(BooksChosen.class)
                .concatMapIterable(
                        part -> IntStream.range(0, part.books().size())
                                .mapToObj(i -> new EnrichedBook.Item(
                                        run.runId(),
                                        part.from() + i,
                                        libraryId,
                                        part.books().get(i).bookId()))
                                .toList(),
                        1);
    }

    private Mono<EnrichBook> enriched(EnrichedBook.Item item, RunPass pass) {
        boolean force = Boolean.TRUE.equals(pass.run().options().get(Batches.FORCE));
        return commands.send(new ReadBook(item), pass.origin(item.number()))
                .flatMap(read -> read.result().isbn().isEmpty()
                        ? Mono.just(enriched(item, force, ProviderBook.NOTHING, Optional.empty()))
                        : lookedUp(item, force, read.result()));
    }

    private Mono<EnrichBook> lookedUp(EnrichedBook.Item item, boolean force, ReadBook.Found read) {
        boolean wantsCover = kind == BatchKind.COVERS || force || !read.covered();
        return source.book(read.isbn()).flatMap(found -> (wantsCover ? cover(found) : Mono.<FoundCover>empty())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(cover -> enriched(
                        item,
                        force,
                        kind == BatchKind.METADATA ? ProviderBook.of(found) : ProviderBook.NOTHING,
                        cover)));
    }

    private EnrichBook enriched(EnrichedBook.Item item, boolean force, ProviderBook found, Optional<FoundCover> cover) {
        return new EnrichBook(item, kind, force, found, cover.orElse(null), clock.instant());
    }

    /** The first picture that can be had, in the order of the providers. */
    private Mono<FoundCover> cover(MergedBook found) {
        return Flux.fromIterable(Objects.requireNonNullElse(found.covers(), List.<MergedBook.Cover>of()))
                .take(MOST_COVERS)
                .concatMap(
                        one -> incoming.fetched(one.coverUrl())
                                .map(kept -> new FoundCover(kept.image(), kept.said()))
                                .onErrorResume(Refusal.class, refusal -> {
                                    log.info("no cover from {}: {}", one.source(), refusal.getMessage());
                                    return Mono.empty();
                                }),
                        1)
                .next();
    }
}
