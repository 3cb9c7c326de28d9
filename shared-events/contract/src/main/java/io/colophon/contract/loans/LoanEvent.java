package io.colophon.contract.loans;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.eventstore.json.EventType;
import io.colophon.eventstore.json.Personal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to loans. The book of a loan and the day on which it was lent never change. */
public sealed interface LoanEvent extends DomainEvent {

    String LOAN = "loan";

    UUID loanId();

    UUID libraryId();

    UUID bookId();

    @Override
    default void tags(Tags tags) {
        tags.id(LOAN, loanId()).id(LibraryEvent.LIBRARY, libraryId()).id(BookEvent.BOOK, bookId());
    }

    /**
     * @param title of the book on that day, so that who shows loans need not know every book
     * @param borrowerId see {@link Borrower}
     * @param dueDate null: no day was agreed on
     */
    @EventType("loans.BookLent")
    record BookLent(
            UUID loanId,
            UUID libraryId,
            UUID bookId,
            String title,
            UUID borrowerId,
            @Personal(subject = "borrowerId") String loanedTo,
            LocalDate loanedAt,
            @Nullable LocalDate dueDate,
            @Personal(subject = "borrowerId") String notes,
            List<UUID> tagIds)
            implements LoanEvent {}

    /**
     * The loan is another one's, be it that the book was passed on or that a name was corrected. What is said of either is kept by his
     * own key, which is why the sides are components, and why the notes are here also when they are the same.
     */
    @EventType("loans.BorrowerChanged")
    record BorrowerChanged(
            UUID loanId,
            UUID libraryId,
            UUID bookId,
            UUID fromId,
            @Personal(subject = "fromId") String fromName,
            @Personal(subject = "fromId") String fromNotes,
            UUID toId,
            @Personal(subject = "toId") String toName,
            @Personal(subject = "toId") String toNotes)
            implements LoanEvent {}

    /** There is more time: the book is due later, or on no day any more. */
    @EventType("loans.LoanExtended")
    record LoanExtended(UUID loanId, UUID libraryId, UUID bookId, Change<LocalDate> dueDate) implements LoanEvent {}

    /** There is less time: the book is due earlier, or on a day where there was none. */
    @EventType("loans.LoanShortened")
    record LoanShortened(UUID loanId, UUID libraryId, UUID bookId, Change<LocalDate> dueDate) implements LoanEvent {}

    /** @param returnedAt from null */
    @EventType("loans.BookReturned")
    record BookReturned(UUID loanId, UUID libraryId, UUID bookId, Change<LocalDate> returnedAt) implements LoanEvent {}

    /** The book came back on another day than was said. */
    @EventType("loans.ReturnDateCorrected")
    record ReturnDateCorrected(UUID loanId, UUID libraryId, UUID bookId, Change<LocalDate> returnedAt)
            implements LoanEvent {}

    /**
     * The book is not back after all.
     *
     * @param returnedAt to null
     */
    @EventType("loans.LoanReopened")
    record LoanReopened(UUID loanId, UUID libraryId, UUID bookId, Change<LocalDate> returnedAt) implements LoanEvent {}

    @EventType("loans.LoanAnnotated")
    record LoanAnnotated(
            UUID loanId,
            UUID libraryId,
            UUID bookId,
            UUID borrowerId,
            @Personal(subject = "borrowerId") Change<String> notes)
            implements LoanEvent {}

    @EventType("loans.LoanRetagged")
    record LoanRetagged(UUID loanId, UUID libraryId, UUID bookId, Change<List<UUID>> tagIds) implements LoanEvent {}

    /** Somebody wrote the loan again, with nothing different in it. */
    @EventType("loans.LoanConfirmed")
    record LoanConfirmed(UUID loanId, UUID libraryId, UUID bookId) implements LoanEvent {}

    /** The record of it is gone; that says nothing of where the book is. */
    @EventType("loans.LoanDeleted")
    record LoanDeleted(UUID loanId, UUID libraryId, UUID bookId) implements LoanEvent {}
}
