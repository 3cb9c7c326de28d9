package io.colophon.eventstore;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/**
 * Appends that lie in the queue at the same time: another process holds the append lock while one append waits for it in the
 * database and all the others queue up behind that one.
 */
final class Together {

    private static final String WAITS =
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database ="
                    + " (SELECT oid FROM pg_database WHERE datname = current_database())";

    private Together() {}

    /** The outcomes, in the order of the appends. */
    static List<Outcome> append(TestStore store, PostgresAddress address, List<Append> appends) {
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        try (var lock = HeldSession.withTheAppendLock(address)) {
            CompletableFuture<Outcome> first = Outcome.of(
                            store.committer.append(Happened.unconditionally(Happened.event("test.First"))))
                    .toFuture();
            untilAnAppendWaits(address);
            appends.forEach(append ->
                    outcomes.add(Outcome.of(store.committer.append(append)).toFuture()));
            lock.commit();
            first.orTimeout(10, SECONDS).join();
        }
        List<Outcome> told = new ArrayList<>();
        outcomes.forEach(outcome -> told.add(outcome.orTimeout(20, SECONDS).join()));
        return told;
    }

    static void untilAnAppendWaits(PostgresAddress address) {
        untilAppendsWait(address, 1);
    }

    static void untilAppendsWait(PostgresAddress address, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> TestDatabase.query(address, WAITS).equals("" + count));
    }
}
