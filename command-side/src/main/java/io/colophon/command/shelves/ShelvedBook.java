package io.colophon.command.shelves;

import io.colophon.command.Boundary;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.shelves.ShelfEvent;
import io.colophon.contract.shelves.ShelfEvent.BookShelved;
import io.colophon.contract.shelves.ShelfEvent.BookUnshelved;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.contract.shelves.ShelfEvent.ShelfDeleted;
import java.util.Optional;
import java.util.UUID;

/**
 * A shelf, a book, and whether the one is on the other. It is told by what happened to the book, which is on few shelves, and not by
 * what happened to the shelf, on which there may be many books.
 */
record ShelvedBook(Optional<KnownShelf> shelf, boolean bookExists, boolean onShelf) {

    static final ShelvedBook UNKNOWN = new ShelvedBook(Optional.empty(), false, false);

    static Boundary boundary(UUID shelfId, UUID bookId, UUID libraryId) {
        return Boundary.of(Tagger.id(ShelfEvent.SHELF, shelfId), ShelfCreated.class, ShelfDeleted.class)
                .or(
                        Tagger.id(BookEvent.BOOK, bookId),
                        BookAdded.class,
                        BookDeleted.class,
                        BookShelved.class,
                        BookUnshelved.class)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class);
    }

    ShelvedBook after(DomainEvent event, UUID shelfId, UUID libraryId) {
        return switch (event) {
            case BookAdded e -> new ShelvedBook(shelf, e.libraryId().equals(libraryId), false);
            case BookDeleted e -> new ShelvedBook(shelf, false, false);
            case BookShelved e -> e.shelfId().equals(shelfId) ? new ShelvedBook(shelf, bookExists, true) : this;
            case BookUnshelved e -> e.shelfId().equals(shelfId) ? new ShelvedBook(shelf, bookExists, false) : this;
            default -> new ShelvedBook(KnownShelf.evolve(shelf, event), bookExists, onShelf);
        };
    }

    /** @throws Refusal when the library lacks the shelf or the book */
    void requireBoth(UUID libraryId) {
        KnownShelf.existing(shelf, libraryId);
        if (!bookExists) {
            throw Refusal.notFound("book");
        }
    }
}
