package io.colophon.query.history;

import io.colophon.contract.books.BookEvent;
import io.colophon.contract.enrichment.EnrichmentEvent;
import io.colophon.contract.enrichment.EnrichmentEvent.BookEnriched;
import io.colophon.contract.enrichment.EnrichmentEvent.BooksChosen;
import io.colophon.contract.imports.ImportEvent;
import io.colophon.contract.imports.ImportEvent.ImportRowsRead;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.jobs.RunEvent.Counts;
import io.colophon.contract.jobs.RunEvent.ItemFailed;
import io.colophon.contract.jobs.RunEvent.ItemSkipped;
import io.colophon.contract.jobs.RunEvent.ItemSucceeded;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import io.colophon.contract.jobs.RunEvent.RunDeleted;
import io.colophon.contract.jobs.RunEvent.RunFailed;
import io.colophon.contract.jobs.RunEvent.RunNoted;
import io.colophon.contract.jobs.RunEvent.RunPartial;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.contract.jobs.RunEvent.RunStarted;
import io.colophon.contract.jobs.RunEvent.RunSucceeded;
import io.colophon.query.history.HistoryItem.Subject;
import java.util.List;
import java.util.UUID;

/** What happened in runs. A run is told as its person's: {@code Ann’s import}. */
final class RunSentences {

    private RunSentences() {}

    static HistoryItem of(RunEvent event, Telling telling) {
        Subject subject = subject(event.runId(), telling);
        String thing = Phrases.run(telling.runType(event.runId()).orElse(""));
        String its = telling.who() + "’s " + thing;
        return switch (event) {
            case RunQueued e ->
                telling.did(
                        new Subject(RunEvent.RUN, e.runId(), e.type()),
                        "queued " + Phrases.a(Phrases.run(e.type())) + " of " + Phrases.count(e.total(), "item"),
                        new Fields()
                                .began("total", e.total())
                                .began("note", e.note())
                                .list());
            case RunNoted e ->
                telling.sentence(subject, its + " went on (" + e.kind().replace('_', ' ') + ")", List.of());
            case RunStarted e -> telling.sentence(subject, its + " began", List.of());
            case ItemSucceeded e -> item(telling, subject, its, e.number(), "succeeded", e.message());
            case ItemSkipped e -> item(telling, subject, its, e.number(), "was skipped", e.message());
            case ItemFailed e -> item(telling, subject, its, e.number(), "failed", e.message());
            case RunCancelled e -> telling.did(subject, "cancelled " + Phrases.a(thing), List.of());
            case RunSucceeded e -> ended(telling, subject, its + " ended", e.counts());
            case RunPartial e -> ended(telling, subject, its + " ended with failures", e.counts());
            case RunFailed e -> ended(telling, subject, its + " failed" + because(e.error()), e.counts());
            case RunDeleted e ->
                telling.did(subject, "removed " + Phrases.a(thing) + " from the list of runs", List.of());
        };
    }

    static HistoryItem of(ImportEvent event, Telling telling) {
        return switch (event) {
            case ImportRowsRead e ->
                telling.sentence(
                        subject(e.runId(), telling),
                        telling.who() + " uploaded " + Phrases.count(e.rows().size(), "row") + " for an import",
                        List.of());
        };
    }

    static HistoryItem of(EnrichmentEvent event, Telling telling) {
        return switch (event) {
            case BooksChosen e ->
                telling.sentence(
                        subject(e.runId(), telling),
                        telling.who() + " chose " + Phrases.count(e.books().size(), "book") + " for "
                                + Phrases.a(
                                        Phrases.run(telling.runType(e.runId()).orElse("enrichment"))),
                        List.of());
            case BookEnriched e ->
                telling.sentence(
                        new Subject(
                                BookEvent.BOOK,
                                e.bookId(),
                                telling.title(e.bookId()).orElse(null)),
                        telling.who() + "’s "
                                + Phrases.run(telling.runType(e.runId()).orElse("enrichment")) + " took "
                                + Phrases.all(e.sources().entrySet().stream()
                                        .map(source -> source.getKey().replace('_', ' ') + " from " + source.getValue())
                                        .toList())
                                + " for " + telling.book(e.bookId()),
                        List.of());
        };
    }

    private static HistoryItem ended(Telling telling, Subject subject, String text, Counts counts) {
        return telling.sentence(
                subject,
                "%s: %d succeeded, %d failed, %d skipped"
                        .formatted(text, counts.succeeded(), counts.failed(), counts.skipped()),
                new Fields()
                        .began("succeeded", counts.succeeded())
                        .began("failed", counts.failed())
                        .began("skipped", counts.skipped())
                        .list());
    }

    private static HistoryItem item(
            Telling telling, Subject subject, String run, int number, String end, String message) {
        return telling.sentence(subject, "Item " + number + " of " + run + " " + end + because(message), List.of());
    }

    private static String because(String message) {
        String text = message.strip();
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return bare.isEmpty() ? "" : " (" + bare + ")";
    }

    private static Subject subject(UUID runId, Telling telling) {
        return new Subject(RunEvent.RUN, runId, telling.runType(runId).orElse("run"));
    }
}
