package io.colophon.command.loans;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.command.KnownTags;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.loans.Borrower;
import io.colophon.contract.loans.LoanEvent.BookReturned;
import io.colophon.contract.loans.LoanEvent.BorrowerChanged;
import io.colophon.contract.loans.LoanEvent.LoanAnnotated;
import io.colophon.contract.loans.LoanEvent.LoanConfirmed;
import io.colophon.contract.loans.LoanEvent.LoanExtended;
import io.colophon.contract.loans.LoanEvent.LoanReopened;
import io.colophon.contract.loans.LoanEvent.LoanRetagged;
import io.colophon.contract.loans.LoanEvent.LoanShortened;
import io.colophon.contract.loans.LoanEvent.ReturnDateCorrected;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Replaces what is agreed on about a loan; each thing that is different then has happened by itself. */
record ReviseLoan(UUID loanId, UUID bookId, UUID libraryId, Terms terms) implements Command<UUID, ReviseLoan.State> {

    /** @param tagIds null: they stay */
    record Terms(
            String loanedTo,
            @Nullable LocalDate dueDate,
            @Nullable LocalDate returnedAt,
            String notes,
            @Nullable List<UUID> tagIds) {}

    record State(Optional<KnownLoan> loan, KnownTags tags) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return KnownTags.within(KnownLoan.boundary(loanId, bookId, libraryId), askedTags());
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), KnownTags.NONE);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return new State(KnownLoan.evolve(state.loan, event), state.tags.after(event, libraryId));
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        KnownLoan loan = KnownLoan.existing(state.loan, libraryId);
        state.tags.require(askedTags());
        List<DomainEvent> happened = Stream.of(borrower(loan), dueDate(loan), returned(loan), tags(loan))
                .flatMap(Optional::stream)
                .toList();
        return happened.isEmpty()
                ? Decision.of(loanId, new LoanConfirmed(loanId, libraryId, bookId))
                : new Decision<>(loanId, happened);
    }

    private List<UUID> askedTags() {
        return terms.tagIds == null ? List.of() : terms.tagIds;
    }

    private Optional<DomainEvent> borrower(KnownLoan loan) {
        if (!loan.loanedTo().equals(terms.loanedTo)) {
            return Optional.of(new BorrowerChanged(
                    loanId,
                    libraryId,
                    bookId,
                    loan.borrowerId(),
                    loan.loanedTo(),
                    loan.notes(),
                    Borrower.id(libraryId, terms.loanedTo),
                    terms.loanedTo,
                    terms.notes));
        }
        return Optional.ofNullable(Change.between(loan.notes(), terms.notes))
                .map(notes -> new LoanAnnotated(loanId, libraryId, bookId, loan.borrowerId(), notes));
    }

    /** No day is later than any day. */
    private Optional<DomainEvent> dueDate(KnownLoan loan) {
        LocalDate before = Objects.requireNonNullElse(loan.dueDate(), LocalDate.MAX);
        LocalDate after = Objects.requireNonNullElse(terms.dueDate, LocalDate.MAX);
        return Optional.ofNullable(Change.between(loan.dueDate(), terms.dueDate))
                .map(dueDate -> after.isAfter(before)
                        ? new LoanExtended(loanId, libraryId, bookId, dueDate)
                        : new LoanShortened(loanId, libraryId, bookId, dueDate));
    }

    private Optional<DomainEvent> returned(KnownLoan loan) {
        return Optional.ofNullable(Change.between(loan.returnedAt(), terms.returnedAt))
                .map(returnedAt -> {
                    if (returnedAt.from() == null) {
                        return new BookReturned(loanId, libraryId, bookId, returnedAt);
                    }
                    return returnedAt.to() == null
                            ? new LoanReopened(loanId, libraryId, bookId, returnedAt)
                            : new ReturnDateCorrected(loanId, libraryId, bookId, returnedAt);
                });
    }

    private Optional<DomainEvent> tags(KnownLoan loan) {
        return Optional.ofNullable(terms.tagIds)
                .filter(tagIds -> !Set.copyOf(tagIds).equals(Set.copyOf(loan.tagIds())))
                .map(tagIds -> new LoanRetagged(loanId, libraryId, bookId, new Change<>(loan.tagIds(), tagIds)));
    }
}
