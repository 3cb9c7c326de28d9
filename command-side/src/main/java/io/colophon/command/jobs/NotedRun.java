package io.colophon.command.jobs;

import io.colophon.command.Boundary;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.jobs.RunEvent.RunNoted;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A run that is told in detail, as decisions about it know it. What is told of it goes with the person.
 *
 * @param notes how many there are
 */
public record NotedRun(Optional<KnownRun> run, int notes, boolean personGone) {

    public static final NotedRun UNKNOWN = new NotedRun(Optional.empty(), 0, false);

    /** @param userId who asked for it, which never changes */
    public static Boundary boundary(UUID runId, UUID userId) {
        return KnownRun.boundary(runId)
                .or(Tagger.id(RunEvent.RUN, runId), RunNoted.class)
                .or(Tagger.id(IdentityEvent.USER, userId), UserDeleted.class);
    }

    public NotedRun after(DomainEvent event) {
        return switch (event) {
            case RunNoted e -> new NotedRun(run, notes + 1, personGone);
            case UserDeleted e -> new NotedRun(run, notes, true);
            default -> new NotedRun(KnownRun.evolve(run, event), notes, personGone);
        };
    }

    /** Whether there is more to tell. */
    public boolean goesOn() {
        return !personGone && run.filter(KnownRun::isGoingOn).isPresent();
    }

    public RunNoted note(UUID runId, UUID userId, String kind, Map<String, Object> content, Instant at) {
        return new RunNoted(runId, userId, notes, kind, content, at);
    }
}
