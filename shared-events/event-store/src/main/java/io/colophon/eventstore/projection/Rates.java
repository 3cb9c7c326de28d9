package io.colophon.eventstore.projection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many events a second generations have passed lately. */
final class Rates {

    private static final double SMOOTHING = 0.3;

    private final Map<GenerationId, Rate> rates = new ConcurrentHashMap<>();

    private record Rate(long position, long nanos, double perSecond) {}

    void look(Runner<?> runner) {
        rates.merge(
                runner.id(),
                new Rate(runner.progress().position(), System.nanoTime(), 0),
                (before, now) -> new Rate(
                        now.position,
                        now.nanos,
                        before.perSecond * (1 - SMOOTHING)
                                + (now.position - before.position)
                                        * (1e9 / Math.max(1, now.nanos - before.nanos))
                                        * SMOOTHING));
    }

    double perSecond(GenerationId id) {
        Rate rate = rates.get(id);
        return rate == null ? 0 : rate.perSecond;
    }
}
