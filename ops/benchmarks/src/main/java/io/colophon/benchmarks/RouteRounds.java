package io.colophon.benchmarks;

import java.time.Duration;
import java.util.List;

/** Rounds of every route on an instance with few books and on one with many, in turns first, beside the floor of the same process. */
final class RouteRounds implements AutoCloseable {

    private final Duration time;
    private final List<Integer> connections;
    private final RouteInstance few;
    private final RouteInstance many;
    private boolean swapped;

    RouteRounds(int few, int many, List<Integer> connections, Duration time) {
        this.time = time;
        this.connections = connections;
        this.few = new RouteInstance(few, time);
        try {
            this.many = new RouteInstance(many, time);
        } catch (RuntimeException e) {
            this.few.close();
            throw e;
        }
    }

    void measure(RouteTable table) {
        swapped = !swapped;
        for (int i = 0; i < few.routes.size(); i++) {
            few.client().staySignedIn();
            many.client().staySignedIn();
            for (int atOnce : connections) {
                for (RouteInstance instance : swapped ? List.of(many, few) : List.of(few, many)) {
                    Route route = instance.routes.get(i);
                    table.add(route, instance.books, atOnce, instance.load(route, atOnce, time));
                }
            }
        }
    }

    /** Writes the plan of each statement of each route on the larger instance to a file; answers what walks tables. */
    String plans() {
        return new Plans(many).write();
    }

    @Override
    public void close() {
        try (few;
                many) {
            // both, whatever happens to one
        }
    }
}
