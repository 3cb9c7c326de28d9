package io.colophon.eventstore.projection;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How many events a second each generation has passed lately: observed about once a second, smoothed over some. */
final class Rates {

    private static final double SMOOTHING = 0.3;
    /** Observations that come closer together say nothing. */
    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(500);

    private final Map<GenerationId, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(long position, long nanos, double perSecond, boolean first) {
        Seen then(long now, long at) {
            double lately = (now - position) * 1e9 / (at - nanos);
            return new Seen(now, at, first ? lately : perSecond * (1 - SMOOTHING) + lately * SMOOTHING, false);
        }
    }

    /** @param nanos as {@link System#nanoTime()} */
    void observe(GenerationId id, long position, long nanos) {
        seen.compute(
                id,
                (key, before) -> before == null
                        ? new Seen(position, nanos, 0, true)
                        : nanos - before.nanos() < SHORTEST ? before : before.then(position, nanos));
    }

    /** Forgets the others. */
    void retain(Set<GenerationId> ids) {
        seen.keySet().retainAll(ids);
    }

    double perSecond(GenerationId id) {
        Seen last = seen.get(id);
        return last == null ? 0 : last.perSecond();
    }
}
