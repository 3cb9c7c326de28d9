package io.colophon.command.loans;

import io.colophon.command.Boundary;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.loans.LoanEvent;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A loan as decisions about it know it. It is gone with its book and with its library. */
record KnownLoan(
        UUID libraryId,
        UUID borrowerId,
        String loanedTo,
        String notes,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate returnedAt,
        List<UUID> tagIds) {

    /** @param bookId the book of the loan, whose deletion does not name the loan */
    static Boundary boundary(UUID loanId, UUID bookId, UUID libraryId) {
        return Boundary.of(Tagger.id(LoanEvent.LOAN, loanId))
                .or(Tagger.id(BookEvent.BOOK, bookId), BookDeleted.class)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class);
    }

    static Optional<KnownLoan> evolve(Optional<KnownLoan> before, DomainEvent event) {
        return switch (event) {
            case BookLent e ->
                Optional.of(new KnownLoan(
                        e.libraryId(), e.borrowerId(), e.loanedTo(), e.notes(), e.dueDate(), null, e.tagIds()));
            case LoanEvent e -> before.flatMap(loan -> loan.after(e));
            case BookDeleted e -> Optional.empty();
            case LibraryDeleted e -> Optional.empty();
            default -> before;
        };
    }

    private Optional<KnownLoan> after(LoanEvent event) {
        return switch (event) {
            case BorrowerChanged e -> Optional.of(of(e.toId(), e.toName(), e.toNotes()));
            case LoanAnnotated e ->
                Optional.of(of(borrowerId, loanedTo, Objects.requireNonNull(Change.apply(e.notes(), notes))));
            case LoanExtended e -> Optional.of(with(e.dueDate().to(), returnedAt, tagIds));
            case LoanShortened e -> Optional.of(with(e.dueDate().to(), returnedAt, tagIds));
            case BookReturned e -> Optional.of(with(dueDate, e.returnedAt().to(), tagIds));
            case ReturnDateCorrected e ->
                Optional.of(with(dueDate, e.returnedAt().to(), tagIds));
            case LoanReopened e -> Optional.of(with(dueDate, e.returnedAt().to(), tagIds));
            case LoanRetagged e ->
                Optional.of(with(dueDate, returnedAt, Objects.requireNonNull(Change.apply(e.tagIds(), tagIds))));
            case BookLent e -> Optional.of(this);
            case LoanConfirmed e -> Optional.of(this);
            case LoanDeleted e -> Optional.empty();
        };
    }

    private KnownLoan of(UUID nowBorrowerId, String nowLoanedTo, String nowNotes) {
        return new KnownLoan(libraryId, nowBorrowerId, nowLoanedTo, nowNotes, dueDate, returnedAt, tagIds);
    }

    private KnownLoan with(@Nullable LocalDate nowDueDate, @Nullable LocalDate nowReturnedAt, List<UUID> nowTagIds) {
        return new KnownLoan(libraryId, borrowerId, loanedTo, notes, nowDueDate, nowReturnedAt, nowTagIds);
    }

    /** @throws Refusal when there is no such loan in that library */
    static KnownLoan existing(Optional<KnownLoan> loan, UUID libraryId) {
        return loan.filter(known -> known.libraryId.equals(libraryId)).orElseThrow(() -> Refusal.notFound("loan"));
    }
}
