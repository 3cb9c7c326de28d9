package io.colophon.eventstore;

import io.colophon.eventstore.AppendRefused.BoundaryConflict;
import io.colophon.eventstore.AppendRefused.DataRefused;
import io.colophon.eventstore.AppendRefused.Overloaded;
import io.colophon.eventstore.AppendRefused.UnknownOutcome;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Statement;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Appends for a whole process: one connection, one call in flight, and each call takes all the commands that were waiting. So
 * concurrent appends share one transaction and one fsync, an idle store adds no delay, and no two writers of this process ever
 * wait for each other's lock. Several processes take turns by the append lock in the database.
 *
 * <p>A command whose boundary meets an event that is already in the batch waits for the next one, where the database's check
 * sees that event. After a broken connection the events are looked up by their ids before anybody is answered.
 */
public final class AppendCommitter implements AutoCloseable {

    /**
     * Told after each commit, in order of positions: what was stored, with the positions it got, without a gap between them.
     * Empty: something was stored by a call whose answer got lost, and it is to be read from the log.
     */
    @FunctionalInterface
    public interface Listener {
        void committed(List<StoredEvent> events);
    }

    private static final Logger log = LoggerFactory.getLogger(AppendCommitter.class);

    private static final String APPEND =
            "SELECT cmd, first_position, last_position, stored_at FROM es.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(50);

    /**
     * How much goes into one call, and how many commands may wait.
     *
     * @param answer how long a call may stay without an answer before its connection counts as broken
     */
    public record Limits(int commands, int events, int bytes, int waiting, Duration answer) {
        public static final Limits DEFAULT = new Limits(256, 1_000, 4 << 20, 20_000, Duration.ofSeconds(35));
    }

    private final ConnectionFactory connections;
    private final EventReader reader;
    private final Limits limits;
    private final Listener listener;
    private final AtomicReference<@Nullable Connection> current = new AtomicReference<>();

    private final Object lock = new Object();
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private boolean inFlight;
    private boolean closed;

    public AppendCommitter(ConnectionFactory connections, EventReader reader, Limits limits, Listener listener) {
        this.connections = connections;
        this.reader = reader;
        this.limits = limits;
        this.listener = listener;
    }

    /**
     * Appends, and answers when the events are durable. Fails with an {@link AppendRefused}. The events are taken at subscription;
     * a cancelled subscription does not take them back.
     */
    public Mono<Appended> append(Append append) {
        return Mono.<Appended>create(sink -> {
                    Waiting waiting = new Waiting(append, sink);
                    synchronized (lock) {
                        if (closed || queue.size() >= limits.waiting()) {
                            sink.error(new Overloaded());
                            return;
                        }
                        queue.addLast(waiting);
                    }
                    drain();
                })
                .publishOn(Schedulers.parallel());
    }

    /** Lets what is waiting be refused and gives up the connection. A call in flight ends first. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            queue.forEach(waiting -> waiting.sink.error(new Overloaded()));
            queue.clear();
            if (inFlight) {
                return;
            }
        }
        drop();
    }

    private record Waiting(Append append, MonoSink<Appended> sink) {

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

    /** What the database said of one command: its positions, or 0 for a conflict. */
    private record Verdict(long first, long last, Instant storedAt) {
        boolean conflict() {
            return last < 0;
        }
    }

    private void drain() {
        List<Waiting> batch;
        synchronized (lock) {
            if (inFlight || queue.isEmpty()) {
                return;
            }
            batch = nextBatch();
            inFlight = true;
        }
        commit(batch, 1)
                .doFinally(signal -> {
                    boolean last;
                    synchronized (lock) {
                        inFlight = false;
                        last = closed;
                    }
                    if (last) {
                        drop();
                    } else {
                        drain();
                    }
                })
                .subscribe(
                        done -> {}, failure -> log.error("an append failed without an answer to its callers", failure));
    }

    private List<Waiting> nextBatch() {
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
        for (int i = deferred.size() - 1; i >= 0; i--) {
            queue.addFirst(deferred.get(i));
        }
        return batch;
    }

