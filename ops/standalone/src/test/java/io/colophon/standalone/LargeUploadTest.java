package io.colophon.standalone;

import static io.colophon.eventstore.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.Proof;
import io.colophon.eventstore.TestDatabase;
import java.io.IOException;
import java.io.Writer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A file that is nearly as large as the memory of the server, which takes it a piece at a time. */
class LargeUploadTest {

    private static final int BYTES = 200 << 20;

    @Test
    @Tag(Proof.TAG)
    void two_hundred_megabytes_are_taken_by_a_server_with_a_heap_of_256_and_can_be_cancelled() throws IOException {
        PostgresAddress database = TestDatabase.create();
        try (ServerProcess server = new ServerProcess(
                "large-" + database.database(), "256m", Map.of("COLOPHON_POSTGRES_URL", database.toString()))) {
            ApiClient client = ApiClient.administrator(server.start(), "Ann");
            String library = client.make("/api/v1/libraries", Map.of("name", "Reading room"));
            Path file = server.data().resolve("upload.csv");
            int rows = write(file);

            String run = client.upload(
                            "/api/v1/libraries/" + library + "/imports",
                            Map.of("mapping", "{\"title\":0,\"author\":1,\"description\":2}"),
                            BodyPublishers.ofFile(file))
                    .expect(201)
                    .data()
                    .path("id")
                    .asString();
            assertThat(query(database, "SELECT payload->>'total' FROM es.readable WHERE type = 'jobs.RunQueued'"))
                    .isEqualTo(String.valueOf(rows));
            Awaitility.await("some rows are done").atMost(Duration.ofMinutes(2)).until(() -> !endedRows(database)
                    .equals("0"));

            client.post("/api/v1/imports/" + run + "/cancel").expect(204);
            Awaitility.await("the history says so")
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> client.get("/api/v1/libraries/" + library + "/imports")
                            .expect(200)
                            .data()
                            .path(0)
                            .path("status")
                            .asString("")
                            .equals("cancelled"));
            assertThat(query(
                            database,
                            "SELECT count(*) FROM es.event WHERE type ~ '^jobs[.]Item' AND position > (SELECT position FROM"
                                    + " es.event WHERE type = 'jobs.RunCancelled')"))
                    .as("rows done after the cancellation")
                    .isEqualTo("0");
            assertThat(Integer.parseInt(endedRows(database))).isLessThan(rows);
            assertThat(server.isAlive()).isTrue();
            assertThat(server.output()).doesNotContain("OutOfMemoryError");
        }
    }

    private static String endedRows(PostgresAddress database) {
        return query(database, "SELECT count(*) FROM es.event WHERE type ~ '^jobs[.]Item'");
    }

    /** Answers how many rows there are. */
    private static int write(Path file) throws IOException {
        String description = "A book of some length about itself. ".repeat(25);
        int rows = 0;
        try (Writer csv = Files.newBufferedWriter(file)) {
            csv.write("Title,Author,Description\n");
            for (long written = 0; written < BYTES; rows++) {
                String row =
                        "Book %d,\"Author %d, Author %d\",%s\n".formatted(rows, rows % 997, rows % 89, description);
                csv.write(row);
                written += row.length();
            }
        }
        return rows;
    }
}
