package io.colophon.command.shelves;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.shelves.ShelfEvent.BookUnshelved;
import java.util.UUID;

/** Takes a book from a shelf. */
record UnshelveBook(UUID shelfId, UUID bookId, UUID libraryId) implements Command<UUID, ShelvedBook> {

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
        KnownShelf.existing(state.shelf(), libraryId);
        if (!state.onShelf()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "book not on shelf");
        }
        return Decision.of(shelfId, new BookUnshelved(shelfId, libraryId, bookId));
    }
}