    /** Sends a batch and answers all of it; completes when everybody has been answered, and never fails for the database. */
    private Mono<Void> commit(List<Waiting> batch, int attempt) {
        return connection()
                .flatMap(connection -> send(connection, batch))
                .timeout(limits.answer())
                .flatMap(verdicts -> attempt == 1 ? Mono.just(verdicts) : withOwnEvents(batch, verdicts))
                .doOnNext(verdicts -> answer(batch, verdicts, attempt))
                .then()
                .onErrorResume(failure -> recover(batch, attempt, failure));
    }

    private Mono<Void> recover(List<Waiting> batch, int attempt, Throwable failure) {
        if (isAboutData(failure) && batch.size() > 1) {
            // One command's data spoils the whole call: send them one by one, so that only the guilty one fails.
            return Flux.fromIterable(batch)
                    .concatMap(one -> commit(List.of(one), attempt))
                    .then();
        }
        if (isAboutData(failure) && attempt == 1) {
            return refused(batch, failure);
        }
        if (!isAboutData(failure)) {
            drop();
            log.warn(
                    "append of {} commands, attempt {} of {}: {}", batch.size(), attempt, ATTEMPTS, failure.toString());
        }
        return Mono.delay(PAUSE.multipliedBy(attempt)
                        .plusMillis(ThreadLocalRandom.current().nextLong(50)))
                .then(reader.positions(ids(batch)))
                .timeout(limits.answer())
                .map(stored -> answerStored(batch, stored))
                .flatMap(left -> isAboutData(failure) ? refused(left, failure) : again(left, attempt, failure))
                .onErrorResume(lookup -> again(batch, attempt, lookup));
    }

    private Mono<Void> again(List<Waiting> batch, int attempt, Throwable failure) {
        if (attempt < ATTEMPTS && !batch.isEmpty()) {
            return commit(batch, attempt + 1);
        }
        batch.forEach(waiting -> waiting.sink.error(new UnknownOutcome(failure)));
        return Mono.empty();
    }

    private static Mono<Void> refused(List<Waiting> batch, Throwable failure) {
        batch.forEach(waiting -> waiting.sink.error(new DataRefused(failure)));
        return Mono.empty();
    }

    /** On a later attempt a conflict may be the command's own events, stored by an earlier one: those are a success. */
    private Mono<Map<Integer, Verdict>> withOwnEvents(List<Waiting> batch, Map<Integer, Verdict> verdicts) {
        List<Waiting> refused = new ArrayList<>();
        verdicts.forEach((k, verdict) -> {
            if (verdict.conflict()) {
                refused.add(batch.get(k));
            }
        });
        return refused.isEmpty()
                ? Mono.just(verdicts)
                : reader.positions(ids(refused)).map(stored -> {
                    verdicts.replaceAll((k, verdict) -> {
                        Appended own = verdict.conflict() ? batch.get(k).place(stored) : null;
                        return own == null ? verdict : new Verdict(own.first(), own.last(), verdict.storedAt());
                    });
                    return verdicts;
                });
    }

    /** Answers those whose events are stored, and returns the others. */
    private List<Waiting> answerStored(List<Waiting> batch, Map<UUID, Long> stored) {
        List<Waiting> left = new ArrayList<>();
        if (!stored.isEmpty()) {
            listener.committed(List.of());
        }
        for (Waiting waiting : batch) {
            Appended place = waiting.place(stored);
            if (place == null) {
                left.add(waiting);
            } else {
                waiting.sink.success(place);
            }
        }
        return left;
    }

    private static List<UUID> ids(List<Waiting> batch) {
        return batch.stream().flatMap(Waiting::ids).toList();
    }

    private Mono<Connection> connection() {
        Connection known = current.get();
        return known != null
                ? Mono.just(known)
                : Mono.<Connection>from(connections.create()).doOnNext(current::set);
    }

    private void drop() {
        Connection connection = current.getAndSet(null);
        if (connection != null) {
            Mono.from(connection.close())
                    .subscribe(done -> {}, failure -> log.debug("closing a broken connection", failure));
        }
    }

