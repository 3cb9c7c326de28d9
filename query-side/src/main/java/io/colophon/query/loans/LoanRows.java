package io.colophon.query.loans;

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
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.eventstore.projection.ViewSession.Null;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The columns of loans, as their own events change them; {@link LoanAnswer} writes what is made of them. */
final class LoanRows {

    private LoanRows() {}

    /** @param position of the event: a beginning is ordered by it */
    static Mono<Void> change(ViewSession session, LoanEvent event, OffsetDateTime at, long position) {
        UUID id = event.loanId();
        return switch (event) {
            case BookLent e -> lend(session, e, at, position);
            case BorrowerChanged e ->
                session.run(
                        "UPDATE {v}.loan SET loaned_to = $3, notes = $4, updated_at = $2 WHERE id = $1",
                        id,
                        at,
                        e.toName(),
                        e.toNotes());
            case LoanAnnotated e ->
                session.run(
                        "UPDATE {v}.loan SET notes = $3, updated_at = $2 WHERE id = $1",
                        id,
                        at,
                        Null.or(e.notes().to(), String.class));
            case LoanExtended e -> due(session, id, at, e.dueDate());
            case LoanShortened e -> due(session, id, at, e.dueDate());
            case BookReturned e -> returned(session, id, at, e.returnedAt());
            case ReturnDateCorrected e -> returned(session, id, at, e.returnedAt());
            case LoanReopened e -> returned(session, id, at, e.returnedAt());
            case LoanRetagged e ->
                confirm(session, id, at).then(retag(session, id, Change.apply(e.tagIds(), List.of())));
            case LoanConfirmed e -> confirm(session, id, at);
            case LoanDeleted e -> forget(session, "id", id);
        };
    }

    private static Mono<Void> lend(ViewSession session, BookLent e, OffsetDateTime at, long position) {
        return session.run(
                        """
                        INSERT INTO {v}.loan (id, library_id, book_id, title, loaned_to, notes, loaned_at, due_date, created_at, updated_at, created)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)
                        ON CONFLICT (id) DO UPDATE SET title = excluded.title, loaned_to = excluded.loaned_to, notes = excluded.notes,
                          due_date = excluded.due_date, returned_at = NULL, updated_at = excluded.updated_at
                        """,
                        e.loanId(),
                        e.libraryId(),
                        e.bookId(),
                        e.title(),
                        e.loanedTo(),
                        e.notes(),
                        e.loanedAt(),
                        Null.or(e.dueDate(), LocalDate.class),
                        at,
                        position)
                .then(retag(session, e.loanId(), e.tagIds()));
    }

    private static Mono<Void> due(ViewSession session, UUID id, OffsetDateTime at, Change<LocalDate> date) {
        return session.run(
                "UPDATE {v}.loan SET due_date = $3, updated_at = $2 WHERE id = $1",
                id,
                at,
                Null.or(date.to(), LocalDate.class));
    }

    private static Mono<Void> returned(ViewSession session, UUID id, OffsetDateTime at, Change<LocalDate> date) {
        return session.run(
                "UPDATE {v}.loan SET returned_at = $3, updated_at = $2 WHERE id = $1",
                id,
                at,
                Null.or(date.to(), LocalDate.class));
    }

    private static Mono<Void> confirm(ViewSession session, UUID id, OffsetDateTime at) {
        return session.run("UPDATE {v}.loan SET updated_at = $2 WHERE id = $1", id, at);
    }

    private static Mono<Void> retag(ViewSession session, UUID id, @Nullable List<UUID> tagIds) {
        return session.run("DELETE FROM {v}.loan_tag WHERE loan_id = $1", id)
                .then(session.run(
                        "INSERT INTO {v}.loan_tag (loan_id, tag_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING",
                        id,
                        tagIds == null ? new UUID[0] : tagIds.toArray(UUID[]::new)));
    }

    /** @param column that says which loans go */
    static Mono<Void> forget(ViewSession session, String column, UUID id) {
        return session.run(
                "WITH gone AS (DELETE FROM {v}.loan WHERE " + column + " = $1 RETURNING id)"
                        + " DELETE FROM {v}.loan_tag WHERE loan_id IN (SELECT id FROM gone)",
                id);
    }
}
