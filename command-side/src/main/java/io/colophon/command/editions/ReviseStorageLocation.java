package io.colophon.command.editions;

import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.Tagger;
import io.colophon.contract.editions.StorageEvent.StorageLocationAdded;
import io.colophon.contract.editions.StorageEvent.StorageLocationRevised;
import java.util.UUID;

/** Replaces all that is said of a storage location. */
record ReviseStorageLocation(StorageLocationAdded now) implements LocationCommand<UUID> {

    @Override
    public UUID locationId() {
        return now.storageLocationId();
    }

    @Override
    public UUID libraryId() {
        return now.libraryId();
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
