package io.colophon.command.loans;

import static io.colophon.command.Decisions.given;
import static io.colophon.contract.Refusal.Kind.NOT_FOUND;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.loans.Borrower;
import io.colophon.contract.loans.LoanEvent.BookLent;
import io.colophon.contract.loans.LoanEvent.BookReturned;
import io.colophon.contract.loans.LoanEvent.LoanDeleted;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeleteLoanTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID OTHER_LIBRARY = new UUID(1, 2);
    private static final UUID BOOK = new UUID(2, 1);
    private static final UUID LOAN = new UUID(3, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final BookLent LENT =
            new BookLent(LOAN, LIBRARY, BOOK, "Dune", Borrower.id(LIBRARY, "Ann"), "Ann", MAY, null, "", List.of());
    private static final LoanDeleted DELETED = new LoanDeleted(LOAN, LIBRARY, BOOK);

    @Test
    void a_loan_is_deleted_whether_or_not_the_book_is_back() {
        given(LENT).when(new DeleteLoan(LOAN, BOOK, LIBRARY)).then(DELETED).thenAnswer(LOAN);
        given(LENT, new BookReturned(LOAN, LIBRARY, BOOK, new Change<>(null, MAY)))
                .when(new DeleteLoan(LOAN, BOOK, LIBRARY))
                .then(DELETED);
    }

    @Test
    void a_loan_that_is_gone_is_not_found() {
        given(LENT, DELETED).when(new DeleteLoan(LOAN, BOOK, LIBRARY)).thenRefused(NOT_FOUND, "loan not found");
        given(LENT, new BookDeleted(BOOK, LIBRARY, new UUID(8, 8), List.of(), List.of()))
                .when(new DeleteLoan(LOAN, BOOK, LIBRARY))
                .thenRefused(NOT_FOUND, "loan not found");
    }

    @Test
    void a_loan_is_found_in_its_own_library_only() {
        given(LENT).when(new FindLoan(LOAN, LIBRARY)).then().thenAnswer(BOOK);
        given(LENT).when(new FindLoan(LOAN, OTHER_LIBRARY)).thenRefused(NOT_FOUND, "loan not found");
        given(LENT).when(new DeleteLoan(LOAN, BOOK, OTHER_LIBRARY)).thenRefused(NOT_FOUND, "loan not found");
    }
}
