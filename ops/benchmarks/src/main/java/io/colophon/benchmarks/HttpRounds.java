package io.colophon.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Rounds of adding books over HTTP and looking for them in the list, beside raw inserts on the same server. */
final class HttpRounds implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final int WARMING = 3_000;

    private final Product product = new Product("http");
    private final RawInserts raw = new RawInserts(product.address, StoreRounds.PAYLOAD);
    private final UUID mediaType = product.client.mediaType();
    private final String books = "/api/v1/libraries/" + product.client.library("Posted") + "/books";
    private final Duration time;
    private final AtomicInteger titles = new AtomicInteger();
    private final AtomicLong looks = new AtomicLong();

    /** Blocks until many books are there: a server that still compiles itself is no measurement. */
    HttpRounds(Duration time) {
        this.time = time;
        while (titles.get() < WARMING) {
            Load.run(product, CONNECTIONS, time, connection -> isListed(post()));
        }
    }

    void measure(Table table) {
        product.client.staySignedIn();
        table.rate(raw.row(1), raw.perSecond(1, time));
        table.rate(raw.row(CONNECTIONS), raw.perSecond(CONNECTIONS, time));
        posts(table, 1, raw.row(1));
        posts(table, CONNECTIONS, raw.row(CONNECTIONS));
        for (int connections : new int[] {1, CONNECTIONS}) {
            untilListed(table, connections);
        }
    }

    private void posts(Table table, int connections, String beside) {
        raw.checkpoint();
        Load.Result result = Load.run(product, connections, time, connection -> post());
        String what = "POST a book, " + count(connections);
        table.rate(what, result.perSecond()).beside(beside).cpu(result.cpu(), result.count());
        table.micros(what + ": median", result.percentile(0.5));
        table.micros(what + ": 99th percentile", result.percentile(0.99));
    }

    private void untilListed(Table table, int connections) {
        raw.checkpoint();
        looks.set(0);
        Load.Result result = Load.run(product, connections, time, connection -> {
            String id = post();
            while (!isListed(id)) {
                looks.incrementAndGet();
            }
        });
        String what = "POST a book until the list shows it, " + count(connections);
        table.micros(what + ": median", result.percentile(0.5)).cpu(result.cpu(), result.count());
        table.micros(what + ": 99th percentile", result.percentile(0.99));
        table.add(what + ": looks in vain", "", (double) looks.get() / result.count());
    }

    private String post() {
        JsonNode added = product.client.post(
                books, Map.of("title", "Book " + titles.incrementAndGet(), "media_type_id", mediaType));
        return added.path("id").asString();
    }

    /** Among the newest, more than are posted at once. */
    private boolean isListed(String id) {
        return Client.data(product.client.get(books + "?sort=created_at&sort_dir=desc&per_page=25"))
                .path("items")
                .valueStream()
                .anyMatch(book -> book.path("id").asString().equals(id));
    }

    private static String count(int connections) {
        return connections + (connections == 1 ? " connection" : " connections");
    }

    @Override
    public void close() {
        product.close();
    }
}
