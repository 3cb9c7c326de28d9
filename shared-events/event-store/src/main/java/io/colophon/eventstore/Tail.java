package io.colophon.eventstore;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * The one reader of new events in a process. Whoever follows the log asks {@link #after}: near the head the answer comes from
 * memory, decoded once for all; further behind it is a keyset page of its own; at the head it comes when there is something.
 *
 * <p>The committer tells what this process appended, polling finds what others did. Positions are gapless, so a batch that does
 * not join what is in memory only says that there is something to read.
 *
 * @param <E> what an event is decoded to
 */
public final class Tail<E> implements AppendCommitter.Listener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Tail.class);

    /** Decodes a page; events come out in the same number and order. */
    @FunctionalInterface
    public interface Decoder<E> extends Function<List<StoredEvent>, Mono<List<E>>> {}

    /**
     * @param kept how many events stay in memory
     * @param keptBytes how much of their payloads does: parts of an upload are hundreds of times as large as other events
     * @param page how many events are handed out at once
     * @param pageBytes how much of their payloads is, unless one alone is larger
     */
    public record Settings(int kept, int keptBytes, int page, int pageBytes, Duration poll) {
        public static final Settings DEFAULT = new Settings(4_096, 500, Duration.ofMillis(200));

        public Settings(int kept, int page, Duration poll) {
            this(kept, 8 << 20, page, 2 << 20, poll);
        }
    }

    /** Batches of the committer that may wait to be decoded; beyond it they are read back from the database. */
    private static final int UNREAD = 64;

    private final EventReader reader;
    private final Decoder<E> decoder;
    private final Settings settings;

    private final Object lock = new Object();
    private final ArrayDeque<List<StoredEvent>> unread = new ArrayDeque<>();
    /** The newest events without a gap, the last one at {@code head}. */
    private final ArrayList<E> recent = new ArrayList<>();
    /** Of the payloads of {@code recent}, one by one and altogether. */
    private final ArrayList<Integer> sizes = new ArrayList<>();

    private long recentBytes;

    private final List<Follower<E>> followers = new ArrayList<>();
    private final AtomicBoolean reading = new AtomicBoolean();
    private long head = -1;
    private volatile long known;
    private volatile boolean again;
    private Disposable poller = () -> {};

    public Tail(EventReader reader, Decoder<E> decoder, Settings settings) {
        this.reader = reader;
        this.decoder = decoder;
        this.settings = settings;
    }

    private record Follower<E>(long after, int limit, Sinks.One<List<E>> sink) {}

    /** Begins at the present head of the log. */
    public Mono<Void> start() {
        return reader.head()
                .doOnNext(position -> {
                    synchronized (lock) {
                        if (head < 0) {
                            head = position;
                        }
                    }
                    known = Math.max(known, position);
                    poller = Flux.interval(settings.poll())
                            .onBackpressureDrop()
                            .concatMap(tick -> look(), 1)
                            .subscribe(at -> {}, failure -> log.error("the poll of the log ended", failure));
                })
                .then();
    }

    /** The newest position that this process knows of. */
    public long head() {
        return known;
    }

    @Override
    public void committed(List<StoredEvent> events) {
        if (events.isEmpty()) {
            look().subscribe(at -> {}, failure -> log.error("looking for what was appended", failure));
            return;
        }
        synchronized (lock) {
            if (unread.size() < UNREAD) {
                unread.addLast(events);
            }
        }
        known = Math.max(known, events.getLast().position());
        read();
    }

    /**
     * The next events beyond a position, at least one and at most {@code limit}; waits for them. Cancelling gives up the wait.
     */
    public Mono<List<E>> after(long position, int limit) {
        return Mono.defer(() -> {
            Follower<E> follower = new Follower<>(position, limit, Sinks.one());
            synchronized (lock) {
                if (position < head - recent.size()) {
                    return reader.page(position, Math.min(limit, settings.page()), settings.pageBytes())
                            .flatMap(decoder);
                }
                List<E> ready = slice(position, limit);
                if (!ready.isEmpty()) {
                    return Mono.just(ready);
                }
                followers.add(follower);
            }
            return follower.sink.asMono().doOnCancel(() -> {
                synchronized (lock) {
                    followers.remove(follower);
                }
            });
        });
    }

    @Override
    public void close() {
        poller.dispose();
    }

    private Mono<Long> look() {
        return reader.head().doOnNext(this::appeared).onErrorResume(failure -> {
            log.debug("looking for the head of the log", failure);
            return Mono.empty();
        });
    }

    private void appeared(long position) {
        if (position > known) {
            known = position;
        }
        synchronized (lock) {
            if (position <= head) {
                return;
            }
        }
        read();
    }

    /** One pass at a time; a signal during a pass makes another one. */
    private void read() {
        again = true;
        if (!reading.compareAndSet(false, true)) {
            return;
        }
        again = false;
        pass().subscribeOn(Schedulers.parallel())
                .doFinally(signal -> {
                    reading.set(false);
                    if (again) {
                        read();
                    }
                })
                .subscribe(done -> {}, failure -> log.warn("reading new events: {}", failure.toString()));
    }

    private Mono<Void> pass() {
        return next().filter(events -> !events.isEmpty())
                .flatMap(events -> decoder.apply(events).doOnNext(decoded -> publish(events, decoded)))
                .repeatWhen(rounds -> rounds.takeWhile(emitted -> emitted > 0))
                .then();
    }

    /** What joins the head: from the committer when it does so without a gap, else from the database. Empty: nothing new. */
    private Mono<List<StoredEvent>> next() {
        return Mono.defer(() -> {
            long from;
            synchronized (lock) {
                while (!unread.isEmpty() && unread.peekFirst().getLast().position() <= head) {
                    unread.removeFirst();
                }
                if (!unread.isEmpty() && unread.peekFirst().getFirst().position() == head + 1) {
                    return Mono.just(unread.removeFirst());
                }
                if (known <= head) {
                    return Mono.just(List.of());
                }
                from = head;
            }
            return reader.page(from, settings.page(), settings.pageBytes());
        });
    }

    private void publish(List<StoredEvent> events, List<E> decoded) {
        List<Runnable> answers = new ArrayList<>();
        synchronized (lock) {
            recent.addAll(decoded);
            for (StoredEvent event : events) {
                sizes.add(event.payload().length);
                recentBytes += event.payload().length;
            }
            head = events.getLast().position();
            followers.removeIf(follower -> {
                List<E> ready = slice(follower.after, follower.limit);
                if (!ready.isEmpty()) {
                    answers.add(() -> follower.sink.tryEmitValue(ready));
                }
                return !ready.isEmpty();
            });
            // Only now: a large append may push out what a follower has waited for.
            forget();
        }
        answers.forEach(Runnable::run);
    }

    /** Under the lock. By more than one event at a time where they are small, since the others move up. */
    private void forget() {
        int surplus = recent.size() > settings.kept() + settings.page() ? recent.size() - settings.kept() : 0;
        boolean heavy = recentBytes > settings.keptBytes() + settings.pageBytes();
        int gone = 0;
        while (gone < surplus || (heavy && recentBytes > settings.keptBytes())) {
            recentBytes -= sizes.get(gone);
            gone++;
        }
        recent.subList(0, gone).clear();
        sizes.subList(0, gone).clear();
    }

    /** Under the lock, and only for a position that is not before what is in memory. */
    private List<E> slice(long after, int limit) {
        long from = after - (head - recent.size());
        if (from >= recent.size()) {
            return List.of();
        }
        int end = (int) from;
        int most = (int) Math.min(recent.size(), from + limit);
        long bytes = 0;
        while (end < most && bytes < settings.pageBytes()) {
            bytes += sizes.get(end);
            end++;
        }
        return List.copyOf(recent.subList((int) from, end));
    }
}
