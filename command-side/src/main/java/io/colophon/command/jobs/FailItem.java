package io.colophon.command.jobs;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.jobs.RunEvent.ItemFailed;
import java.time.Instant;
import java.util.UUID;

/** Ends an item that can't be done, unless it has ended already. */
public record FailItem(UUID runId, int number, String message, Instant at) implements Command<Boolean, Boolean> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(RunEvent.item(runId, number));
    }

    /** Whether the item has ended. */
    @Override
    public Boolean initial() {
        return false;
    }

    @Override
    public Boolean evolve(Boolean ended, DomainEvent event) {
        return true;
    }

    @Override
    public Decision<Boolean> decide(Boolean ended, Tagger tagger) {
        return ended ? Decision.nothing(false) : Decision.of(true, new ItemFailed(runId, number, message, at));
    }
}
