package io.colophon.command.covers;

import io.colophon.command.Boundary;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.covers.CoverEvent;
import io.colophon.contract.covers.CoverEvent.CoverAdded;
import io.colophon.contract.covers.CoverEvent.CoverReplaced;
import io.colophon.contract.covers.Image;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A book as decisions about its cover know it. */
public record BookCover(HeldImage held) {

    public static final BookCover UNKNOWN = new BookCover(HeldImage.UNKNOWN);

    static Boundary boundary(UUID bookId, UUID libraryId) {
        return within(Boundary.none(), bookId, libraryId);
    }

    /** Adds to a boundary what must be known of a book's cover. */
    public static Boundary within(Boundary boundary, UUID bookId, UUID libraryId) {
        return boundary.or(Tagger.id(BookEvent.BOOK, bookId), BookAdded.class, BookDeleted.class)
                .or(Tagger.id(BookEvent.BOOK, bookId), HeldImage.COVERS)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class);
    }

    public BookCover after(DomainEvent event, UUID libraryId) {
        return new BookCover(
                switch (event) {
                    case BookAdded e -> held.owned(e.libraryId().equals(libraryId));
                    case BookDeleted e -> held.owned(false);
                    case LibraryDeleted e -> held.owned(false);
                    default -> held.after(event);
                });
    }

    /**
     * What gives the book a cover, instead of the one that it has.
     *
     * @throws Refusal when the library has no such book
     */
    public CoverEvent replacedBy(Image image, String source, UUID bookId, UUID libraryId) {
        Image was = ofExisting();
        return was == null
                ? new CoverAdded(bookId, libraryId, image, source)
                : new CoverReplaced(bookId, libraryId, Change.between(was, image), source);
    }

    public boolean isThere() {
        return held.image() != null;
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
