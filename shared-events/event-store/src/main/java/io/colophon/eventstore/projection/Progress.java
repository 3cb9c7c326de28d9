package io.colophon.eventstore.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** How far a generation has come, and who waits for it to come further. */
final class Progress {

    private static final int REMEMBERED = 1_000;

    private final TreeMap<Long, List<MonoSink<Void>>> waiting = new TreeMap<>();
    private final ConcurrentSkipListSet<Long> parked = new ConcurrentSkipListSet<>();
    private volatile long position;
    private @Nullable MonoSink<Void> unhurried;

    long position() {
        return position;
    }

    /** Everything up to here is applied or parked. Going back (a lease was lost) only happens before {@code claim}. */
    void reached(long newPosition) {
        move(newPosition, false);
    }

    /** What was read of a token a moment ago, while this node may have gone further: it never leads back. */
    void heardOf(long token) {
        move(token, true);
    }

    private void move(long newPosition, boolean onlyForward) {
        List<MonoSink<Void>> answers = new ArrayList<>();
        synchronized (waiting) {
            if (onlyForward && newPosition <= position) {
                return;
            }
            position = newPosition;
            Map<Long, List<MonoSink<Void>>> due = waiting.headMap(newPosition, true);
            due.values().forEach(answers::addAll);
            due.clear();
        }
        answers.forEach(MonoSink::success);
    }

    void parked(long at) {
        parked.add(at);
        while (parked.size() > REMEMBERED) {
            parked.pollFirst();
        }
    }

    void unparked(long at) {
        parked.remove(at);
    }

    boolean isParked(long first, long last) {
        return !parked.subSet(first, true, last, true).isEmpty();
    }

    /** Completes as soon as somebody waits for a position, at the latest after a while. For one caller at a time. */
    Mono<Void> untilAwaited(Duration atMost) {
        return Mono.<Void>create(sink -> {
                    synchronized (waiting) {
                        if (waiting.isEmpty()) {
                            unhurried = sink;
                            return;
                        }
                    }
                    sink.success();
                })
                .timeout(atMost, Mono.empty());
    }

    Mono<Void> until(long target) {
        return Mono.create(sink -> {
            MonoSink<Void> hurried;
            boolean there;
            synchronized (waiting) {
                there = position >= target;
                hurried = there ? null : unhurried;
                if (!there) {
                    unhurried = null;
                    waiting.computeIfAbsent(target, t -> new ArrayList<>()).add(sink);
                }
            }
            if (there) {
                sink.success();
            } else {
                sink.onDispose(() -> giveUp(target, sink));
            }
            if (hurried != null) {
                hurried.success();
            }
        });
    }

    private void giveUp(long target, MonoSink<Void> sink) {
        synchronized (waiting) {
            List<MonoSink<Void>> sinks = waiting.get(target);
            if (sinks != null && sinks.remove(sink) && sinks.isEmpty()) {
                waiting.remove(target);
            }
        }
    }
}
