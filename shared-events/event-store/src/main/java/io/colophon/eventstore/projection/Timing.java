package io.colophon.eventstore.projection;

import java.time.Duration;

/**
 * How fast projections react.
 *
 * @param lease how long a node that died holds up its successor
 * @param retry the first pause after a failure; the following ones are longer, until something is applied again
 * @param tick how often a node looks whether generations came, went or were switched
 * @param batch how many events one transaction takes at most
 * @param gather how long events are gathered after a batch, when nobody waits for them and they are fewer than a batch: a transaction
 *     costs the same for one event as for a hundred
 */
record Timing(Duration lease, Duration retry, Duration tick, int batch, Duration gather) {
    static final Timing DEFAULT = new Timing(
            Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofSeconds(1), 500, Duration.ofMillis(100));
}
