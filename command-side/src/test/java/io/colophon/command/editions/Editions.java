package io.colophon.command.editions;

import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A library with a book by an author, and what tests say of editions. */
final class Editions {

    static final UUID LIBRARY = new UUID(1, 1);
    static final UUID OTHER_LIBRARY = new UUID(1, 2);
    static final UUID BOOK = new UUID(2, 1);
    static final UUID OTHER_BOOK = new UUID(2, 2);
    static final UUID EDITION = new UUID(3, 1);
    static final UUID READER = new UUID(4, 1);
    static final Credit AUTHOR = new Credit(new UUID(4, 2), "author", 0);
    static final LibraryCreated CREATED = new LibraryCreated(LIBRARY, new UUID(9, 9), "Home", "home", "", false);
    static final ContributorAdded READER_ADDED = new ContributorAdded(READER, "A Reader", "Reader, A", false);

    private Editions() {}

    static BookAdded book(Credit... credits) {
        return new BookAdded(
                BOOK, LIBRARY, "Emma", "", "", new UUID(5, 1), List.of(credits), List.of(), List.of(), new UUID(9, 9));
    }

    static EditionDetails details(String format, String isbn13, String isbn10, @Nullable UUID narrator) {
        return new EditionDetails(format, "", "", "", "", null, isbn13, isbn10, "", null, null, false, null, narrator);
    }
}
