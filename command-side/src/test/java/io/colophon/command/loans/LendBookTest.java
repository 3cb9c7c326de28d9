package io.colophon.command.loans;

import static io.colophon.command.Decisions.given;
import static io.colophon.contract.Refusal.Kind.INVALID;
import static io.colophon.contract.Refusal.Kind.NOT_FOUND;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.loans.Borrower;
import io.colophon.contract.loans.LoanEvent.BookLent;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LendBookTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID OTHER_LIBRARY = new UUID(1, 2);
    private static final UUID BOOK = new UUID(2, 1);
    private static final UUID LOAN = new UUID(3, 1);
    private static final UUID TAG = new UUID(4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    private static final LibraryCreated CREATED =
            new LibraryCreated(LIBRARY, new UUID(9, 9), "Home", "home", "", false);
    private static final BookAdded ADDED = book(LIBRARY);
    private static final TagAdded TAGGED = new TagAdded(TAG, LIBRARY, "Fragile", "");

    private static BookAdded book(UUID libraryId) {
        return new BookAdded(
                BOOK, libraryId, "Dune", "", "", new UUID(8, 8), List.of(), List.of(), List.of(), new UUID(9, 9));
    }

    private static LendBook lend(UUID... tags) {
        return new LendBook(LOAN, LIBRARY, BOOK, "Ann", MAY, JUNE, "by the door", List.of(tags));
    }

    private static BookLent lent(String title, UUID... tags) {
        return new BookLent(
                LOAN,
                LIBRARY,
                BOOK,
                title,
                Borrower.id(LIBRARY, "Ann"),
                "Ann",
                MAY,
                JUNE,
                "by the door",
                List.of(tags));
    }

    @Test
    void a_book_is_lent_under_the_title_that_it_has() {
        given(CREATED, ADDED).when(lend()).then(lent("Dune")).thenAnswer(LOAN);
        given(CREATED, ADDED, retitled(new Change<>("Dune", "Dune Messiah")))
                .when(lend())
                .then(lent("Dune Messiah"));
        given(CREATED, ADDED, retitled(null)).when(lend()).then(lent("Dune"));
    }

    private static BookRevised retitled(@Nullable Change<String> title) {
        return new BookRevised(BOOK, LIBRARY, title, null, null, null, null, null, null);
    }

    @Test
    void a_book_that_is_lent_can_be_lent_again() {
        BookLent earlier = new BookLent(
                new UUID(3, 2), LIBRARY, BOOK, "Dune", Borrower.id(LIBRARY, "Bob"), "Bob", MAY, null, "", List.of());
        given(CREATED, ADDED, earlier).when(lend()).then(lent("Dune"));
    }

    @Test
    void a_book_that_is_not_there_is_not_lent() {
        given(CREATED).when(lend()).thenRefused(NOT_FOUND, "book not found");
        given(CREATED, ADDED, new BookDeleted(BOOK, LIBRARY, new UUID(8, 8), List.of(), List.of()))
                .when(lend())
                .thenRefused(NOT_FOUND, "book not found");
    }

    @Test
    void a_book_of_another_library_is_not_lent() {
        given(CREATED, book(OTHER_LIBRARY)).when(lend()).thenRefused(NOT_FOUND, "book not found");
    }

    @Test
    void a_library_that_is_not_there_lends_nothing() {
        given(ADDED).when(lend()).thenRefused(NOT_FOUND, "library not found");
        given(CREATED, ADDED, new LibraryDeleted(LIBRARY, new UUID(9, 9), List.of()))
                .when(lend())
                .thenRefused(NOT_FOUND, "library not found");
    }

    @Test
    void a_loan_gets_living_tags_of_its_library_only() {
        given(CREATED, ADDED, TAGGED).when(lend(TAG)).then(lent("Dune", TAG));
        given(CREATED, ADDED).when(lend(TAG)).thenRefused(INVALID, "unknown tag_id: " + TAG);
        given(CREATED, ADDED, new TagAdded(TAG, OTHER_LIBRARY, "Fragile", ""))
                .when(lend(TAG))
                .thenRefused(INVALID, "unknown tag_id: " + TAG);
        given(CREATED, ADDED, TAGGED, new TagRemoved(TAG, LIBRARY, List.of()))
                .when(lend(TAG))
                .thenRefused(INVALID, "unknown tag_id: " + TAG);
    }
}
