package io.colophon.command.books;

import static io.colophon.command.Decisions.given;

import io.colophon.command.Decisions;
import io.colophon.command.editions.EditionDetails;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.editions.EditionEvent.CopyAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A library that has an edition with an ISBN counts a copy instead of making a book again. */
class IsbnOfABookTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID OWNER = new UUID(9, 9);
    private static final UUID NOVEL = new UUID(5, 1);
    private static final UUID BOOK = new UUID(2, 1);
    private static final UUID EDITION = new UUID(3, 1);
    private static final UUID NEW_BOOK = new UUID(2, 2);
    private static final UUID NEW_EDITION = new UUID(3, 2);
    private static final String ISBN = "9780141439587";
    private static final LibraryCreated CREATED = new LibraryCreated(LIBRARY, OWNER, "Home", "home", "", false);
    private static final MediaTypeAdded NOVELS = new MediaTypeAdded(NOVEL, "novel", "Novel", "");
    private static final BookAdded ADDED = added(BOOK);

    @Test
    void the_same_isbn_again_is_one_more_copy() {
        given(CREATED, NOVELS, ADDED, edition(ISBN, "").added(EDITION, BOOK, LIBRARY))
                .when(add(ISBN))
                .then(new CopyAdded(EDITION, BOOK, LIBRARY, ISBN, "", new Change<>(1, 2)))
                .thenAnswer(BOOK);
    }

    @Test
    void an_edition_that_came_to_the_isbn_later_is_counted_from_the_copies_it_has() {
        given(
                        CREATED,
                        NOVELS,
                        ADDED,
                        edition("", "0141439580").added(EDITION, BOOK, LIBRARY),
                        revised(ISBN, "0141439580", 5, null, new Change<>(1, 5)),
                        revised(ISBN, "0141439580", 5, new Change<>("", ISBN), null))
                .when(add(ISBN))
                .then(new CopyAdded(EDITION, BOOK, LIBRARY, ISBN, "0141439580", new Change<>(5, 6)))
                .thenAnswer(BOOK);
    }

    @Test
    void an_isbn_that_was_given_up_makes_a_book() {
        var first = edition(ISBN, "").added(EDITION, BOOK, LIBRARY);
        for (DomainEvent released : List.of(
                revised("", "", 1, new Change<>(ISBN, ""), null),
                new EditionRemoved(EDITION, BOOK, LIBRARY, List.of(isbn(ISBN))),
                new BookDeleted(BOOK, LIBRARY, NOVEL, List.of(), List.of(isbn(ISBN))))) {
            given(CREATED, NOVELS, ADDED, first, released)
                    .when(add(ISBN))
                    .then(added(NEW_BOOK), edition(ISBN, "").added(NEW_EDITION, NEW_BOOK, LIBRARY));
        }
    }

    @Test
    void a_deleted_book_releases_the_isbns_that_it_has_at_its_end() {
        given(
                        CREATED,
                        ADDED,
                        edition(ISBN, "gone").added(EDITION, BOOK, LIBRARY),
                        revised(ISBN, "", 1, null, null),
                        edition("removed", "").added(NEW_EDITION, BOOK, LIBRARY),
                        new EditionRemoved(NEW_EDITION, BOOK, LIBRARY, List.of(isbn("removed"))))
                .when(new DeleteBook(BOOK, LIBRARY))
                .then(new BookDeleted(BOOK, LIBRARY, NOVEL, List.of(), List.of(isbn(ISBN))));
    }

    private static AddBook add(String isbn) {
        return new AddBook(
                NEW_BOOK,
                NEW_EDITION,
                LIBRARY,
                OWNER,
                new BookDetails("Emma", "", "", NOVEL, List.of(), List.of(), List.of(), edition(isbn, "")));
    }

    private static BookAdded added(UUID bookId) {
        return new BookAdded(bookId, LIBRARY, "Emma", "", "", NOVEL, List.of(), List.of(), List.of(), OWNER);
    }

    private static EditionDetails edition(String isbn13, String isbn10) {
        return new EditionDetails("ebook", "", "", "", "", null, isbn13, isbn10, "", null, null, false, null, null);
    }

    private static EditionRevised revised(
            String isbn13,
            String isbn10,
            int copies,
            @Nullable Change<String> isbn13Change,
            @Nullable Change<Integer> copyCountChange) {
        return new EditionRevised(
                EDITION,
                BOOK,
                LIBRARY,
                isbn13,
                isbn10,
                copies,
                null,
                null,
                null,
                null,
                null,
                null,
                isbn13Change,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                copyCountChange);
    }

    private static String isbn(String text) {
        return Decisions.TAGGER.exact(EditionEvent.isbn(LIBRARY), text);
    }
}
