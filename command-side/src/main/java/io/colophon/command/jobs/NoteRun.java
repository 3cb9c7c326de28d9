package io.colophon.command.jobs;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent.RunNoted;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells a step of a run. Answers with what was told; nothing where the run does not go on. */
public record NoteRun(UUID runId, UUID userId, String kind, Map<String, Object> content, Instant at)
        implements Command<Optional<RunNoted>, NotedRun> {

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
    public Decision<Optional<RunNoted>> decide(NotedRun state, Tagger tagger) {
        if (!state.goesOn()) {
            return Decision.nothing(Optional.empty());
        }
        RunNoted noted = state.note(runId, userId, kind, content, at);
        return Decision.of(Optional.of(noted), noted);
    }
}
