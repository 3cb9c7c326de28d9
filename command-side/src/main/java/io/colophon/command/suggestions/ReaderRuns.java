package io.colophon.command.suggestions;

import io.colophon.command.Boundary;
import io.colophon.command.suggestions.RunTerms.Trigger;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import io.colophon.contract.jobs.RunEvent.RunFailed;
import io.colophon.contract.jobs.RunEvent.RunPartial;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.contract.jobs.RunEvent.RunSucceeded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The runs of suggestions to somebody. One that was taken out of the histories has been one all the same.
 *
 * @param open those that are not over
 * @param own when he asked for one himself
 * @param newest when the last one was asked for, by whomever
 */
record ReaderRuns(boolean personGone, Set<UUID> open, List<Instant> own, Optional<Instant> newest) {

    static final ReaderRuns NONE = new ReaderRuns(false, Set.of(), List.of(), Optional.empty());

    private static final Duration DAY = Duration.ofDays(1);

    static Boundary boundary(UUID userId) {
        return Boundary.of(
                        Tagger.id(RunEvent.REQUESTOR, userId),
                        RunQueued.class,
                        RunCancelled.class,
                        RunSucceeded.class,
                        RunPartial.class,
                        RunFailed.class)
                .or(Tagger.id(IdentityEvent.USER, userId), UserDeleted.class);
    }

    ReaderRuns after(DomainEvent event) {
        return switch (event) {
            case RunQueued e -> e.type().equals(RunTerms.TYPE) ? begun(e) : this;
            case RunEvent e -> over(e.runId());
            case UserDeleted e -> new ReaderRuns(true, open, own, newest);
            default -> this;
        };
    }

    private ReaderRuns begun(RunQueued run) {
        Set<UUID> nowOpen = new HashSet<>(open);
        nowOpen.add(run.runId());
        List<Instant> nowOwn = new ArrayList<>(own);
        if (RunTerms.trigger(run) == Trigger.USER) {
            nowOwn.add(run.at());
        }
        return new ReaderRuns(personGone, Set.copyOf(nowOpen), List.copyOf(nowOwn), Optional.of(run.at()));
    }

    private ReaderRuns over(UUID runId) {
        Set<UUID> nowOpen = new HashSet<>(open);
        nowOpen.remove(runId);
        return new ReaderRuns(personGone, Set.copyOf(nowOpen), own, newest);
    }

    boolean isRunning() {
        return !open.isEmpty();
    }

    /** When he asked for one himself in the last 24 hours, in order. */
    List<Instant> used(Instant now) {
        return own.stream().filter(at -> at.plus(DAY).isAfter(now)).sorted().toList();
    }

    /** When there is less used than now. */
    Optional<Instant> resetsAt(Instant now) {
        return used(now).stream().findFirst().map(oldest -> oldest.plus(DAY));
    }
}
