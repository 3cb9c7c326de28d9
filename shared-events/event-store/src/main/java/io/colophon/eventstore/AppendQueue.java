package io.colophon.eventstore;

import io.colophon.eventstore.AppendCommitter.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * The appends that wait, and which of them go into one call. Those of one call must not meet each other's boundaries: the
 * database checks all of them against the log as it was before the call. Not thread-safe.
 */
final class AppendQueue {

    /** An append, and who waits for its outcome. */
    record Waiting(Append append, MonoSink<Appended> sink) {

        Stream<UUID> ids() {
            return append.events().stream().map(NewEvent::id);
        }

        /** Where its events lie, given the positions of those that are stored; null when they are not. */
        @Nullable
        Appended place(Map<UUID, Long> stored) {
            Long first = stored.get(append.events().getFirst().id());
            Long last = stored.get(append.events().getLast().id());
            return first == null
                            || last == null
                            || last - first != append.events().size() - 1
                    ? null
                    : new Appended(first, last);
        }
    }

    private final Limits limits;
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    /** How many, at the front, were kept back because their boundary meets an event of the call in flight. */
    private int keptBack;

    AppendQueue(Limits limits) {
        this.limits = limits;
    }

    int size() {
        return queue.size();
    }

    /** False: the queue is full. */
    boolean offer(Waiting waiting) {
        return queue.size() < limits.waiting() && queue.offerLast(waiting);
    }

    /** Takes out what goes into the next call, in the order of its coming; nothing when nothing waits. */
    List<Waiting> next() {
        List<Waiting> batch = new ArrayList<>();
        List<Waiting> deferred = new ArrayList<>();
        BatchedEvents taken = new BatchedEvents();
        int events = 0;
        int bytes = 0;
        while (!queue.isEmpty() && batch.size() < limits.commands()) {
            Waiting next = queue.peekFirst();
            Append append = next.append();
            boolean fits = batch.isEmpty()
                    || (events + append.events().size() <= limits.events() && bytes + append.size() <= limits.bytes());
            if (!fits) {
                break;
            }
            queue.removeFirst();
            if (taken.meets(append.boundary())) {
                deferred.add(next);
                continue;
            }
            batch.add(next);
            taken.add(append.events());
            events += append.events().size();
            bytes += append.size();
        }
        keepBack(deferred);
        return batch;
    }

    /**
     * Takes out those that were kept back and have lost: events that meet their boundary are stored now, beyond what they had
     * read. They need not ask the database.
     *
     * @param first the lowest position of these events
     */
    List<Waiting> overtakenBy(List<Append> stored, long first) {
        BatchedEvents events = new BatchedEvents();
        stored.forEach(append -> events.add(append.events()));
        List<Waiting> overtaken = new ArrayList<>();
        List<Waiting> left = new ArrayList<>();
        for (; keptBack > 0; keptBack--) {
            Waiting next = queue.removeFirst();
            boolean lost =
                    next.append().after() < first && events.meets(next.append().boundary());
            (lost ? overtaken : left).add(next);
        }
        keepBack(left);
        return overtaken;
    }

    private void keepBack(List<Waiting> waiting) {
        waiting.reversed().forEach(queue::addFirst);
        keptBack = waiting.size();
    }

    /** Takes out everything. */
    List<Waiting> clear() {
        List<Waiting> all = List.copyOf(queue);
        queue.clear();
        keptBack = 0;
        return all;
    }

    /** The events of a batch in the making, to ask whether a boundary meets one of them. */
    private static final class BatchedEvents {
        private final Map<String, List<NewEvent>> byTag = new HashMap<>();
        private final Set<String> types = new HashSet<>();
        private boolean any;

        void add(List<NewEvent> events) {
            any = true;
            for (NewEvent event : events) {
                types.add(event.type());
                event.tags().forEach(tag -> byTag.computeIfAbsent(tag, t -> new ArrayList<>())
                        .add(event));
            }
        }

        boolean meets(List<Criterion> boundary) {
            return any && boundary.stream().anyMatch(this::meets);
        }

        private boolean meets(Criterion criterion) {
            if (criterion.tags().isEmpty()) {
                return criterion.types().isEmpty() || criterion.types().stream().anyMatch(types::contains);
            }
            return byTag.getOrDefault(criterion.tags().getFirst(), List.of()).stream()
                    .anyMatch(event -> criterion.matches(event.type(), event.tags()));
        }
    }
}
