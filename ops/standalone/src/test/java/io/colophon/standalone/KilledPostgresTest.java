package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL, with all its processes, dies in the middle of an import, again and again, at any moment. The server goes on by itself as
 * soon as the database is back; what it had acknowledged is there.
 */
class KilledPostgresTest {

    private static final long SEED = 496;

    @Test
    void an_import_whose_database_is_killed_again_and_again_is_done_once() throws IOException {
        ImportedRows rows = new ImportedRows(SEED, Proof.count(2_000, 10_000));
        int kills = Proof.count(1, 5);
        Random random = new Random(SEED);
        String name = "killed-postgres-" + ProcessHandle.current().pid();
        try (ServerProcess server = new ServerProcess(name, "384m", Map.of())) {
            String url = server.start();
            PostgresAddress database = database(server.data());
            try (DisturbedImport imported = new DisturbedImport(database, url, rows)) {
                int part = rows.count() / (kills + 1);
                for (int kill = 0; kill < kills; kill++) {
                    int ended = imported.untilEnded(1 + kill * part + random.nextInt(part));
                    assertThat(ended).as("under way").isLessThan(rows.count());
                    killAll(server.data());
                }
                imported.untilOver();
                assertThat(server.isAlive()).isTrue();
                imported.assertEverythingIsThereOnce();
                assertThat(imported.writer().failed())
                        .as("writes of unknown outcome, one under way at each kill")
                        .isLessThanOrEqualTo(kills);
            }
            List<String> generations = Histories.generations(database);
            server.stop();
            assertThat(Histories.differences(server.data(), generations)).isEmpty();
        }
    }

    /** The server and whatever it has started, which would otherwise work on to the end of its statement. */
    private static void killAll(Path data) throws IOException {
        ProcessHandle server = new Postmaster(data.resolve("postgresql").toRealPath())
                .process()
                .orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        assertThat(all).hasSizeGreaterThan(5);
        all.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> all.stream()
                .noneMatch(Postmaster::runs));
    }

    private static PostgresAddress database(Path data) throws IOException {
        int port = Integer.parseInt(Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                .get(3)
                .strip());
        return new PostgresAddress(
                "127.0.0.1",
                port,
                "postgres",
                "colophon",
                Files.readString(data.resolve("postgresql.password")).strip());
    }
}
