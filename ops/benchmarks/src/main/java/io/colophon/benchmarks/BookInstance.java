package io.colophon.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An instance with one library of so many books. */
final class BookInstance implements AutoCloseable {

    private static final int SYNC_PAGE = 100;
    private static final String SYNC = "/api/library/sync?limit=" + SYNC_PAGE;

    private static final int WARMING_CONNECTIONS = 16;

    /** A request that is repeated. */
    enum Page {
        LIST("list, page=1&per_page=25"),
        DEFAULT_LIST("list without parameters"),
        ONE("one book"),
        FIRST_SYNC("first sync page of " + SYNC_PAGE),
        MIDDLE_SYNC("middle page of a sync walk");

        final String text;

        Page(String text) {
            this.text = text;
        }
    }

    final int books;
    private final Product product;
    private final Map<Page, String> paths = new HashMap<>();
    private final int syncPages;

    /** Starts it, fills it, and warms it up for as long as five measurements of each page. */
    BookInstance(int books, Duration time, Table table) {
        this.books = books;
        product = new Product("books-" + books);
        try {
            UUID library = client().library("Books");
            fill(library, table);
            String list = "/api/v1/libraries/" + library + "/books";
            JsonNode first = Client.data(client().get(list));
            require(first.path("total").asInt() == books, "the list tells of " + first.path("total"));
            require(!first.path("items").isEmpty(), "the list is empty");
            syncPages = (books + SYNC_PAGE - 1) / SYNC_PAGE;
            paths.put(Page.LIST, list + "?page=1&per_page=25");
            paths.put(Page.DEFAULT_LIST, list);
            paths.put(
                    Page.ONE,
                    list + "/" + first.path("items").path(0).path("id").asString());
            paths.put(Page.FIRST_SYNC, SYNC);
            paths.put(Page.MIDDLE_SYNC, SYNC + "&page=" + Math.max(1, syncPages / 2));
            walk();
            for (Page page : Page.values()) {
                load(page, WARMING_CONNECTIONS, time.multipliedBy(5));
            }
        } catch (RuntimeException e) {
            product.close();
            throw e;
        }
    }

    Client client() {
        return product.client;
    }

    /** Appends all books at full speed, then lets the views catch up. */
    private void fill(UUID library, Table table) {
        BookEvents events = new BookEvents(
                library,
                client().userId,
                new BookEvents.Words(client().ids("/api/v1/media-types"), List.of(), List.of()));
        long begin = System.nanoTime();
        long count;
        try (EventLog log = new EventLog(product.address)) {
            count = new EventWriter(log, product.tagger, client().userId, library).append(events.of(books));
        }
        long appended = System.nanoTime();
        String filling = "filling " + books + " books, events: ";
        table.rate(filling + "appends of 400", count * 1e9 / (appended - begin));
        Map<String, Long> behind = new HashMap<>();
        product.views()
                .forEach(view -> behind.put(
                        view.path("view").asString(), view.path("lag").asLong()));
        List<String> caughtUp = new ArrayList<>();
        Product.await(() -> {
            for (JsonNode view : product.views()) {
                String name = view.path("view").asString();
                if (view.path("lag").asLong() == 0 && !caughtUp.contains(name)) {
                    caughtUp.add(name);
                    // what was nearly done is no measurement
                    if (behind.getOrDefault(name, 0L) > count / 10) {
                        table.rate(
                                filling + "view " + name + " beside the others",
                                behind.getOrDefault(name, 0L) * 1e9 / (System.nanoTime() - appended));
                    }
                }
            }
            return caughtUp.size() == behind.size();
        });
        table.rate(filling + "first append to the last view", count * 1e9 / (System.nanoTime() - begin));
    }

    Load.Result load(Page page, int connections, Duration time) {
        String path = paths.getOrDefault(page, "");
        return Load.run(product, connections, time, connection -> client().get(path));
    }

    /** Reads the whole feed page after page; answers the median of the pages' microseconds. */
    double walk() {
        List<Double> micros = new ArrayList<>();
        long rows = 0;
        for (int page = 1; page <= syncPages; page++) {
            long begin = System.nanoTime();
            byte[] body = client().get(SYNC + "&page=" + page);
            micros.add((System.nanoTime() - begin) / 1e3);
            rows += Client.data(body).size();
        }
        require(rows == books, "the walk told of " + rows + " books");
        return Table.median(micros);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    @Override
    public void close() {
        product.close();
    }
}
