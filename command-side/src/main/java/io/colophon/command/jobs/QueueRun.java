package io.colophon.command.jobs;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.UUID;

/** Asks for a run in a library. From then on it is done, whatever happens to the node that took the request. */
public record QueueRun(RunQueued run, UUID libraryId) implements Command<UUID, Boolean> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryCreated.class, LibraryDeleted.class);
    }

    /** Whether the library exists. */
    @Override
    public Boolean initial() {
        return false;
    }

    @Override
    public Boolean evolve(Boolean exists, DomainEvent event) {
        return event instanceof LibraryCreated;
    }

    @Override
    public Decision<UUID> decide(Boolean exists, Tagger tagger) {
        if (!exists) {
            throw Refusal.notFound("library");
        }
        return Decision.of(run.runId(), run);
    }
}
