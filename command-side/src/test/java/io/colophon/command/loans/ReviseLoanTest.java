package io.colophon.command.loans;

import static io.colophon.command.Decisions.given;
import static io.colophon.contract.Refusal.Kind.INVALID;
import static io.colophon.contract.Refusal.Kind.NOT_FOUND;

import io.colophon.command.loans.ReviseLoan.Terms;
import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.loans.Borrower;
import io.colophon.contract.loans.LoanEvent.BookLent;
import io.colophon.contract.loans.LoanEvent.BookReturned;
import io.colophon.contract.loans.LoanEvent.BorrowerChanged;
import io.colophon.contract.loans.LoanEvent.LoanAnnotated;
import io.colophon.contract.loans.LoanEvent.LoanConfirmed;
import io.colophon.contract.loans.LoanEvent.LoanDeleted;
import io.colophon.contract.loans.LoanEvent.LoanExtended;
import io.colophon.contract.loans.LoanEvent.LoanReopened;
import io.colophon.contract.loans.LoanEvent.LoanRetagged;
import io.colophon.contract.loans.LoanEvent.LoanShortened;
import io.colophon.contract.loans.LoanEvent.ReturnDateCorrected;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviseLoanTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID BOOK = new UUID(2, 1);
    private static final UUID LOAN = new UUID(3, 1);
    private static final UUID FRAGILE = new UUID(4, 1);
    private static final UUID FAMILY = new UUID(4, 2);
    private static final UUID ANN = Borrower.id(LIBRARY, "Ann");
    private static final UUID BOB = Borrower.id(LIBRARY, "Bob");
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    private static final BookLent LENT =
            new BookLent(LOAN, LIBRARY, BOOK, "Dune", ANN, "Ann", MAY, JUNE, "by the door", List.of(FRAGILE, FAMILY));
    private static final BookReturned RETURNED = new BookReturned(LOAN, LIBRARY, BOOK, new Change<>(null, JUNE));
    private static final LoanConfirmed CONFIRMED = new LoanConfirmed(LOAN, LIBRARY, BOOK);
    private static final TagAdded TAG = new TagAdded(FRAGILE, LIBRARY, "Fragile", "");

    private static ReviseLoan revise(
            String loanedTo,
            @Nullable LocalDate dueDate,
            @Nullable LocalDate returnedAt,
            String notes,
            @Nullable List<UUID> tagIds) {
        return new ReviseLoan(LOAN, BOOK, LIBRARY, new Terms(loanedTo, dueDate, returnedAt, notes, tagIds));
    }

    private static ReviseLoan due(@Nullable LocalDate day) {
        return revise("Ann", day, null, "by the door", null);
    }

    private static ReviseLoan back(@Nullable LocalDate day) {
        return revise("Ann", JUNE, day, "by the door", null);
    }

    private static ReviseLoan tagged(UUID... tagIds) {
        return revise("Ann", JUNE, null, "by the door", List.of(tagIds));
    }

    @Test
    void a_later_day_or_none_extends_a_loan_and_an_earlier_one_shortens_it() {
        given(LENT).when(due(JULY)).then(new LoanExtended(LOAN, LIBRARY, BOOK, new Change<>(JUNE, JULY)));
        given(LENT).when(due(null)).then(new LoanExtended(LOAN, LIBRARY, BOOK, new Change<>(JUNE, null)));
        given(LENT).when(due(MAY)).then(new LoanShortened(LOAN, LIBRARY, BOOK, new Change<>(JUNE, MAY)));
        given(LENT, new LoanExtended(LOAN, LIBRARY, BOOK, new Change<>(JUNE, null)))
                .when(due(JULY))
                .then(new LoanShortened(LOAN, LIBRARY, BOOK, new Change<>(null, JULY)));
    }

    @Test
    void a_book_comes_back_and_the_day_of_it_can_be_put_right_or_taken_back() {
        given(LENT).when(back(JUNE)).then(RETURNED);
        given(LENT, RETURNED)
                .when(back(MAY))
                .then(new ReturnDateCorrected(LOAN, LIBRARY, BOOK, new Change<>(JUNE, MAY)));
        given(LENT, RETURNED).when(back(null)).then(new LoanReopened(LOAN, LIBRARY, BOOK, new Change<>(JUNE, null)));
        given(LENT, RETURNED, new LoanReopened(LOAN, LIBRARY, BOOK, new Change<>(JUNE, null)))
                .when(back(JUNE))
                .then(RETURNED);
    }

    @Test
    void notes_are_about_the_borrower() {
        given(LENT)
                .when(revise("Ann", JUNE, null, "in the hall", null))
                .then(new LoanAnnotated(LOAN, LIBRARY, BOOK, ANN, new Change<>("by the door", "in the hall")));
    }

    @Test
    void another_borrower_takes_the_notes_over_under_a_key_of_his_own() {
        BorrowerChanged changed =
                new BorrowerChanged(LOAN, LIBRARY, BOOK, ANN, "Ann", "by the door", BOB, "Bob", "by the door");
        given(LENT).when(revise("Bob", JUNE, null, "by the door", null)).then(changed);
        given(LENT, changed)
                .when(revise("Bob", JUNE, null, "", null))
                .then(new LoanAnnotated(LOAN, LIBRARY, BOOK, BOB, new Change<>("by the door", "")));
    }

    @Test
    void tags_stay_unless_they_are_given() {
        given(LENT, TAG)
                .when(tagged(FRAGILE))
                .then(new LoanRetagged(LOAN, LIBRARY, BOOK, new Change<>(List.of(FRAGILE, FAMILY), List.of(FRAGILE))));
        given(LENT)
                .when(tagged())
                .then(new LoanRetagged(LOAN, LIBRARY, BOOK, new Change<>(List.of(FRAGILE, FAMILY), List.of())));
    }

    @Test
    void what_omits_everything_clears_everything_but_the_tags() {
        given(LENT, RETURNED)
                .when(revise("Bob", null, null, "", null))
                .then(
                        new BorrowerChanged(LOAN, LIBRARY, BOOK, ANN, "Ann", "by the door", BOB, "Bob", ""),
                        new LoanExtended(LOAN, LIBRARY, BOOK, new Change<>(JUNE, null)),
                        new LoanReopened(LOAN, LIBRARY, BOOK, new Change<>(JUNE, null)))
                .thenAnswer(LOAN);
    }

    @Test
    void a_change_that_changes_nothing_is_an_event() {
        given(LENT).when(due(JUNE)).then(CONFIRMED);
        given(LENT, CONFIRMED, TAG, new TagAdded(FAMILY, LIBRARY, "Family", ""))
                .when(tagged(FAMILY, FRAGILE))
                .then(CONFIRMED);
    }

    @Test
    void a_tag_that_is_not_there_changes_nothing() {
        given(LENT)
                .when(revise("Bob", null, null, "", List.of(FRAGILE)))
                .thenRefused(INVALID, "unknown tag_id: " + FRAGILE);
    }

    @Test
    void a_loan_that_is_gone_or_never_was_is_not_found() {
        given().when(due(JULY)).thenRefused(NOT_FOUND, "loan not found");
        given(LENT, new LoanDeleted(LOAN, LIBRARY, BOOK)).when(due(JULY)).thenRefused(NOT_FOUND, "loan not found");
    }

    @Test
    void a_loan_is_gone_with_its_book_and_with_its_library() {
        given(LENT, new BookDeleted(BOOK, LIBRARY, new UUID(8, 8), List.of(), List.of()))
                .when(due(JULY))
                .thenRefused(NOT_FOUND, "loan not found");
        given(LENT, new LibraryDeleted(LIBRARY, new UUID(9, 9), List.of()))
                .when(due(JULY))
                .thenRefused(NOT_FOUND, "loan not found");
    }
}