    private static Mono<Map<Integer, Verdict>> send(Connection connection, List<Waiting> batch) {
        return Flux.from(bind(connection.createStatement(APPEND), batch).execute())
                .concatMap(result -> result.map((row, meta) -> Map.entry(
                        row.get("cmd", Integer.class),
                        new Verdict(
                                row.get("first_position", Long.class),
                                row.get("last_position", Long.class),
                                row.get("stored_at", OffsetDateTime.class).toInstant()))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Statement bind(Statement statement, List<Waiting> batch) {
        int events = batch.stream().mapToInt(w -> w.append.events().size()).sum();
        int criteria = batch.stream().mapToInt(w -> w.append.boundary().size()).sum();
        var cmd = new Integer[events];
        var id = new UUID[events];
        var type = new String[events];
        var version = new String[events];
        var ts = new OffsetDateTime[events];
        var tags = new String[events];
        var payloadLength = new Integer[events];
        var metadataLength = new Integer[events];
        byte[] blob = new byte[batch.stream().mapToInt(w -> w.append.size()).sum()];
        var criterionCmd = new Integer[criteria];
        var criterionAfter = new Long[criteria];
        var criterionTags = new String[criteria];
        var criterionTypes = new String[criteria];
        int e = 0;
        int c = 0;
        int offset = 0;
        for (int k = 0; k < batch.size(); k++) {
            Append append = batch.get(k).append;
            for (NewEvent event : append.events()) {
                cmd[e] = k;
                id[e] = event.id();
                type[e] = event.type();
                version[e] = event.version();
                ts[e] = OffsetDateTime.ofInstant(event.timestamp(), ZoneOffset.UTC);
                tags[e] = String.join(String.valueOf(NewEvent.SEPARATOR), event.tags());
                payloadLength[e] = event.payload().length;
                metadataLength[e] = event.metadata().length;
                System.arraycopy(event.payload(), 0, blob, offset, event.payload().length);
                offset += event.payload().length;
                System.arraycopy(event.metadata(), 0, blob, offset, event.metadata().length);
                offset += event.metadata().length;
                e++;
            }
            for (Criterion criterion : append.boundary()) {
                criterionCmd[c] = k;
                criterionAfter[c] = append.after();
                criterionTags[c] = criterion.joinedTags();
                criterionTypes[c] = criterion.joinedTypes();
                c++;
            }
        }
        return statement
                .bind("$1", cmd)
                .bind("$2", id)
                .bind("$3", type)
                .bind("$4", version)
                .bind("$5", ts)
                .bind("$6", tags)
                .bind("$7", payloadLength)
                .bind("$8", metadataLength)
                .bind("$9", blob)
                .bind("$10", criterionCmd)
                .bind("$11", criterionAfter)
                .bind("$12", criterionTags)
                .bind("$13", criterionTypes);
    }

    private void answer(List<Waiting> batch, Map<Integer, Verdict> verdicts, int attempt) {
        List<StoredEvent> stored = new ArrayList<>();
        for (int k = 0; attempt == 1 && k < batch.size(); k++) {
            Verdict verdict = verdicts.get(k);
            if (verdict != null && !verdict.conflict()) {
                long position = verdict.first();
                for (NewEvent event : batch.get(k).append.events()) {
                    stored.add(new StoredEvent(
                            position++,
                            event.id(),
                            event.type(),
                            event.version(),
                            event.timestamp(),
                            verdict.storedAt(),
                            event.tags(),
                            event.payload(),
                            event.metadata()));
                }
            }
        }
        listener.committed(stored);
        for (int k = 0; k < batch.size(); k++) {
            Verdict verdict = verdicts.get(k);
            MonoSink<Appended> sink = batch.get(k).sink;
            if (verdict == null) {
                sink.error(new UnknownOutcome(new IllegalStateException("no verdict came back")));
            } else if (verdict.conflict()) {
                sink.error(new BoundaryConflict());
            } else {
                sink.success(new Appended(verdict.first(), verdict.last()));
            }
        }
    }

    private static boolean isAboutData(Throwable failure) {
        if (!(failure instanceof R2dbcException database) || database.getSqlState() == null) {
            return failure instanceof IllegalArgumentException || failure instanceof DateTimeException;
        }
        String state = database.getSqlState();
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
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
