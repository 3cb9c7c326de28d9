package io.colophon.benchmarks;

import io.colophon.benchmarks.Options.Part;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.StoreSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * The load harness: measures the product beside what PostgreSQL itself does on the same server in interleaved rounds, and prints
 * ratios with their spread. It asserts nothing; absolute numbers mean nothing on a machine whose disk has its moods.
 */
public final class Benchmarks {

    private static final int REPLAYED_BOOKS = 50_000;

    private Benchmarks() {}

    public static void main(String[] args) throws IOException {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        System.out.println(Machine.description());
        if (options.has(Part.STORE) || options.has(Part.REPLAY)) {
            onDatabase(options);
        }
        if (options.has(Part.HTTP)) {
            try (HttpRounds http = new HttpRounds(options.round())) {
                print(options, "http", new Table(), http::measure);
            }
        }
        if (options.has(Part.IMPORT)) {
            ImportRounds imports = new ImportRounds(options.rows(), options.round());
            print(options, "import", new Table(), imports::measure);
        }
        if (options.has(Part.PAGES)) {
            Table table = new Table();
            try (PageRounds pages = new PageRounds(options.few(), options.many(), options.round(), table)) {
                print(options, "pages", table, pages::measure);
            }
        }
        if (options.has(Part.ROUTES)) {
            routes(options);
        }
    }

    private static void routes(Options options) {
        RouteTable table = new RouteTable();
        try (RouteRounds routes =
                new RouteRounds(options.few(), options.many(), options.connections(), options.round())) {
            System.out.printf("%nroutes: %d rounds; load %s%n", options.rounds(), Machine.load());
            for (int i = 0; i < options.rounds(); i++) {
                routes.measure(table);
            }
            System.out.printf("%sload at the end %s%n%s", table, Machine.load(), routes.plans());
        }
    }

    private static void onDatabase(Options options) throws IOException {
        if (options.address() != null) {
            onDatabase(options, options.address());
            return;
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .start()) {
            onDatabase(options, new PostgresAddress("localhost", server.getPort(), "postgres", "postgres", null));
        }
    }

    private static void onDatabase(Options options, PostgresAddress address) {
        StoreSchema.migrate(address);
        if (options.has(Part.STORE)) {
            try (StoreRounds store = new StoreRounds(address, options.round())) {
                print(options, "store", new Table(), store::measure);
            }
        }
        if (options.has(Part.REPLAY)) {
            try (ReplayRounds replay = new ReplayRounds(address, REPLAYED_BOOKS)) {
                print(options, "replay", new Table(), replay::measure);
            }
        }
    }

    private static void print(Options options, String part, Table table, Consumer<Table> round) {
        System.out.printf("%n%s: %d rounds after one that warms up; load %s%n", part, options.rounds(), Machine.load());
        round.accept(new Table());
        for (int i = 0; i < options.rounds(); i++) {
            round.accept(table);
        }
        System.out.printf("%sload at the end %s%n", table, Machine.load());
    }
}
