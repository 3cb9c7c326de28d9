package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.editions.StorageEvent.StorageLocationAdded;
import java.util.UUID;

/** A storage location with its present values. Nothing happens by it. */
record FindLocation(UUID locationId, UUID libraryId) implements Command<StorageLocationAdded, KnownLocation> {

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
    public Decision<StorageLocationAdded> decide(KnownLocation state, Tagger tagger) {
        return Decision.nothing(state.existing(libraryId));
    }
}
