package io.colophon.query.imports;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colophon.contract.Refusal;
import io.colophon.query.mongo.MongoView;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
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

    private static final int PAGE = 500;
    /** Of the answer to an upload; the whole list is the GET's. */
    private static final int MOST_ITEMS_AT_ONCE = 20_000;

    private final MongoView imports;
    private final Access access;

    public ImportsQueries(ImportsProjector projector, Access access) {
        this.imports = projector.store();
        this.access = access;
    }

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
            Map<String, Object> options,
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
                    UUID.nameUUIDFromBytes(item.getString("_id").getBytes(StandardCharsets.UTF_8))
                            .toString(),
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

    @GetMapping("/imports")
    Mono<ResponseEntity<byte[]>> own(Caller caller) {
        return jobs(eq("requestedBy", caller.userId().toString()))
                .flatMap(runs -> Flux.from(imports.collection("library")
                                .find(in(
                                        "_id",
                                        runs.stream()
                                                .map(run -> run.getString("library"))
                                                .toList())))
                        .collectMap(library -> library.getString("_id"), library -> library.getString("name"))
                        .map(names -> Answers.value(runs.stream()
                                .map(run -> Job.of(run, names.get(run.getString("library"))))
                                .toList())));
    }

    @GetMapping("/libraries/{library}/imports")
    Mono<ResponseEntity<byte[]>> ofLibrary(Caller caller, @PathVariable String library) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        return jobs(eq("library", libraryId.toString()))
                .map(runs -> Answers.value(
                        runs.stream().map(run -> Job.of(run, null)).toList()));
    }

    @GetMapping("/libraries/{library}/imports/{run}")
    Mono<ResponseEntity<Flux<DataBuffer>>> one(Caller caller, @PathVariable String library, @PathVariable String run) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        UUID runId = PathId.parse(run, "import");
        return run(libraryId, runId)
                .map(found -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Flux.concat(Mono.just("{\"data\":"), json(found, Integer.MAX_VALUE), Mono.just("}"))
                                .map(text -> (DataBuffer) DefaultDataBufferFactory.sharedInstance.wrap(
                                        text.getBytes(StandardCharsets.UTF_8)))))
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("import")));
    }

    @Override
    public String kind() {
        return "import";
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return run(resource.scope(), resource.id())
                .flatMap(found -> json(found, MOST_ITEMS_AT_ONCE).reduce(new StringBuilder(), StringBuilder::append))
                .map(StringBuilder::toString);
    }

    private Mono<List<Document>> jobs(Bson filter) {
        return Flux.from(imports.collection("run").find(and(filter, ne("deleted", true), ne("libraryDeleted", true))))
                .collectList()
                .map(runs -> runs.stream()
                        .sorted(Comparator.comparing((Document run) -> run.getLong("queued"))
                                .reversed())
                        .toList());
    }

    private Mono<Document> run(UUID libraryId, UUID runId) {
        return Mono.from(imports.collection("run")
                .find(and(
                        eq("_id", runId.toString()),
                        eq("library", libraryId.toString()),
                        ne("deleted", true),
                        ne("libraryDeleted", true)))
                .first());
    }

    /** The job with its items, as pieces of text. */
    private Flux<String> json(Document run, int mostItems) {
        String job = WireJson.write(Job.of(run, null));
        int items = Math.min(run.getInteger("total"), mostItems);
        return Flux.concat(
                Mono.just(job.substring(0, job.length() - 1) + ",\"items\":["),
                Flux.range(0, (items + PAGE - 1) / PAGE)
                        .concatMap(
                                page -> page(run.getString("_id"), page * PAGE + 1, Math.min(items, (page + 1) * PAGE)),
                                1),
                Mono.just("]}"));
    }

    private Mono<String> page(String runId, int first, int last) {
        List<String> ids = IntStream.rangeClosed(first, last)
                .mapToObj(n -> runId + "/" + n)
                .toList();
        return Flux.from(imports.collection("item").find(in("_id", ids)))
                .collectSortedList(Comparator.comparing(item -> item.getInteger("n")))
                .map(items -> {
                    StringBuilder text = new StringBuilder();
                    items.forEach(item -> text.append(item.getInteger("n") == 1 ? "" : ",")
                            .append(WireJson.write(Item.of(runId, item))));
                    return text.toString();
                });
    }
}
