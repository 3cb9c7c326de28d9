package io.colophon.benchmarks;

import java.time.Duration;
import java.util.List;

/** Rounds of reading pages from an instance with few books and one with many, one at once after the other, in turns first. */
final class PageRounds implements AutoCloseable {

    private static final List<Integer> CONNECTIONS = List.of(1, 16);

    private final Duration time;
    private final BookInstance few;
    private final BookInstance many;
    private boolean swapped;

    /** Starts and fills both instances; what that costs is in the table. */
    PageRounds(int few, int many, Duration time, Table table) {
        this.time = time;
        this.few = new BookInstance(few, time, table);
        try {
            this.many = new BookInstance(many, time, table);
        } catch (RuntimeException e) {
            this.few.close();
            throw e;
        }
    }

    void measure(Table table) {
        swapped = !swapped;
        few.client().staySignedIn();
        many.client().staySignedIn();
        for (BookInstance.Page page : BookInstance.Page.values()) {
            for (int connections : CONNECTIONS) {
                String what = page.text + ", " + connections + (connections == 1 ? " connection" : " connections");
                String beside = what + ", " + few.books + " books";
                Load.Result first = (swapped ? many : few).load(page, connections, time);
                Load.Result second = (swapped ? few : many).load(page, connections, time);
                add(table, beside, swapped ? second : first);
                add(table, what + ", " + many.books + " books", swapped ? first : second)
                        .beside(beside);
            }
        }
        String walk = "sync walk, median of its pages, 1 connection, ";
        table.micros(walk + few.books + " books", few.walk());
        table.micros(walk + many.books + " books", many.walk()).beside(walk + few.books + " books");
    }

    private static Table.Row add(Table table, String what, Load.Result result) {
        return table.micros(what, result.microsEach()).cpu(result.cpu(), result.count());
    }

    @Override
    public void close() {
        try (few;
                many) {
            // both, whatever happens to one
        }
    }
}
