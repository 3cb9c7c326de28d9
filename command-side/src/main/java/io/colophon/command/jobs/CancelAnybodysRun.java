package io.colophon.command.jobs;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Ends a run of whomever before its time, and tells that as its last step.
 *
 * @param userId who asked for it
 */
public record CancelAnybodysRun(UUID runId, RunFamily family, UUID userId, Instant at)
        implements Command<UUID, NotedRun> {

    private static final String CANCELLED = "cancelled";

    @Override
    public Boundary boundary(Tagger tagger) {
        return NotedRun.boundary(runId, userId);
    }

    @Override
    public NotedRun initial() {
        return NotedRun.UNKNOWN;
    }

    @Override
    public NotedRun evolve(NotedRun state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public Decision<UUID> decide(NotedRun state, Tagger tagger) {
        KnownRun run = state.run()
                .filter(known -> known.isOf(family, userId) && known.isGoingOn())
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, family.notCancellable()));
        List<DomainEvent> events = new ArrayList<>();
        if (!state.personGone()) {
            events.add(state.note(runId, userId, CANCELLED, Map.of("message", CANCELLED), at));
        }
        events.add(new RunCancelled(runId, run.queued().libraryId(), userId, at));
        return new Decision<>(runId, events);
    }
}
