package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.editions.StorageEvent.StorageLocationAdded;
import io.colophon.contract.editions.StorageEvent.StorageLocationRevised;
import java.util.UUID;

/** Replaces all that is said of a storage location. */
record ReviseStorageLocation(StorageLocationAdded now) implements Command<UUID, KnownLocation> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return KnownLocation.boundary(now.storageLocationId(), now.libraryId());
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
        StorageLocationAdded was = state.existing(now.libraryId());
        return Decision.of(
                now.storageLocationId(),
                new StorageLocationRevised(
                        now.storageLocationId(),
                        now.libraryId(),
                        Change.between(was.name(), now.name()),
                        Change.between(was.rootPath(), now.rootPath()),
                        Change.between(was.mediaFormat(), now.mediaFormat()),
                        Change.between(was.pathTemplate(), now.pathTemplate()),
                        Change.between(was.byAdministrator(), now.byAdministrator())));
    }
}
