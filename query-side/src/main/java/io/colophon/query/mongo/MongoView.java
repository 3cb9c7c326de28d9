package io.colophon.query.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.colophon.eventstore.projection.GenerationId;
import io.colophon.eventstore.projection.Lease;
import io.colophon.eventstore.projection.LiveSwitch;
import io.colophon.eventstore.projection.ViewNotReady;
import io.colophon.eventstore.projection.ViewStore;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A view in MongoDB: collections {@code <name>_<generation>}. There are no transactions, so a batch is applied first and the token
 * moved afterwards, and every document carries the position of what is in it: what comes twice is applied once, and what an owner of
 * the past still writes does not undo what his successor wrote.
 */
public final class MongoView implements ViewStore<MongoView.Session>, LiveSwitch {

    private static final String TOKENS = "view_token";

    private final String name;
    private final List<String> collections;
    private final MongoDatabase database;
    private volatile int live;

    /** @param collections the names of the view's collections, without the generation */
    public MongoView(String name, List<String> collections, MongoDatabase database) {
        this.name = name;
        this.collections = List.copyOf(collections);
        this.database = database;
    }

    /** The collections of one generation. */
    public record Session(MongoDatabase database, int generation) {
        public MongoCollection<Document> collection(String collection) {
            return database.getCollection(collection + "_" + generation);
        }
    }

    /** For readers: a collection of the live generation. */
    public MongoCollection<Document> collection(String collection) {
        if (live == 0) {
            throw new ViewNotReady(name);
        }
        return database.getCollection(collection + "_" + live);
    }

    @Override
    public void live(int generation) {
        live = generation;
    }

    @Override
    public Mono<Void> create(GenerationId id) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> drop(GenerationId id) {
        return Flux.fromIterable(collections)
                .concatMap(collection ->
                        database.getCollection(collection + "_" + id.number()).drop())
                .then(Mono.from(tokens().deleteOne(eq("_id", id.schema()))))
                .then();
    }

    @Override
    public Mono<Long> position(GenerationId id) {
        return Mono.from(tokens().find(eq("_id", id.schema())).first())
                .map(token -> token.get("position", Number.class).longValue())
                .defaultIfEmpty(0L);
    }

    @Override
    public Mono<Void> advance(Lease lease, long position, Function<Session, Mono<Void>> work) {
        return work.apply(new Session(database, lease.id().number())).then(moveToken(lease, position));
    }

    private Mono<Void> moveToken(Lease lease, long position) {
        String id = lease.id().schema();
        var moved = Updates.combine(Updates.set("position", position), Updates.set("fence", lease.fence()));
        return Mono.from(tokens().updateOne(and(eq("_id", id), lte("fence", lease.fence())), moved))
                .flatMap(result -> result.getMatchedCount() == 1
                        ? Mono.<Void>empty()
                        : Mono.from(tokens().find(eq("_id", id)).first())
                                .hasElement()
                                .flatMap(there -> there
                                        ? Mono.<Void>error(new Fenced(lease.id()))
                                        : Mono.from(tokens().updateOne(
                                                                eq("_id", id), moved, new UpdateOptions().upsert(true)))
                                                .then()));
    }

    private MongoCollection<Document> tokens() {
        return database.getCollection(TOKENS);
    }
}
