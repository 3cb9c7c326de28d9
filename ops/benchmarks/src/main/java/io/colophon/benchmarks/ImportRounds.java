package io.colophon.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Imports of a CSV, one after the other into libraries of one server, of which three are measured, each between two measurements of raw
 * inserts by one client: the first, into a server that has just started; the second; and the sixth, by which time the JVM has compiled
 * what there is to compile. A round is a new server.
 */
final class ImportRounds {

    private static final String DONE = "done";
    /** By the number of the import. */
    private static final Map<Integer, String> MEASURED = Map.of(1, "cold", 2, "warm", 6, "hot");

    private final int rows;
    private final Duration time;
    private final String csv;

    ImportRounds(int rows, Duration time) {
        this.rows = rows;
        this.time = time;
        csv = Catalogue.csv(rows);
    }

    void measure(Table table) {
        try (Product product = new Product("import")) {
            RawInserts raw = new RawInserts(product.address, StoreRounds.PAYLOAD);
            for (int number = 1; number <= 6; number++) {
                String state = MEASURED.get(number);
                if (state == null) {
                    run(product, "Library " + number);
                } else {
                    double before = raw.perSecond(1, time);
                    Imported imported = run(product, "Library " + number);
                    double after = raw.perSecond(1, time);
                    add(table, state, imported, raw.row(1) + ", around the " + state + " import", (before + after) / 2);
                }
            }
        }
    }

    /**
     * @param seconds from the upload to the end of the run
     * @param visible to the moment at which every view had all of it
     */
    private record Imported(double seconds, double visible, Cpu cpu) {}

    private Imported run(Product product, String name) {
        UUID library = product.client.library(name);
        product.client.staySignedIn();
        Cpu before = product.cpu();
        long begin = System.nanoTime();
        UUID run = product.client.upload(library, csv, Catalogue.MAPPING);
        Product.await(
                () -> job(product, library, run).path("status").asString("").equals(DONE));
        double seconds = (System.nanoTime() - begin) / 1e9;
        product.awaitViews(head(product));
        double visible = (System.nanoTime() - begin) / 1e9;
        JsonNode job = job(product, library, run);
        if (job.path("processed_rows").asInt() != rows) {
            throw new IllegalStateException("not every row was imported: " + job);
        }
        return new Imported(seconds, visible, product.cpu().since(before));
    }

    private static long head(Product product) {
        return product.views().path(0).path("head").asLong();
    }

    /** Missing as long as the view does not have it. */
    private static JsonNode job(Product product, UUID library, UUID run) {
        return Client.data(product.client.get("/api/v1/libraries/" + library + "/imports"))
                .valueStream()
                .filter(job -> job.path("id").asString().equals(run.toString()))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private void add(Table table, String state, Imported imported, String rawRow, double raw) {
        table.rate(rawRow, raw);
        table.rate("rows imported, upload to end, in a " + state + " process", rows / imported.seconds)
                .beside(rawRow)
                .cpu(imported.cpu, rows);
        table.rate("rows imported, upload to every view, in a " + state + " process", rows / imported.visible)
                .beside(rawRow);
    }
}
