package io.colophon.command.jobs;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.jobs.RunEvent.RunDeleted;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes all of one's own runs of a family that are over out of the histories. */
public record DeleteFinishedRuns(UUID userId, RunFamily family, Instant at)
        implements Command<Integer, Map<UUID, KnownRun>> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(RunEvent.REQUESTOR, userId), KnownRun.LIFECYCLE);
    }

    @Override
    public Map<UUID, KnownRun> initial() {
        return Map.of();
    }

    @Override
    public Map<UUID, KnownRun> evolve(Map<UUID, KnownRun> runs, DomainEvent event) {
        if (!(event instanceof RunEvent e)) {
            return runs;
        }
        Map<UUID, KnownRun> after = new LinkedHashMap<>(runs);
        KnownRun.evolve(Optional.ofNullable(runs.get(e.runId())), e).ifPresent(run -> after.put(e.runId(), run));
        return after;
    }

    /** Answers how many they were. */
    @Override
    public Decision<Integer> decide(Map<UUID, KnownRun> runs, Tagger tagger) {
        RunDeleted[] deleted = runs.entrySet().stream()
                .filter(run ->
                        run.getValue().isOf(family, userId) && run.getValue().state() == KnownRun.State.OVER)
                .map(run -> new RunDeleted(run.getKey(), userId, at))
                .toArray(RunDeleted[]::new);
        return Decision.of(deleted.length, deleted);
    }
}
