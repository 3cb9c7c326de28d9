package io.colophon.eventstore;

import io.colophon.eventstore.AppendRefused.BoundaryConflict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Writers that all want the same names. Each reads whether a name is taken, takes it if not, and looks again when it lost a race.
 * Half of them go through the names in the same order, the others each in an order of their own.
 *
 * @param run part of every name, so that the names of two runs are different ones
 */
record NameRace(BoundaryShape shape, int names, long run) {

    /** @return how many races were lost */
    long among(List<TestStore> stores, int writers) {
        AtomicLong lost = new AtomicLong();
        Flux.range(0, writers)
                .flatMap(
                        writer -> Flux.fromIterable(order(writer))
                                .concatMap(name -> take(stores.get(writer % stores.size()), name, writer, lost)),
                        writers)
                .blockLast();
        return lost.get();
    }

    private List<String> order(int writer) {
        List<String> order = new ArrayList<>(
                IntStream.range(0, names).mapToObj(i -> run + "." + i).toList());
        if (writer % 2 == 1) {
            Collections.shuffle(order, new Random(run * 1_000 + writer));
        }
        return order;
    }

    private Mono<Void> take(TestStore store, String name, int writer, AtomicLong lost) {
        List<Criterion> boundary = shape.boundary(name, writer);
        return Mono.defer(() -> store.reader.source(boundary, 0))
                .filter(read ->
                        read.events().stream().noneMatch(event -> event.tags().contains("name=" + name)))
                .flatMap(read ->
                        store.committer.append(new Append(List.of(shape.taking(name, writer)), boundary, read.head())))
                .doOnError(BoundaryConflict.class, conflict -> lost.incrementAndGet())
                .retryWhen(Retry.indefinitely().filter(BoundaryConflict.class::isInstance))
                .then();
    }

    /** How many names were not taken exactly once. */
    long violations(PostgresAddress address) {
        return Long.parseLong(TestDatabase.query(address, """
                        SELECT count(*) FROM generate_series(0, %d - 1) AS i
                        WHERE (SELECT count(*) FROM es.event_tag WHERE tag = 'name=%d.' || i) <> 1
                        """.formatted(names, run)));
    }
}
