package io.colophon.command.jobs;

import io.colophon.contract.ColophonEvents;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.jobs.RunEvent.ItemFailed;
import io.colophon.contract.jobs.RunEvent.ItemSkipped;
import io.colophon.contract.jobs.RunEvent.ItemSucceeded;
import io.colophon.contract.jobs.RunEvent.RunNoted;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.eventstore.Criterion;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the log knows of runs: which are not over, and what has been done of one. */
public final class RunLog {

    private static final int PAGE = 1_000;

    private final EventReader reader;
    private final MessageCodec codec;

    public RunLog(EventReader reader, MessageCodec codec) {
        this.reader = reader;
        this.codec = codec;
    }

    /** The numbers of the items that have ended. */
    Mono<Set<Integer>> endedItems(UUID runId) {
        return ofRun(runId, ItemSucceeded.class, ItemSkipped.class, ItemFailed.class)
                .collect(
                        HashSet::new,
                        (ended, event) -> ended.add(
                                switch (event.payload()) {
                                    case ItemSucceeded e -> e.number();
                                    case ItemSkipped e -> e.number();
                                    case ItemFailed e -> e.number();
                                    default -> 0;
                                }));
    }

    /** The items that were done, in the order in which they were. */
    public Flux<ItemSucceeded> succeeded(UUID runId) {
        return ofRun(runId, ItemSucceeded.class).map(RecordedEvent::payload).ofType(ItemSucceeded.class);
    }

    /** What is told of a run in detail, in its order. */
    public Flux<RunNoted> notes(UUID runId) {
        return ofRun(runId, RunNoted.class).map(RecordedEvent::payload).ofType(RunNoted.class);
    }

    /** The runs of a family that are over and not deleted. */
    public Flux<RunQueued> finished(RunFamily family) {
        Map<UUID, KnownRun> known = new LinkedHashMap<>();
        return events(Criterion.of(List.of(), names(KnownRun.LIFECYCLE)), PAGE)
                .doOnNext(event -> {
                    if (event.payload() instanceof RunEvent e) {
                        KnownRun.evolve(Optional.ofNullable(known.get(e.runId())), e)
                                .ifPresent(run -> known.put(e.runId(), run));
                    }
                })
                .thenMany(Flux.defer(() -> Flux.fromStream(known.values().stream()
                        .filter(run -> run.isOf(family) && run.state() == KnownRun.State.OVER)
                        .map(KnownRun::queued))));
    }

    /** The runs that have not ended, oldest first. */
    Mono<List<RunQueued>> unfinished() {
        Map<UUID, RunQueued> open = new LinkedHashMap<>();
        Criterion runs = Criterion.of(
                List.of(),
                names(
                        RunQueued.class,
                        RunEvent.RunCancelled.class,
                        RunEvent.RunSucceeded.class,
                        RunEvent.RunPartial.class,
                        RunEvent.RunFailed.class));
        return events(runs, PAGE)
                .doOnNext(event -> {
                    if (event.payload() instanceof RunQueued run) {
                        open.put(run.runId(), run);
                    } else if (event.payload() instanceof RunEvent end) {
                        open.remove(end.runId());
                    }
                })
                .then(Mono.fromSupplier(() -> List.copyOf(open.values())));
    }

    private Flux<RecordedEvent> ofRun(UUID runId, Class<?>... records) {
        return events(Criterion.of(List.of(Tagger.id(RunEvent.RUN, runId)), names(records)), PAGE);
    }

    /** All events of a criterion in order, so many in memory at once. */
    public Flux<RecordedEvent> events(Criterion criterion, int pageSize) {
        return page(criterion, 0, pageSize)
                .expand(page -> page.size() < pageSize
                        ? Mono.empty()
                        : page(criterion, page.getLast().position(), pageSize))
                .concatMapIterable(page -> page, 1);
    }

    private Mono<List<RecordedEvent>> page(Criterion criterion, long after, int size) {
        return reader.page(List.of(criterion), after, size).flatMap(codec::decode);
    }

    private static List<String> names(Class<?>... records) {
        return Arrays.stream(records)
                .map(record -> ColophonEvents.TYPES.of(record).name())
                .toList();
    }
}
