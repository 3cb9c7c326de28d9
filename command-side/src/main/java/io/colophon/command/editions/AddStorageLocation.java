package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.editions.StorageEvent.StorageLocationAdded;
import java.util.UUID;

/** Names a directory of the server whose files a library may link. */
record AddStorageLocation(StorageLocationAdded location) implements Command<UUID, KnownLocation> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return KnownLocation.boundary(location.storageLocationId(), location.libraryId());
    }

    @Override
    public KnownLocation initial() {
        return KnownLocation.UNKNOWN;
    }

    @Override
    public KnownLocation evolve(KnownLocation state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public Decision<UUID> decide(KnownLocation state, Tagger tagger) {
        if (!state.libraryExists()) {
            throw Refusal.notFound("library");
        }
        return Decision.of(location.storageLocationId(), location);
    }
}
