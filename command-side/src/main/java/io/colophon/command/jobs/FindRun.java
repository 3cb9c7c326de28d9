package io.colophon.command.jobs;

import io.colophon.command.Decision;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import java.util.Optional;
import java.util.UUID;

/** Who asked for a run, which never changes, and which the path of somebody else's run does not say. Nothing happens by it. */
public record FindRun(UUID runId, RunFamily family) implements RunCommand<UUID> {

    @Override
    public Decision<UUID> decide(Optional<KnownRun> state, Tagger tagger) {
        return state.filter(run -> run.isOf(family))
                .map(run -> Decision.nothing(run.queued().requestedBy()))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, family.notCancellable()));
    }
}
