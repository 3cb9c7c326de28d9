package io.colophon.query.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads of one's own batches of enrichment (Librarium behaviour, section 17). */
@RestController
@RequestMapping("/api/v1/enrichment-batches")
public class BatchesQueries implements Reads {

    /** What the contract calls the types of runs that are batches. */
    private static final Map<String, String> TYPES = Map.of("enrichment", "metadata", "covers", "cover");

    private final RunReads runs;

    public BatchesQueries(RunsProjector projector) {
        this.runs = new RunReads(projector.store());
    }

    record Batch(
            String id,
            String libraryId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String libraryName,

            String createdBy,
            String type,
            boolean force,
            String status,
            int totalBooks,
            int processedBooks,
            int failedBooks,
            int skippedBooks,
            String createdAt,
            String updatedAt) {
        static Batch of(Document run, @Nullable String libraryName) {
            int failed = run.getInteger("failed");
            int skipped = run.getInteger("skipped");
            return new Batch(
                    run.getString("_id"),
                    run.getString("library"),
                    libraryName,
                    run.getString("requestedBy"),
                    type(run),
                    forced(run),
                    run.getString("status"),
                    run.getInteger("total"),
                    run.getInteger("succeeded") + failed + skipped,
                    failed,
                    skipped,
                    run.getString("createdAt"),
                    run.getString("updatedAt"));
        }

        /** As it was before anything was done. */
        static Batch queued(Document run) {
            String createdAt = run.getString("createdAt");
            return new Batch(
                    run.getString("_id"),
                    run.getString("library"),
                    null,
                    run.getString("requestedBy"),
                    type(run),
                    forced(run),
                    "pending",
                    run.getInteger("total"),
                    0,
                    0,
                    0,
                    createdAt,
                    createdAt);
        }

        private static String type(Document run) {
            return TYPES.getOrDefault(run.getString("type"), "");
        }

        private static boolean forced(Document run) {
            return run.get("options", Document.class).getBoolean("force", false);
        }
    }

    record Item(
            String id,
            String batchId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String bookId,

            String bookTitle,
            String status,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String message,
            String createdAt,
            String updatedAt) {
        static Item of(String runId, Document item) {
            return new Item(
                    RunReads.itemId(item),
                    runId,
                    item.getString("subject"),
                    item.getString("title"),
                    item.getString("status"),
                    item.getString("message"),
                    item.getString("createdAt"),
                    item.getString("updatedAt"));
        }
    }

    /** As it is streamed. */
    record BatchWithItems(@JsonUnwrapped Batch batch, List<Item> items) {}

    @Described(value = "One's own batches, the newest first", gives = Batch[].class)
    @GetMapping
    Mono<ResponseEntity<byte[]>> own(Caller caller) {
        return runs.ofUser(TYPES.keySet(), caller.userId()).flatMap(found -> runs.libraryNames(found)
                .map(names -> Answers.value(found.stream()
                        .map(run -> Batch.of(run, names.get(run.getString("library"))))
                        .toList())));
    }

    @Described(value = "A batch with its books", gives = BatchWithItems.class)
    @GetMapping("/{run}")
    Mono<ResponseEntity<Flux<DataBuffer>>> one(Caller caller, @PathVariable String run) {
        UUID runId = PathId.parse(run, "batch");
        return runs.ofUser(TYPES.keySet(), caller.userId(), runId)
                .map(found -> RunReads.streamed(runs.withItems(
                        Batch.of(found, null),
                        found,
                        Integer.MAX_VALUE,
                        item -> Item.of(found.getString("_id"), item))))
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("batch")));
    }

    @Override
    public String kind() {
        return "queued batch";
    }

    @Override
    public Class<?> shape() {
        return Batch.class;
    }

    /** For the answer to whoever asks for a batch: it may be under way by then, which the contract does not tell him. */
    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return runs.ofUser(TYPES.keySet(), caller.userId(), resource.id())
                .map(run -> WireJson.write(Batch.queued(run)));
    }
}
