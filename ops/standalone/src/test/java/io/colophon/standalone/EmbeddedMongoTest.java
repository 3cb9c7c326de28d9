package io.colophon.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

class EmbeddedMongoTest {

    private final Path temporary;

    EmbeddedMongoTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void data_survives_a_restart() {
        try (DataDirectory data = DataDirectory.open(temporary);
                EmbeddedMongo mongo = EmbeddedMongo.start(data)) {
            ask(mongo, runs -> runs.insertOne(new Document("_id", 7).append("status", "done")));
        }
        try (DataDirectory data = DataDirectory.open(temporary);
                EmbeddedMongo mongo = EmbeddedMongo.start(data)) {
            assertThat(ask(mongo, runs -> runs.find(new Document("_id", 7))).getString("status"))
                    .isEqualTo("done");
        }
    }

    static Stream<Object> ids() {
        return Stream.of("run/1", 7, 7L, 1L << 40, 2.5, new ObjectId());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void an_id_of_any_kind_is_one_document_until_it_is_deleted(Object id) {
        Document query = new Document("_id", id);
        Document anyOf = new Document("_id", new Document("$in", List.of(id)));
        try (DataDirectory data = DataDirectory.open(temporary);
                EmbeddedMongo mongo = EmbeddedMongo.start(data)) {
            ask(mongo, runs -> runs.insertOne(new Document("_id", id).append("status", "pending")));
            assertThatThrownBy(() -> ask(mongo, runs -> runs.insertOne(new Document("_id", id))))
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("E11000");
            ask(mongo, runs -> runs.updateOne(query, Updates.set("status", "done")));
            assertThat(status(mongo, anyOf)).isEqualTo("done");
            ask(mongo, runs -> runs.replaceOne(query, new Document("status", "failed")));
        }
        try (DataDirectory data = DataDirectory.open(temporary);
                EmbeddedMongo mongo = EmbeddedMongo.start(data)) {
            assertThat(status(mongo, query)).isEqualTo("failed");
            ask(mongo, runs -> runs.deleteOne(query));
            ask(mongo, runs -> runs.insertOne(new Document("_id", id).append("status", "new")));
            assertThat(status(mongo, query)).isEqualTo("new");
            long count = ask(mongo, MongoCollection::countDocuments);
            assertThat(count).isOne();
        }
    }

    private static String status(EmbeddedMongo mongo, Document query) {
        return ask(mongo, runs -> runs.find(query)).getString("status");
    }

    @Test
    void it_listens_on_this_machine_only_and_names_a_database() {
        try (DataDirectory data = DataDirectory.open(temporary);
                EmbeddedMongo mongo = EmbeddedMongo.start(data)) {
            assertThat(mongo.url().getHosts()).singleElement().asString().startsWith("127.0.0.1:");
            assertThat(mongo.url().getDatabase()).isEqualTo("colophon");
        }
    }

    @Test
    void it_starts_again_after_its_process_was_killed() throws Exception {
        Process killed = JavaProcess.start(Writer.class, temporary.toString());
        try {
            assertThat(JavaProcess.line(killed)).isEqualTo("written");
        } finally {
            killed.destroyForcibly();
            assertThat(killed.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        try (DataDirectory data = DataDirectory.open(temporary);
                EmbeddedMongo mongo = EmbeddedMongo.start(data)) {
            long count = ask(mongo, MongoCollection::estimatedDocumentCount);
            assertThat(count).isBetween(0L, 500L);
            assertThat(data.resolve("mongodb.unreadable")).doesNotExist();
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_put_aside() throws IOException {
        try (DataDirectory data = DataDirectory.open(temporary)) {
            Files.writeString(data.resolve("mongodb.store"), "no store ".repeat(2_000));
            try (EmbeddedMongo mongo = EmbeddedMongo.start(data)) {
                long count = ask(mongo, MongoCollection::estimatedDocumentCount);
                assertThat(count).isZero();
            }
            assertThat(data.resolve("mongodb.unreadable")).content().startsWith("no store");
        }
    }

    private static <T> T ask(EmbeddedMongo mongo, Function<MongoCollection<Document>, Publisher<T>> question) {
        try (MongoClient client = MongoClients.create(mongo.url())) {
            MongoCollection<Document> runs = client.getDatabase(
                            String.valueOf(mongo.url().getDatabase()))
                    .getCollection("run");
            return requireNonNull(Flux.from(question.apply(runs)).blockFirst());
        }
    }

    /** Writes and waits to be killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) throws IOException {
            DataDirectory data = DataDirectory.open(Path.of(args[0]));
            EmbeddedMongo mongo = EmbeddedMongo.start(data);
            ask(
                    mongo,
                    runs -> runs.insertMany(IntStream.range(0, 500)
                            .mapToObj(id -> new Document("_id", id))
                            .toList()));
            System.out.println("written");
            System.in.read();
            mongo.close();
            data.close();
        }
    }
}
