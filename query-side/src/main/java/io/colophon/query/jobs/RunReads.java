package io.colophon.query.jobs;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Sorts;
import io.colophon.query.mongo.MongoView;
import io.colophon.web.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the routes of every type of runs read alike: the runs that are shown, and their items, a page of them in memory at a time. */
final class RunReads {

    private static final int PAGE = 500;

    private final MongoView view;

    RunReads(MongoView view) {
        this.view = view;
    }

    /** What somebody asked for, newest first. */
    Mono<List<Document>> ofUser(Set<String> types, UUID userId) {
        return runs(and(eq("requestedBy", userId.toString()), shown(types)));
    }

    /** What works in a library, newest first. */
    Mono<List<Document>> ofLibrary(Set<String> types, UUID libraryId) {
        return runs(and(eq("library", libraryId.toString()), shown(types)));
    }

    /** Of whomever, or of one person, newest first. */
    Flux<Document> newest(Set<String> types, @Nullable UUID userId, int most) {
        Bson filter = userId == null ? shown(types) : and(eq("requestedBy", userId.toString()), shown(types));
        return Flux.from(view.collection(RunsProjector.RUN)
                .find(filter)
                .sort(Sorts.descending("queued"))
                .limit(most));
    }

    Mono<Document> one(Set<String> types, UUID runId) {
        return run(and(eq("_id", runId.toString()), shown(types)));
    }

    /** What is told of a run in detail, in its order. */
    Mono<List<Document>> notes(Document run) {
        List<String> ids = IntStream.range(0, RunDocuments.number(run, "notes").intValue())
                .mapToObj(seq -> RunDocuments.noteId(run.getString("_id"), seq))
                .toList();
        return Flux.from(view.collection(RunsProjector.EVENT).find(in("_id", ids)))
                .collectSortedList(Comparator.comparing(note -> note.getInteger("seq")));
    }

    Mono<Document> inLibrary(Set<String> types, UUID libraryId, UUID runId) {
        return run(and(eq("_id", runId.toString()), eq("library", libraryId.toString()), shown(types)));
    }

    Mono<Document> ofUser(Set<String> types, UUID userId, UUID runId) {
        return run(and(eq("_id", runId.toString()), eq("requestedBy", userId.toString()), shown(types)));
    }

    private static Bson shown(Set<String> types) {
        return and(in("type", types), ne("deleted", true), ne("libraryDeleted", true), ne("personDeleted", true));
    }

    private Mono<List<Document>> runs(Bson filter) {
        return Flux.from(view.collection(RunsProjector.RUN).find(filter))
                .collectSortedList(Comparator.comparing((Document run) -> run.getLong("queued"))
                        .reversed());
    }

    private Mono<Document> run(Bson filter) {
        return Mono.from(view.collection(RunsProjector.RUN).find(filter).first());
    }

    /** The names of the libraries of some runs, by id. */
    Mono<Map<String, String>> libraryNames(List<Document> runs) {
        List<String> ids =
                runs.stream().map(run -> run.getString("library")).distinct().toList();
        return Flux.from(view.collection(RunsProjector.LIBRARY).find(in("_id", ids)))
                .collectMap(library -> library.getString("_id"), library -> library.getString("name"));
    }

    static String itemId(Document item) {
        return UUID.nameUUIDFromBytes(item.getString("_id").getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** A run with its items, as pieces of text. */
    Flux<String> withItems(Object run, Document document, int mostItems, Function<Document, Object> item) {
        String text = WireJson.write(run);
        int items = Math.min(document.getInteger("total"), mostItems);
        return Flux.concat(
                Mono.just(text.substring(0, text.length() - 1) + ",\"items\":["),
                Flux.range(0, (items + PAGE - 1) / PAGE)
                        .concatMap(
                                page -> page(
                                        document.getString("_id"),
                                        page * PAGE + 1,
                                        Math.min(items, (page + 1) * PAGE),
                                        item),
                                1),
                Mono.just("]}"));
    }

    private Mono<String> page(String runId, int first, int last, Function<Document, Object> item) {
        List<String> ids = IntStream.rangeClosed(first, last)
                .mapToObj(n -> runId + "/" + n)
                .toList();
        return Flux.from(view.collection(RunsProjector.ITEM).find(in("_id", ids)))
                .collectSortedList(Comparator.comparing(found -> found.getInteger("n")))
                .map(items -> {
                    StringBuilder text = new StringBuilder();
                    items.forEach(found -> text.append(found.getInteger("n") == 1 ? "" : ",")
                            .append(WireJson.write(item.apply(found))));
                    return text.toString();
                });
    }

    /** 200 with a value that is made while it is sent. */
    static ResponseEntity<Flux<DataBuffer>> streamed(Flux<String> json) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Flux.concat(Mono.just("{\"data\":"), json, Mono.just("}")).map(text -> (DataBuffer)
                        DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }
}
