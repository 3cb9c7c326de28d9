package io.colophon.eventstore;

import io.colophon.eventstore.Criterion.Beyond;
import io.colophon.eventstore.EventReader.Sourced;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Reads boundaries for a whole process: few statements are under way, and each takes all the reads that were waiting. So many decisions
 * at once cost few statements, and one alone waits for nobody. The snapshot of a read is taken after it was asked for.
 */
final class BoundaryReads {

    private static final int UNDER_WAY = 2;
    private static final int TOGETHER = 64;

    private final Function<List<Beyond>, Mono<Found>> statement;
    private final Object lock = new Object();
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private int underWay;

    /** @param statement what a list of criteria finds, all of it on one snapshot */
    BoundaryReads(Function<List<Beyond>, Mono<Found>> statement) {
        this.statement = statement;
    }

    /** @param met the places, from 1, of the criteria that the event meets */
    record Match(StoredEvent event, Integer[] met) {}

    /** @param matches in the order of positions, each event once */
    record Found(long head, List<Match> matches) {}

    private record Waiting(Set<Beyond> boundary, MonoSink<Sourced> sink) {}

    /** The events of a boundary. A cancelled read is answered to nobody. */
    Mono<Sourced> read(Collection<Beyond> boundary) {
        return Mono.<Sourced>create(sink -> {
                    synchronized (lock) {
                        queue.addLast(new Waiting(new LinkedHashSet<>(boundary), sink));
                    }
                    drain();
                })
                .publishOn(Schedulers.parallel());
    }

    private void drain() {
        List<Waiting> batch = new ArrayList<>();
        synchronized (lock) {
            if (underWay == UNDER_WAY || queue.isEmpty()) {
                return;
            }
            while (batch.size() < TOGETHER && !queue.isEmpty()) {
                batch.add(queue.removeFirst());
            }
            underWay++;
        }
        answer(batch)
                .doFinally(signal -> {
                    synchronized (lock) {
                        underWay--;
                    }
                    drain();
                })
                .subscribe(done -> {}, failure -> batch.forEach(waiting -> waiting.sink.error(failure)));
    }

    /** What spoils a statement is asked for by one of them, or is wrong with the database: alone everybody gets his own answer. */
    private Mono<Void> answer(List<Waiting> batch) {
        Map<Beyond, List<Integer>> readers = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            for (Beyond one : batch.get(i).boundary) {
                readers.computeIfAbsent(one, key -> new ArrayList<>()).add(i);
            }
        }
        return statement
                .apply(List.copyOf(readers.keySet()))
                .doOnNext(found -> answer(batch, List.copyOf(readers.values()), found))
                .then()
                .onErrorResume(failure -> batch.size() > 1
                        ? Flux.fromIterable(batch)
                                .concatMap(one -> answer(List.of(one)))
                                .then()
                        : Mono.fromRunnable(() -> batch.getFirst().sink.error(failure)));
    }

    private static void answer(List<Waiting> batch, List<List<Integer>> readers, Found found) {
        List<List<StoredEvent>> events = new ArrayList<>();
        batch.forEach(waiting -> events.add(new ArrayList<>()));
        for (Match match : found.matches) {
            Arrays.stream(match.met)
                    .flatMap(place -> readers.get(place - 1).stream())
                    .distinct()
                    .forEach(reader -> events.get(reader).add(match.event));
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).sink.success(new Sourced(found.head, events.get(i)));
        }
    }
}
