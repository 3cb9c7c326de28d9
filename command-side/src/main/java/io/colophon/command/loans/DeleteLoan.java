package io.colophon.command.loans;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.loans.LoanEvent.LoanDeleted;
import java.util.Optional;
import java.util.UUID;

/** Deletes the record of a loan, whether or not the book is back. */
record DeleteLoan(UUID loanId, UUID bookId, UUID libraryId) implements Command<UUID, Optional<KnownLoan>> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return KnownLoan.boundary(loanId, bookId, libraryId);
    }

    @Override
    public Optional<KnownLoan> initial() {
        return Optional.empty();
    }

    @Override
    public Optional<KnownLoan> evolve(Optional<KnownLoan> state, DomainEvent event) {
        return KnownLoan.evolve(state, event);
    }

    @Override
    public Decision<UUID> decide(Optional<KnownLoan> loan, Tagger tagger) {
        KnownLoan.existing(loan, libraryId);
        return Decision.of(loanId, new LoanDeleted(loanId, libraryId, bookId));
    }
}
