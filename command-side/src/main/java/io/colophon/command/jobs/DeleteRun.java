package io.colophon.command.jobs;

import io.colophon.command.Decision;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent.RunDeleted;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Takes one's own run that is over out of the histories; what it did stays. */
public record DeleteRun(UUID runId, RunFamily family, UUID userId, Instant at) implements RunCommand<UUID> {

    @Override
    public Decision<UUID> decide(Optional<KnownRun> state, Tagger tagger) {
        return state.filter(known -> known.isOf(family, userId) && known.state() == KnownRun.State.OVER)
                .map(run -> Decision.of(runId, new RunDeleted(runId, userId, at)))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, family.notDeletable()));
    }
}
