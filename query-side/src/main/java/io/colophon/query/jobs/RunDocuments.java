package io.colophon.query.jobs;

import com.mongodb.client.model.Updates;
import io.colophon.contract.enrichment.EnrichmentEvent.BooksChosen;
import io.colophon.contract.enrichment.EnrichmentEvent.ChosenBook;
import io.colophon.contract.imports.ImportEvent.ImportRowsRead;
import io.colophon.contract.imports.IsbnCell;
import io.colophon.contract.jobs.RunEvent;
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
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.web.WireJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The documents of runs. Times are kept as the text that is sent. */
final class RunDocuments {

    private RunDocuments() {}

    static String itemId(UUID runId, int number) {
        return runId + "/" + number;
    }

    /** A row as it was read, its cells in their order, without an end. */
    static Document item(ImportRowsRead part, int index, Instant at) {
        Map<String, String> cells = part.rows().get(index);
        IsbnCell.Isbns isbns = IsbnCell.read(cells.getOrDefault("isbn_13", ""), cells.getOrDefault("isbn_10", ""));
        return item(part.runId(), part.from() + index, cells.getOrDefault("title", ""), at)
                .append("cells", new Document(new LinkedHashMap<>(cells)))
                .append("isbn", isbns.isbn13().isEmpty() ? isbns.isbn10() : isbns.isbn13());
    }

    /** A book of a batch, without an end. */
    static Document item(BooksChosen part, int index, Instant at) {
        ChosenBook book = part.books().get(index);
        return item(part.runId(), part.from() + index, book.title(), at)
                .append("subject", book.bookId().toString());
    }

    private static Document item(UUID runId, int number, String title, Instant at) {
        String time = WireJson.time(at);
        return new Document("_id", itemId(runId, number))
                .append("n", number)
                .append("title", title)
                .append("status", "pending")
                .append("message", "")
                .append("createdAt", time)
                .append("updatedAt", time);
    }

    static Bson end(String status, String message, @Nullable UUID subject, Instant at) {
        List<Bson> changes = new ArrayList<>(List.of(
                Updates.set("status", status),
                Updates.set("message", message),
                Updates.set("updatedAt", WireJson.time(at))));
        if (subject != null) {
            changes.add(Updates.set("subject", subject.toString()));
        }
        return Updates.combine(changes);
    }

    /** What the history of a run tells of its whole; its items speak for themselves. */
    static Optional<Document> runEvent(RecordedEvent event) {
        return switch (event.payload()) {
            case ItemSucceeded e -> Optional.empty();
            case ItemSkipped e -> Optional.empty();
            case RunNoted e -> Optional.of(note(e, event.type()));
            case RunEvent e ->
                Optional.of(new Document("_id", event.position())
                        .append("run", e.runId().toString())
                        .append("severity", e instanceof ItemFailed || e instanceof RunFailed ? "ERROR" : "INFO")
                        .append("type", event.type())
                        .append("message", e instanceof ItemFailed failed ? failed.message() : "")
                        .append("at", WireJson.time(e.at())));
            default -> Optional.empty();
        };
    }

    static String noteId(String runId, int seq) {
        return runId + "/" + seq;
    }

    /** Of a person whose key is gone nothing is told. */
    private static Document note(RunNoted e, String type) {
        return new Document("_id", noteId(e.runId().toString(), e.seq()))
                .append("run", e.runId().toString())
                .append("severity", e.kind().equals("error") ? "ERROR" : "INFO")
                .append("type", type)
                .append("message", "")
                .append("at", WireJson.time(e.at()))
                .append("seq", e.seq())
                .append("kind", e.kind())
                .append("requestedBy", e.requestedBy().toString())
                .append("content", new Document(Objects.requireNonNullElse(e.content(), Map.of())));
    }

    /** Folds an event into the document of its run; counters move with the position, so each event counts once. */
    static void evolve(Map<String, Document> runs, RecordedEvent event) {
        if (event.payload() instanceof RunQueued e) {
            runs.putIfAbsent(e.runId().toString(), queued(e, event));
            return;
        }
        if (!(event.payload() instanceof RunEvent e)) {
            return;
        }
        Document run = runs.get(e.runId().toString());
        if (run == null || run.getLong("position") >= event.position()) {
            return;
        }
        run.put("position", event.position());
        run.put("updatedAt", WireJson.time(e.at()));
        switch (e) {
            case RunStarted x -> run.put("status", "processing");
            case ItemSucceeded x -> count(run, "succeeded");
            case ItemSkipped x -> count(run, "skipped");
            case ItemFailed x -> count(run, "failed");
            case RunCancelled x -> run.put("status", "cancelled");
            case RunSucceeded x -> run.put("status", "done");
            case RunPartial x -> run.put("status", "done");
            case RunFailed x -> {
                run.put("status", "failed");
                run.put("error", x.error());
            }
            case RunDeleted x -> run.put("deleted", true);
            case RunNoted x -> noted(run, x);
            case RunQueued x -> {}
        }
    }

    /** What answers of models cost is added up. */
    private static void noted(Document run, RunNoted event) {
        run.put("notes", event.seq() + 1);
        Map<String, Object> content = Objects.requireNonNullElse(event.content(), Map.of());
        if (content.get("tokens_in") instanceof Number in && content.get("tokens_out") instanceof Number out) {
            run.put("tokensIn", number(run, "tokensIn").longValue() + in.longValue());
            run.put("tokensOut", number(run, "tokensOut").longValue() + out.longValue());
        }
        if (content.get("estimated_cost_usd") instanceof Number cost) {
            run.put("costUsd", number(run, "costUsd").doubleValue() + cost.doubleValue());
        }
    }

    /** 0 where there is none. */
    static Number number(Document run, String field) {
        return run.get(field) instanceof Number number ? number : Integer.valueOf(0);
    }

    private static Document queued(RunQueued e, RecordedEvent event) {
        String time = WireJson.time(e.at());
        return new Document("_id", e.runId().toString())
                .append("type", e.type())
                .append("library", String.valueOf(e.libraryId()))
                .append("requestedBy", e.requestedBy().toString())
                .append("status", "pending")
                .append("total", e.total())
                .append("succeeded", 0)
                .append("failed", 0)
                .append("skipped", 0)
                .append("options", new Document(e.options()))
                .append("note", e.note())
                .append("queued", event.position())
                .append("position", event.position())
                .append("createdAt", time)
                .append("updatedAt", time);
    }

    private static void count(Document run, String counter) {
        run.put(counter, run.getInteger(counter) + 1);
    }
}
