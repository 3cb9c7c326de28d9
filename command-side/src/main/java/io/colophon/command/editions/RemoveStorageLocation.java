package io.colophon.command.editions;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import io.colophon.contract.editions.StorageEvent.StorageLocationRemoved;
import java.util.UUID;

/** Forgets a storage location; its files are untouched. */
record RemoveStorageLocation(UUID locationId, UUID libraryId) implements LocationCommand<UUID> {

    @Override
    public Decision<UUID> decide(KnownLocation state, Tagger tagger) {
        state.existing(libraryId);
        return Decision.of(locationId, new StorageLocationRemoved(locationId, libraryId));
    }
}
