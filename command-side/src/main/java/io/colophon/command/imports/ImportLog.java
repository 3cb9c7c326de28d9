package io.colophon.command.imports;

import io.colophon.command.imports.ImportRow.Vocabulary;
import io.colophon.contract.ColophonEvents;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.imports.ImportEvent;
import io.colophon.contract.imports.ImportEvent.ImportRowsRead;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.jobs.RunEvent.ItemFailed;
import io.colophon.contract.jobs.RunEvent.ItemSkipped;
import io.colophon.contract.jobs.RunEvent.ItemSucceeded;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the log knows of imports: the upload itself, what has been done of it, and which are not over. */
final class ImportLog {

    private static final int PAGE = 1_000;
    /** Parts of an upload are large, so few of them are in memory at once. */
    private static final int PARTS = 4;

    private final EventReader reader;
    private final MessageCodec codec;

    ImportLog(EventReader reader, MessageCodec codec) {
        this.reader = reader;
        this.codec = codec;
    }

    /** @param number from 1 */
    record Row(int number, Map<String, String> cells) {}

    /** The rows of a run in order, read a part at a time as they are asked for. */
    Flux<Row> rows(UUID runId) {
        return events(Criterion.of(List.of(Tagger.id(ImportEvent.IMPORT_ROWS, runId)), List.of()), PARTS)
                .map(RecordedEvent::payload)
                .ofType(ImportRowsRead.class)
                .concatMapIterable(
                        part -> IntStream.range(0, part.rows().size())
                                .mapToObj(i ->
                                        new Row(part.from() + i, part.rows().get(i)))
                                .toList(),
                        1);
    }

    /** The numbers of the items that have ended. */
    Mono<Set<Integer>> endedItems(UUID runId) {
        Criterion items = Criterion.of(
                List.of(Tagger.id(RunEvent.RUN, runId)),
                names(ItemSucceeded.class, ItemSkipped.class, ItemFailed.class));
        return events(items, PAGE)
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

    Mono<Vocabulary> vocabulary() {
        return reader.head().flatMap(head -> events(Criterion.of(List.of(), names(Vocabulary.RECORDS)), PAGE)
                .filter(event -> event.position() <= head)
                .reduce(
                        Vocabulary.NONE,
                        (known, event) ->
                                event.payload() instanceof DomainEvent payload ? known.after(payload, head) : known)
                .map(known -> new Vocabulary(known.mediaTypes(), known.genres(), head)));
    }

    /** The imports that have not ended, oldest first. */
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
                        if (run.type().equals(ImportOptions.TYPE)) {
                            open.put(run.runId(), run);
                        }
                    } else if (event.payload() instanceof RunEvent end) {
                        open.remove(end.runId());
                    }
                })
                .then(Mono.fromSupplier(() -> List.copyOf(open.values())));
    }

    private Flux<RecordedEvent> events(Criterion criterion, int pageSize) {
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
