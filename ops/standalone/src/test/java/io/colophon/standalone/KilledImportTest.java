package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.Proof;
import io.colophon.eventstore.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A server that dies in the middle of an import, again and again, at any moment: another one finishes it, and no row counts twice. */
class KilledImportTest {

    private static final long SEED = 8_128;

    @Test
    void an_import_that_is_killed_again_and_again_is_done_once() {
        PostgresAddress database = TestDatabase.create();
        ImportedRows rows = new ImportedRows(SEED, Proof.count(600, 10_000));
        int kills = Proof.count(2, 10);
        Random random = new Random(SEED);
        List<String> generations;
        try (ServerProcess server = new ServerProcess(
                "killed-" + database.database(), "384m", Map.of("COLOPHON_POSTGRES_URL", database.toString()))) {
            try (DisturbedImport imported = new DisturbedImport(database, server.start(), rows)) {
                int part = rows.count() / (kills + 1);
                for (int kill = 0; kill < kills; kill++) {
                    imported.untilEnded(1 + kill * part + random.nextInt(part));
                    server.kill();
                    assertThat(imported.untilEnded(0)).as("under way").isLessThan(rows.count());
                    imported.at(server.start());
                }
                imported.untilOver();
                imported.assertEverythingIsThereOnce();
                assertThat(imported.writer().unanswered()).isPositive();
                assertThat(imported.writer().failed()).isZero();
            }
            generations = Histories.generations(database);
            server.stop();
            assertThat(Histories.differences(server.data(), generations)).isEmpty();
        }
    }
}
