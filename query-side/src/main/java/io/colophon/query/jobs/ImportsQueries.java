package io.colophon.query.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.colophon.contract.Refusal;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.openapi.Described;
import io.colophon.web.openapi.JsonOf;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Reads of imports (Librarium behaviour, section 16). Items are streamed, a page of them in memory at a time. */
@RestController
@RequestMapping("/api/v1")
public class ImportsQueries implements Reads {

    private static final Set<String> IMPORT = Set.of("import");
    /** Of the answer to an upload; the whole list is the GET's. */
    private static final int MOST_ITEMS_AT_ONCE = 20_000;

    private final RunReads runs;
    private final Access access;

    public ImportsQueries(RunsProjector projector, Access access) {
        this.runs = new RunReads(projector.store());
        this.access = access;
    }

    /** What an import was asked to do, as its run keeps it. */
    record Options(
            boolean skipDuplicates,
            String defaultFormat,
            Map<String, Object> preferCsv,
            boolean enrichMetadata,
            boolean enrichCovers) {}

    /** @param message what should be known about the upload itself */
    record Job(
            String id,
            String libraryId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String libraryName,

            String createdBy,
            String status,
            int totalRows,
            int processedRows,
            int failedRows,
            int skippedRows,
            @JsonOf(Options.class) Map<String, Object> options,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String message,
            String createdAt,
            String updatedAt) {
        static Job of(Document run, @Nullable String libraryName) {
            return new Job(
                    run.getString("_id"),
                    run.getString("library"),
                    libraryName,
                    run.getString("requestedBy"),
                    run.getString("status"),
                    run.getInteger("total"),
                    run.getInteger("succeeded"),
                    run.getInteger("failed"),
                    run.getInteger("skipped"),
                    run.get("options", Document.class),
                    run.getString("note"),
                    run.getString("createdAt"),
                    run.getString("updatedAt"));
        }
    }

    record Item(
            String id,
            String importJobId,
            int rowNumber,
            Map<String, Object> rawData,
            String status,
            String title,
            String isbn,
            String message,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String bookId,

            String createdAt,
            String updatedAt) {
        static Item of(String runId, Document item) {
            return new Item(
                    RunReads.itemId(item),
                    runId,
                    item.getInteger("n"),
                    item.get("cells", Document.class),
                    item.getString("status"),
                    item.getString("title"),
                    item.getString("isbn"),
                    item.getString("message"),
                    item.getString("subject"),
                    item.getString("createdAt"),
                    item.getString("updatedAt"));
        }
    }

    /** As it is streamed. */
    record JobWithItems(@JsonUnwrapped Job job, List<Item> items) {}

    @Described(value = "One's own imports, the newest first", gives = Job[].class)
    @GetMapping("/imports")
    Mono<ResponseEntity<byte[]>> own(Caller caller) {
        return runs.ofUser(IMPORT, caller.userId()).flatMap(found -> runs.libraryNames(found)
                .map(names -> Answers.value(found.stream()
                        .map(run -> Job.of(run, names.get(run.getString("library"))))
                        .toList())));
    }

    @Described(value = "Imports of a library, the newest first", gives = Job[].class)
    @GetMapping("/libraries/{library}/imports")
    Mono<ResponseEntity<byte[]>> ofLibrary(Caller caller, @PathVariable String library) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        return runs.ofLibrary(IMPORT, libraryId)
                .map(found -> Answers.value(
                        found.stream().map(run -> Job.of(run, null)).toList()));
    }

    @Described(value = "An import with its rows", gives = JobWithItems.class)
    @GetMapping("/libraries/{library}/imports/{run}")
    Mono<ResponseEntity<Flux<DataBuffer>>> one(Caller caller, @PathVariable String library, @PathVariable String run) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        UUID runId = PathId.parse(run, "import");
        return runs.inLibrary(IMPORT, libraryId, runId)
                .map(found -> RunReads.streamed(json(found, Integer.MAX_VALUE)))
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("import")));
    }

    @Override
    public String kind() {
        return "import";
    }

    @Override
    public Class<?> shape() {
        return JobWithItems.class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return runs.inLibrary(IMPORT, resource.scope(), resource.id())
                .flatMap(found -> json(found, MOST_ITEMS_AT_ONCE).reduce(new StringBuilder(), StringBuilder::append))
                .map(StringBuilder::toString);
    }

    private Flux<String> json(Document run, int mostItems) {
        return runs.withItems(Job.of(run, null), run, mostItems, item -> Item.of(run.getString("_id"), item));
    }
}
