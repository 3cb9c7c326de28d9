package io.colophon.command.shelves;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.shelves.ShelfEvent.BookShelved;
import java.util.UUID;

/** Puts a book on a shelf. When it is there already, nothing happens: neither of the two changes by it. */
record ShelveBook(UUID shelfId, UUID bookId, UUID libraryId) implements Command<UUID, ShelvedBook> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return ShelvedBook.boundary(shelfId, bookId, libraryId);
    }

    @Override
    public ShelvedBook initial() {
        return ShelvedBook.UNKNOWN;
    }

    @Override
    public ShelvedBook evolve(ShelvedBook state, DomainEvent event) {
        return state.after(event, shelfId, libraryId);
    }

    @Override
    public Decision<UUID> decide(ShelvedBook state, Tagger tagger) {
        state.requireBoth(libraryId);
        return state.onShelf()
                ? Decision.nothing(shelfId)
                : Decision.of(shelfId, new BookShelved(shelfId, libraryId, bookId));
    }
}
