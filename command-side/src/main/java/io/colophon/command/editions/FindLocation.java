package io.colophon.command.editions;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import io.colophon.contract.editions.StorageEvent.StorageLocationAdded;
import java.util.UUID;

/** A storage location with its present values. Nothing happens by it. */
record FindLocation(UUID locationId, UUID libraryId) implements LocationCommand<StorageLocationAdded> {

    @Override
    public Decision<StorageLocationAdded> decide(KnownLocation state, Tagger tagger) {
        return Decision.nothing(state.existing(libraryId));
    }
}
