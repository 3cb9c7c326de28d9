package io.colophon.command.jobs;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.jobs.RunEvent.Counts;
import io.colophon.contract.jobs.RunEvent.ItemFailed;
import io.colophon.contract.jobs.RunEvent.ItemSkipped;
import io.colophon.contract.jobs.RunEvent.ItemSucceeded;
import io.colophon.contract.jobs.RunEvent.RunFailed;
import io.colophon.contract.jobs.RunEvent.RunPartial;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.contract.jobs.RunEvent.RunSucceeded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends a run all of whose items have ended, and queues what follows it in the same append. Answers whether it is over; an item that has no
 * end keeps it going.
 *
 * @param failsWithItsItems whether it has failed when each of them has, where a single one says why
 * @param followers the runs that begin with its end; they are of its library, or of none
 */
public record FinishRun(UUID runId, boolean failsWithItsItems, List<RunQueued> followers, Instant at)
        implements Command<Boolean, FinishRun.State> {

    /** @param failure why the last of the failed ones has */
    record State(Optional<KnownRun> run, int succeeded, int failed, int skipped, String failure) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(RunEvent.RUN, runId));
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), 0, 0, 0, "");
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case ItemSucceeded e ->
                new State(state.run, state.succeeded + 1, state.failed, state.skipped, state.failure);
            case ItemFailed e -> new State(state.run, state.succeeded, state.failed + 1, state.skipped, e.message());
            case ItemSkipped e -> new State(state.run, state.succeeded, state.failed, state.skipped + 1, state.failure);
            default ->
                new State(
                        KnownRun.evolve(state.run, event), state.succeeded, state.failed, state.skipped, state.failure);
        };
    }

    @Override
    public Decision<Boolean> decide(State state, Tagger tagger) {
        KnownRun run = state.run.filter(KnownRun::isGoingOn).orElse(null);
        if (run == null) {
            return Decision.nothing(true);
        }
        if (state.succeeded + state.failed + state.skipped < run.queued().total()) {
            return Decision.nothing(false);
        }
        Counts counts = new Counts(state.succeeded, state.failed, state.skipped);
        UUID libraryId = run.queued().libraryId();
        UUID requestedBy = run.queued().requestedBy();
        List<DomainEvent> events = new ArrayList<>();
        if (state.failed == 0) {
            events.add(new RunSucceeded(runId, libraryId, requestedBy, counts, at));
        } else if (failsWithItsItems && state.failed == run.queued().total()) {
            String error = state.failed == 1 ? state.failure : "every item failed";
            events.add(new RunFailed(runId, libraryId, requestedBy, counts, error, at));
        } else {
            events.add(new RunPartial(runId, libraryId, requestedBy, counts, at));
        }
        events.addAll(followers);
        return new Decision<>(true, events);
    }
}
