package io.colophon.command.shelves;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.shelves.ShelfEvent;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.contract.shelves.ShelfEvent.ShelfDeleted;
import java.util.Optional;
import java.util.UUID;

/** Takes a shelf down, the first one of a library as any other; the books on it stay in the library. */
record DeleteShelf(UUID shelfId, UUID libraryId) implements Command<UUID, Optional<KnownShelf>> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(ShelfEvent.SHELF, shelfId), ShelfCreated.class, ShelfDeleted.class)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class);
    }

    @Override
    public Optional<KnownShelf> initial() {
        return Optional.empty();
    }

    @Override
    public Optional<KnownShelf> evolve(Optional<KnownShelf> state, DomainEvent event) {
        return KnownShelf.evolve(state, event);
    }

    @Override
    public Decision<UUID> decide(Optional<KnownShelf> state, Tagger tagger) {
        KnownShelf.existing(state, libraryId);
        return Decision.of(shelfId, new ShelfDeleted(shelfId, libraryId));
    }
}
