package io.colophon.query.jobs;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.colophon.contract.Change;
import io.colophon.contract.enrichment.EnrichmentEvent.BooksChosen;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.imports.ImportEvent.ImportRowsRead;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.jobs.RunEvent.ItemFailed;
import io.colophon.contract.jobs.RunEvent.ItemSkipped;
import io.colophon.contract.jobs.RunEvent.ItemSucceeded;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryRevised;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.Projector;
import io.colophon.query.Views;
import io.colophon.query.mongo.MongoView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The view {@code jobs}, in MongoDB: {@code jobs_run} (one document a run of whatever type, with its counters), {@code jobs_item}
 * ({@code _id} is {@code <run>/<n>}, n from 1 without gaps, so a page is a list of ids), {@code jobs_event} (what is
 * told in detail has {@code <run>/<seq>}), {@code jobs_library} (names).
 */
public final class RunsProjector implements Projector<MongoView.Session> {

    static final String RUN = "jobs_run";
    static final String ITEM = "jobs_item";
    static final String LIBRARY = "jobs_library";
    static final String EVENT = "jobs_event";

    public static final List<String> COLLECTIONS = List.of(RUN, ITEM, EVENT, LIBRARY);

    private static final int DUPLICATE = 11_000;

    private final MongoView view;

    public RunsProjector(MongoView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "jobs";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public MongoView store() {
        return view;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(
                ImportRowsRead.class,
                BooksChosen.class,
                RunEvent.RunQueued.class,
                RunEvent.RunStarted.class,
                RunEvent.RunNoted.class,
                RunEvent.ItemSucceeded.class,
                RunEvent.ItemSkipped.class,
                RunEvent.ItemFailed.class,
                RunEvent.RunCancelled.class,
                RunEvent.RunSucceeded.class,
                RunEvent.RunPartial.class,
                RunEvent.RunFailed.class,
                RunEvent.RunDeleted.class,
                LibraryCreated.class,
                LibraryRevised.class,
                LibraryDeleted.class,
                UserDeleted.class);
    }

    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return Views.tag(event, RunEvent.RUN).or(() -> Views.tag(event, "library"));
    }

    @Override
    public Mono<Void> apply(MongoView.Session session, List<RecordedEvent> events) {
        return libraries(session.collection(LIBRARY), events)
                .then(items(session.collection(ITEM), events))
                .then(runEvents(session.collection(EVENT), events))
                .then(runs(session.collection(RUN), events));
    }

