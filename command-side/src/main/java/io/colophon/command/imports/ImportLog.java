package io.colophon.command.imports;

import io.colophon.command.imports.ImportRow.Vocabulary;
import io.colophon.command.jobs.RunLog;
import io.colophon.contract.ColophonEvents;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.imports.ImportEvent;
import io.colophon.contract.imports.ImportEvent.ImportRowsRead;
import io.colophon.eventstore.Criterion;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.axon.RecordedEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the log knows of imports besides their runs: the uploads themselves, and what they speak of. */
final class ImportLog {

    private static final int PAGE = 1_000;
    /** Parts of an upload are large, so few of them are in memory at once. */
    private static final int PARTS = 4;

    private final RunLog runs;
    private final EventReader reader;

    ImportLog(RunLog runs, EventReader reader) {
        this.runs = runs;
        this.reader = reader;
    }

    /** @param number from 1 */
    record Row(int number, Map<String, String> cells) {}

    /** The rows of a run in order, read a part at a time as they are asked for. */
    Flux<Row> rows(UUID runId) {
        return runs.events(Criterion.of(List.of(Tagger.id(ImportEvent.IMPORT_ROWS, runId)), List.of()), PARTS)
                .map(RecordedEvent::payload)
                .ofType(ImportRowsRead.class)
                .concatMapIterable(
                        part -> IntStream.range(0, part.rows().size())
                                .mapToObj(i ->
                                        new Row(part.from() + i, part.rows().get(i)))
                                .toList(),
                        1);
    }

    Mono<Vocabulary> vocabulary() {
        return reader.head().flatMap(head -> runs.events(Criterion.of(List.of(), names(Vocabulary.RECORDS)), PAGE)
                .filter(event -> event.position() <= head)
                .reduce(
                        Vocabulary.NONE,
                        (known, event) ->
                                event.payload() instanceof DomainEvent payload ? known.after(payload, head) : known)
                .map(known -> new Vocabulary(known.mediaTypes(), known.genres(), head)));
    }

    private static List<String> names(Class<?>... records) {
        return Arrays.stream(records)
                .map(record -> ColophonEvents.TYPES.of(record).name())
                .toList();
    }
}
