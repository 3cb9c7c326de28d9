package io.colophon.command.jobs;

import io.colophon.contract.jobs.RunEvent.RunQueued;
import java.util.List;
import reactor.core.publisher.Mono;

/** How the items of one type of runs are done. {@link Runs} finds the runs, holds them, begins and ends them. */
public interface RunWork {

    String type();

    /** Does what has no end yet; asked again and again until every item has one. */
    Mono<Void> items(RunPass pass);

    /** The runs that are queued with the end of this one. What they are about must be in the log before they are answered. */
    default Mono<List<RunQueued>> followers(RunQueued run) {
        return Mono.just(List.of());
    }

    /** Whether a run has failed when each of its items has. */
    default boolean failsWithItsItems() {
        return true;
    }
}
