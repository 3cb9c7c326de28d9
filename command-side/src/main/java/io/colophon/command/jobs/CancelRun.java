package io.colophon.command.jobs;

import io.colophon.command.Decision;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Ends one's own run before its time; items that have no end yet keep it so. */
public record CancelRun(UUID runId, RunFamily family, UUID userId, Instant at) implements RunCommand<UUID> {

    @Override
    public Decision<UUID> decide(Optional<KnownRun> state, Tagger tagger) {
        KnownRun run = state.filter(known -> known.isOf(family, userId) && known.isGoingOn())
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, family.notCancellable()));
        return Decision.of(runId, new RunCancelled(runId, run.queued().libraryId(), userId, at));
    }
}
