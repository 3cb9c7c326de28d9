package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.editions.StorageEvent.StorageLocationRemoved;
import java.util.UUID;

/** Forgets a storage location; its files are untouched. */
record RemoveStorageLocation(UUID locationId, UUID libraryId) implements Command<UUID, KnownLocation> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return KnownLocation.boundary(locationId, libraryId);
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
        state.existing(libraryId);
        return Decision.of(locationId, new StorageLocationRemoved(locationId, libraryId));
    }
}
