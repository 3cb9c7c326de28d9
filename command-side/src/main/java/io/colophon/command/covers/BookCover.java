package io.colophon.command.covers;

import io.colophon.command.Boundary;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.covers.Image;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A book as decisions about its cover know it. */
record BookCover(HeldImage held) {

    static final BookCover UNKNOWN = new BookCover(HeldImage.UNKNOWN);

    static Boundary boundary(UUID bookId, UUID libraryId) {
        return Boundary.of(Tagger.id(BookEvent.BOOK, bookId), BookAdded.class, BookDeleted.class)
                .or(Tagger.id(BookEvent.BOOK, bookId), HeldImage.COVERS)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class);
    }

    BookCover after(DomainEvent event, UUID libraryId) {
        return new BookCover(
                switch (event) {
                    case BookAdded e -> held.owned(e.libraryId().equals(libraryId));
                    case BookDeleted e -> held.owned(false);
                    case LibraryDeleted e -> held.owned(false);
                    default -> held.after(event);
                });
    }

    /** @throws Refusal when the library has no such book */
    @Nullable
    Image ofExisting() {
        if (!held.owner()) {
            throw Refusal.notFound("book");
        }
        return held.image();
    }
}