    private static Mono<Void> libraries(MongoCollection<Document> libraries, List<RecordedEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> switch (event.payload()) {
                    case LibraryCreated e -> name(libraries, e.libraryId(), e.name());
                    case LibraryRevised e -> {
                        Change<String> name = e.name();
                        yield name == null || name.to() == null
                                ? Mono.<Void>empty()
                                : name(libraries, e.libraryId(), name.to());
                    }
                    default -> Mono.<Void>empty();
                })
                .then();
    }

    private static Mono<Void> name(MongoCollection<Document> libraries, UUID id, String name) {
        return Mono.from(libraries.updateOne(
                        eq("_id", id.toString()), Updates.set("name", name), new UpdateOptions().upsert(true)))
                .then();
    }

    /** New items first, then what became of them; an item that is there already is left as it is. */
    private static Mono<Void> items(MongoCollection<Document> items, List<RecordedEvent> events) {
        List<Document> rows = new ArrayList<>();
        List<WriteModel<Document>> ends = new ArrayList<>();
        for (RecordedEvent event : events) {
            switch (event.payload()) {
                case ImportRowsRead e -> {
                    for (int i = 0; i < e.rows().size(); i++) {
                        rows.add(RunDocuments.item(e, i, event.timestamp()));
                    }
                }
                case BooksChosen e -> {
                    for (int i = 0; i < e.books().size(); i++) {
                        rows.add(RunDocuments.item(e, i, event.timestamp()));
                    }
                }
                case ItemSucceeded e ->
                    ends.add(end(e.runId(), e.number(), RunDocuments.end("done", e.message(), e.subject(), e.at())));
                case ItemSkipped e ->
                    ends.add(end(e.runId(), e.number(), RunDocuments.end("skipped", e.message(), e.subject(), e.at())));
                case ItemFailed e ->
                    ends.add(end(e.runId(), e.number(), RunDocuments.end("failed", e.message(), null, e.at())));
                default -> {}
            }
        }
        return insert(items, rows)
                .then(
                        ends.isEmpty()
                                ? Mono.empty()
                                : Mono.from(items.bulkWrite(ends)).then());
    }

    private static Mono<Void> insert(MongoCollection<Document> items, List<Document> rows) {
        return rows.isEmpty()
                ? Mono.empty()
                : Mono.from(items.insertMany(rows, new InsertManyOptions().ordered(false)))
                        .onErrorResume(
                                MongoBulkWriteException.class,
                                failure -> failure.getWriteErrors().stream().allMatch(one -> one.getCode() == DUPLICATE)
                                        ? Mono.empty()
                                        : Mono.error(failure))
                        .then();
    }

    private static UpdateOneModel<Document> end(UUID runId, int number, Bson end) {
        return new UpdateOneModel<>(eq("_id", RunDocuments.itemId(runId, number)), end);
    }

    private static Mono<Void> runEvents(MongoCollection<Document> runEvents, List<RecordedEvent> events) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (RecordedEvent event : events) {
            RunDocuments.runEvent(event)
                    .ifPresent(document -> writes.add(new ReplaceOneModel<>(
                            eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true))));
        }
        List<String> gone = users(events);
        if (!gone.isEmpty()) {
            writes.add(new DeleteManyModel<>(in("requestedBy", gone)));
        }
        return writes.isEmpty()
                ? Mono.empty()
                : Mono.from(runEvents.bulkWrite(writes)).then();
    }

    /** Those who are deleted. After that nothing more is told of what they asked for. */
    private static List<String> users(List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> event.payload() instanceof UserDeleted)
                .map(event -> ((UserDeleted) event.payload()).userId().toString())
                .toList();
    }

    /** Folds a batch into each run's document and replaces it, unless it knows as much already. */
    private static Mono<Void> runs(MongoCollection<Document> runs, List<RecordedEvent> events) {
        Set<String> ids = new LinkedHashSet<>();
        Set<String> deletedLibraries = new LinkedHashSet<>();
        for (RecordedEvent event : events) {
            if (event.payload() instanceof RunEvent e) {
                ids.add(e.runId().toString());
            } else if (event.payload() instanceof LibraryDeleted e) {
                deletedLibraries.add(e.libraryId().toString());
            }
        }
        return (ids.isEmpty()
                        ? Mono.just(List.<Document>of())
                        : Flux.from(runs.find(in("_id", ids))).collectList())
                .flatMap(found -> {
                    Map<String, Document> known = new LinkedHashMap<>();
                    found.forEach(run -> known.put(run.getString("_id"), run));
                    events.forEach(event -> RunDocuments.evolve(known, event));
                    List<WriteModel<Document>> writes = new ArrayList<>();
                    known.values()
                            .forEach(run -> writes.add(new ReplaceOneModel<>(
                                    eq("_id", run.getString("_id")), run, new ReplaceOptions().upsert(true))));
                    return writes.isEmpty()
                            ? Mono.empty()
                            : Mono.from(runs.bulkWrite(writes)).then();
                })
                .then(
                        deletedLibraries.isEmpty()
                                ? Mono.empty()
                                : Mono.from(runs.updateMany(
                                                in("library", deletedLibraries), Updates.set("libraryDeleted", true)))
                                        .then())
                .then(Mono.defer(() -> personal(runs, users(events))));
    }

    /** A run that is nobody's but its person's goes with him. */
    private static Mono<Void> personal(MongoCollection<Document> runs, List<String> gone) {
        return gone.isEmpty()
                ? Mono.empty()
                : Mono.from(runs.updateMany(
                                and(in("requestedBy", gone), eq("type", "suggestions")),
                                Updates.set("personDeleted", true)))
                        .then();
    }
}
