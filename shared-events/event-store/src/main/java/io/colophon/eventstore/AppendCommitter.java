package io.colophon.eventstore;

import io.colophon.eventstore.AppendCall.Verdict;
import io.colophon.eventstore.AppendQueue.Waiting;
import io.colophon.eventstore.AppendRefused.BoundaryConflict;
import io.colophon.eventstore.AppendRefused.DataRefused;
import io.colophon.eventstore.AppendRefused.Overloaded;
import io.colophon.eventstore.AppendRefused.UnknownOutcome;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
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
    private final AppendQueue queue;
    private boolean inFlight;
    private boolean closed;

    public AppendCommitter(ConnectionFactory connections, EventReader reader, Limits limits, Listener listener) {
        this.connections = connections;
        this.reader = reader;
        this.limits = limits;
        this.queue = new AppendQueue(limits);
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
                        if (closed || !queue.offer(waiting)) {
                            sink.error(new Overloaded());
                            return;
                        }
                    }
                    drain();
                })
                .publishOn(Schedulers.parallel());
    }

    /** How many appends wait for the next call. */
    public int waiting() {
        synchronized (lock) {
            return queue.size();
        }
    }

    /** Lets what is waiting be refused and gives up the connection. A call in flight ends first. */
    @Override
    public void close() {
        List<Waiting> left;
        boolean idle;
        synchronized (lock) {
            closed = true;
            left = queue.clear();
            idle = !inFlight;
        }
        left.forEach(waiting -> waiting.sink().error(new Overloaded()));
        if (idle) {
            drop();
        }
    }

    private void drain() {
        List<Waiting> batch;
        synchronized (lock) {
            batch = inFlight ? List.of() : queue.next();
            if (batch.isEmpty()) {
                return;
            }
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

    /** Sends a batch and answers all of it; completes when everybody has been answered, and never fails for the database. */
    private Mono<Void> commit(List<Waiting> batch, int attempt) {
        return connection()
                .flatMap(connection -> AppendCall.send(
                        connection, batch.stream().map(Waiting::append).toList()))
                .timeout(limits.answer())
                .flatMap(verdicts -> attempt == 1 ? Mono.just(verdicts) : withOwnEvents(batch, verdicts))
                .doOnNext(verdicts -> answer(batch, verdicts, attempt))
                .then()
                .onErrorResume(failure -> recover(batch, attempt, failure));
    }

    private Mono<Void> recover(List<Waiting> batch, int attempt, Throwable failure) {
        if (isRefusal(failure) && (batch.size() > 1 || attempt == 1)) {
            return apart(batch, attempt, failure);
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
                .flatMap(left ->
                        isAboutData(failure) ? apart(left, attempt + 1, failure) : again(left, attempt, failure))
                .onErrorResume(lookup -> again(batch, attempt, lookup));
    }

    /**
     * One command's data spoils a whole call: they are sent one by one, so that only the guilty one fails.
     *
     * @param attempt beyond the first, a conflict may be with their own events, because the call may have been stored
     */
    private Mono<Void> apart(List<Waiting> batch, int attempt, Throwable failure) {
        if (batch.size() > 1) {
            return Flux.fromIterable(batch)
                    .concatMap(one -> commit(List.of(one), attempt))
                    .then();
        }
        batch.forEach(waiting -> waiting.sink().error(new DataRefused(failure)));
        return Mono.empty();
    }

    private Mono<Void> again(List<Waiting> batch, int attempt, Throwable failure) {
        if (attempt < ATTEMPTS && !batch.isEmpty()) {
            return commit(batch, attempt + 1);
        }
        batch.forEach(waiting -> waiting.sink().error(new UnknownOutcome(failure)));
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
                waiting.sink().success(place);
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

    private void answer(List<Waiting> batch, Map<Integer, Verdict> verdicts, int attempt) {
        List<StoredEvent> stored = new ArrayList<>();
        List<Append> accepted = new ArrayList<>();
        long first = Long.MAX_VALUE;
        for (int k = 0; k < batch.size(); k++) {
            Verdict verdict = verdicts.get(k);
            if (verdict != null && !verdict.conflict()) {
                accepted.add(batch.get(k).append());
                first = Math.min(first, verdict.first());
                stored.addAll(verdict.stored(batch.get(k).append()));
            }
        }
        // After a lost answer the events need not follow each other.
        listener.committed(attempt == 1 ? stored : List.of());
        List<Waiting> overtaken;
        synchronized (lock) {
            overtaken = queue.overtakenBy(accepted, first);
        }
        overtaken.forEach(waiting -> waiting.sink().error(new BoundaryConflict()));
        for (int k = 0; k < batch.size(); k++) {
            Verdict verdict = verdicts.get(k);
            MonoSink<Appended> sink = batch.get(k).sink();
            if (verdict == null) {
                sink.error(new UnknownOutcome(new IllegalStateException("no verdict came back")));
            } else if (verdict.conflict()) {
                sink.error(new BoundaryConflict());
            } else {
                sink.success(new Appended(verdict.first(), verdict.last()));
            }
        }
    }

    /** Data that can't be sent, or an answer that can't be read: of the second kind, the events may be stored. */
    private static boolean isAboutData(Throwable failure) {
        return isRefusal(failure)
                || failure instanceof IllegalArgumentException
                || failure instanceof DateTimeException;
    }

    /** The database has refused the data; nothing of the call is stored. */
    private static boolean isRefusal(Throwable failure) {
        String state = failure instanceof R2dbcException database ? database.getSqlState() : null;
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }
}
