package io.colophon.command.jobs;

import io.colophon.command.Boundary;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import io.colophon.contract.jobs.RunEvent.RunDeleted;
import io.colophon.contract.jobs.RunEvent.RunFailed;
import io.colophon.contract.jobs.RunEvent.RunPartial;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.contract.jobs.RunEvent.RunStarted;
import io.colophon.contract.jobs.RunEvent.RunSucceeded;
import java.util.Optional;
import java.util.UUID;

/** A run as decisions about it know it. */
public record KnownRun(RunQueued queued, State state) {

    /** {@code OVER} is succeeded, partial, failed or cancelled; it never changes again. */
    public enum State {
        QUEUED,
        RUNNING,
        OVER,
        DELETED
    }

    /** Everything about the whole of a run, without its items. */
    static final Class<?>[] LIFECYCLE = {
        RunQueued.class,
        RunStarted.class,
        RunCancelled.class,
        RunSucceeded.class,
        RunPartial.class,
        RunFailed.class,
        RunDeleted.class
    };

    static Boundary boundary(UUID runId) {
        return Boundary.of(Tagger.id(RunEvent.WHOLE, runId), LIFECYCLE);
    }

    static Optional<KnownRun> evolve(Optional<KnownRun> before, DomainEvent event) {
        return switch (event) {
            case RunQueued e -> Optional.of(new KnownRun(e, State.QUEUED));
            case RunStarted e -> before.map(run -> run.in(State.RUNNING));
            case RunCancelled e -> before.map(run -> run.in(State.OVER));
            case RunSucceeded e -> before.map(run -> run.in(State.OVER));
            case RunPartial e -> before.map(run -> run.in(State.OVER));
            case RunFailed e -> before.map(run -> run.in(State.OVER));
            case RunDeleted e -> before.map(run -> run.in(State.DELETED));
            default -> before;
        };
    }

    private KnownRun in(State now) {
        return new KnownRun(queued, now);
    }

    public boolean isGoingOn() {
        return state == State.QUEUED || state == State.RUNNING;
    }

    boolean isOf(RunFamily family, UUID requestor) {
        return isOf(family) && queued.requestedBy().equals(requestor);
    }

    public boolean isOf(RunFamily family) {
        return family.types().contains(queued.type());
    }
}
