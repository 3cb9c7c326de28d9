package io.colophon.standalone;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.query.jobs.RunsProjector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import reactor.core.publisher.Flux;

/** Compares the two generations of the job histories that a server which has ended left in its MongoDB, document by document. */
final class Histories {

    private static final int SHOWN = 5;

    private Histories() {}

    static List<String> generations(PostgresAddress database) {
        return Views.column(
                database, "SELECT generation FROM projection.generation WHERE view = 'jobs' ORDER BY generation");
    }

    /** The documents that stand in one of two generations only, some of each collection. */
    static List<String> differences(Path directory, List<String> generations) {
        List<String> found = new ArrayList<>();
        try (DataDirectory data = DataDirectory.open(directory);
                EmbeddedMongo mongo = EmbeddedMongo.start(data);
                MongoClient client = MongoClients.create(mongo.url())) {
            MongoDatabase database =
                    client.getDatabase(String.valueOf(mongo.url().getDatabase()));
            for (String collection : RunsProjector.COLLECTIONS) {
                if (documents(database, collection + "_" + generations.getFirst())
                        .isEmpty()) {
                    found.add("no documents in " + collection);
                }
            }
            found.addAll(differences(database, generations));
        }
        return found;
    }

    /** As above, of a server that has not ended, and also where a collection has none. */
    static List<String> differences(MongoDatabase database, List<String> generations) {
        List<String> found = new ArrayList<>();
        for (String collection : RunsProjector.COLLECTIONS) {
            Set<String> first = documents(database, collection + "_" + generations.getFirst());
            Set<String> second = documents(database, collection + "_" + generations.getLast());
            for (List<Set<String>> order : List.of(List.of(first, second), List.of(second, first))) {
                order.getFirst().stream()
                        .filter(document -> !order.getLast().contains(document))
                        .limit(SHOWN)
                        .forEach(document -> found.add("in one generation of " + collection + ": " + document));
            }
        }
        return found;
    }

    private static Set<String> documents(MongoDatabase database, String collection) {
        Set<String> documents = new TreeSet<>();
        for (Document document :
                Flux.from(database.getCollection(collection).find()).toIterable()) {
            documents.add(document.toJson());
        }
        return documents;
    }
}
