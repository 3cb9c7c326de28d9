package io.colophon.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
