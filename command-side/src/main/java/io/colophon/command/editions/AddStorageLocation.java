package io.colophon.command.editions;

import io.colophon.command.Decision;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.editions.StorageEvent.StorageLocationAdded;
import java.util.UUID;

/** Names a directory of the server whose files a library may link. */
record AddStorageLocation(StorageLocationAdded location) implements LocationCommand<UUID> {

    @Override
    public UUID locationId() {
        return location.storageLocationId();
    }

    @Override
    public UUID libraryId() {
        return location.libraryId();
    }

    @Override
    public Decision<UUID> decide(KnownLocation state, Tagger tagger) {
        if (!state.libraryExists()) {
            throw Refusal.notFound("library");
        }
        return Decision.of(location.storageLocationId(), location);
    }
}
