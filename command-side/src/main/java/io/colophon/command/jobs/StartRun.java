package io.colophon.command.jobs;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent.RunStarted;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Begins a run, once; answers whether there is anything (left) to do. */
public record StartRun(UUID runId, Instant at) implements RunCommand<Boolean> {

    @Override
    public Decision<Boolean> decide(Optional<KnownRun> state, Tagger tagger) {
        return switch (state.map(KnownRun::state).orElse(KnownRun.State.DELETED)) {
            case QUEUED -> Decision.of(true, new RunStarted(runId, at));
            case RUNNING -> Decision.nothing(true);
            case OVER, DELETED -> Decision.nothing(false);
        };
    }
}
