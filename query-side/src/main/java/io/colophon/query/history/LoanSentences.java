package io.colophon.query.history;

import static io.colophon.query.history.Phrases.quoted;

import io.colophon.contract.Change;
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
import io.colophon.query.history.HistoryItem.Subject;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to loans. */
final class LoanSentences {

    private LoanSentences() {}

    static HistoryItem of(LoanEvent event, Telling telling) {
        Subject subject = new Subject(
                LoanEvent.LOAN, event.loanId(), telling.title(event.bookId()).orElse(null));
        String book = telling.book(event.bookId());
        return switch (event) {
            case BookLent e ->
                telling.did(
                        subject,
                        "lent " + book + " to " + quoted(e.loanedTo()),
                        new Fields()
                                .began("loaned_to", e.loanedTo())
                                .began("loaned_at", text(e.loanedAt()))
                                .began("due_date", text(e.dueDate()))
                                .began("notes", e.notes())
                                .began("tags", telling.names(e.tagIds()))
                                .list());
            case BorrowerChanged e ->
                telling.changed(
                        subject,
                        "the loan of " + book,
                        new Fields()
                                .changed("loaned_to", new Change<>(e.fromName(), e.toName()))
                                .changed("notes", Change.between(e.fromNotes(), e.toNotes()))
                                .list());
            case LoanExtended e -> telling.did(subject, "extended the loan of " + book, date("due_date", e.dueDate()));
            case LoanShortened e ->
                telling.did(subject, "shortened the loan of " + book, date("due_date", e.dueDate()));
            case BookReturned e -> telling.did(subject, "took back " + book, date("returned_at", e.returnedAt()));
            case ReturnDateCorrected e ->
                telling.did(subject, "corrected when " + book + " came back", date("returned_at", e.returnedAt()));
            case LoanReopened e ->
                telling.did(subject, "reopened the loan of " + book, date("returned_at", e.returnedAt()));
            case LoanAnnotated e ->
                telling.did(
                        subject,
                        "noted something on the loan of " + book,
                        new Fields().changed("notes", e.notes()).list());
            case LoanRetagged e ->
                telling.did(
                        subject,
                        "changed the tags of the loan of " + book,
                        new Fields().changed("tags", e.tagIds(), telling::names).list());
            case LoanConfirmed e -> telling.did(subject, "left the loan of " + book + " as it was", List.of());
            case LoanDeleted e -> telling.did(subject, "deleted the loan of " + book, List.of());
        };
    }

    private static List<HistoryItem.FieldChange> date(String field, Change<LocalDate> change) {
        return new Fields().changed(field, change, LoanSentences::text).list();
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
