package io.colophon.command.loans;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.loans.LoanEvent;
import io.colophon.contract.loans.LoanEvent.BookLent;
import java.util.Optional;
import java.util.UUID;

/**
 * Of which book a loan is, which never changes. What is decided about a loan must know whether its book is still there, and the path of
 * a loan does not name the book. Nothing happens by it.
 */
record FindLoan(UUID loanId, UUID libraryId) implements Command<UUID, Optional<UUID>> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(LoanEvent.LOAN, loanId), BookLent.class);
    }

    @Override
    public Optional<UUID> initial() {
        return Optional.empty();
    }

    @Override
    public Optional<UUID> evolve(Optional<UUID> state, DomainEvent event) {
        return event instanceof BookLent e && e.libraryId().equals(libraryId) ? Optional.of(e.bookId()) : state;
    }

    @Override
    public Decision<UUID> decide(Optional<UUID> bookId, Tagger tagger) {
        return Decision.nothing(bookId.orElseThrow(() -> Refusal.notFound("loan")));
    }
}
