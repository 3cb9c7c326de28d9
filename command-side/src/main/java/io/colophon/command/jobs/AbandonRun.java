package io.colophon.command.jobs;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Ends a run that has lost what it works on, such as its library. */
public record AbandonRun(UUID runId, Instant at) implements RunCommand<Boolean> {

    @Override
    public Decision<Boolean> decide(Optional<KnownRun> state, Tagger tagger) {
        return state.filter(KnownRun::isGoingOn)
                .map(run -> Decision.of(
                        true,
                        new RunCancelled(
                                runId, run.queued().libraryId(), run.queued().requestedBy(), at)))
                .orElseGet(() -> Decision.nothing(false));
    }
}
