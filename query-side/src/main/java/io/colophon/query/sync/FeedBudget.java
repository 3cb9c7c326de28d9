package io.colophon.query.sync;

import io.colophon.contract.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;

/** How often one caller may ask for the feed (jobs and sync, C.7); every answer says how much of it is left. */
public final class FeedBudget {

    private static final int REMEMBERED = 10_000;
    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private final int perMinute;
    private final Map<UUID, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    });

    public FeedBudget(int perMinute) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("a budget of " + perMinute + " requests a minute");
        }
        this.perMinute = perMinute;
    }

    /** @throws Refusal when there is nothing left; the headers say when there is */
    void take(UUID caller, HttpHeaders answer) {
        ConsumptionProbe probe = buckets.computeIfAbsent(caller, key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build())
                .tryConsumeAndReturnRemaining(1);
        answer.set("X-RateLimit-Limit", String.valueOf(perMinute));
        answer.set("X-RateLimit-Remaining", String.valueOf(probe.getRemainingTokens()));
        answer.set("X-RateLimit-Reset", seconds(probe.getNanosToWaitForReset()));
        if (!probe.isConsumed()) {
            answer.set(HttpHeaders.RETRY_AFTER, seconds(probe.getNanosToWaitForRefill()));
            throw new Refusal(Refusal.Kind.TOO_MANY_REQUESTS, "too many requests");
        }
    }

    /** Rounded up. */
    private static String seconds(long nanos) {
        return String.valueOf((nanos + NANOS - 1) / NANOS);
    }
}
