package io.colophon.benchmarks;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.StoreSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The load harness: measures the store beside what PostgreSQL itself does with the same bytes on the same server in interleaved rounds,
 * and prints ratios with their spread. It asserts nothing; absolute numbers mean nothing on a machine whose disk has its moods.
 */
public final class Benchmarks {

    private Benchmarks() {}

    /** With an argument {@code postgresql://…} it uses that (empty) database, else a server of its own with fsync on. */
    public static void main(String[] args) throws IOException {
        System.out.println(machine());
        if (args.length > 0) {
            run(PostgresAddress.parse(args[0]));
            return;
        }
        Path data = Files.createTempDirectory("colophon-benchmarks-");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "150")
                .start()) {
            run(new PostgresAddress("localhost", server.getPort(), "postgres", "postgres", null));
        }
    }

    private static void run(PostgresAddress address) {
        StoreSchema.migrate(address);
        Table table = new Table();
        try (StoreRounds rounds = new StoreRounds(address)) {
            rounds.measure(table);
        }
        System.out.println(table);
    }

    private static String machine() {
        Runtime runtime = Runtime.getRuntime();
        return "%s %s, %d processors, Java %s, heap %d MiB"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        runtime.availableProcessors(),
                        Runtime.version(),
                        runtime.maxMemory() >> 20);
    }
}
