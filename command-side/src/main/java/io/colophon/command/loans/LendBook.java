package io.colophon.command.loans;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.command.KnownTags;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.loans.Borrower;
import io.colophon.contract.loans.LoanEvent.BookLent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lends a book to somebody. Nothing prevents a second open loan of it: a library may have more copies than it says. */
record LendBook(
        UUID loanId,
        UUID libraryId,
        UUID bookId,
        String loanedTo,
        LocalDate loanedAt,
        @Nullable LocalDate dueDate,
        String notes,
        List<UUID> tagIds)
        implements Command<UUID, LendBook.State> {

    /** @param title of the book, when it is in the library */
    record State(boolean libraryExists, Optional<String> title, KnownTags tags) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return KnownTags.within(
                Boundary.of(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryCreated.class, LibraryDeleted.class)
                        .or(Tagger.id(BookEvent.BOOK, bookId), BookAdded.class, BookRevised.class, BookDeleted.class),
                tagIds);
    }

    @Override
    public State initial() {
        return new State(false, Optional.empty(), KnownTags.NONE);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case LibraryCreated e -> new State(true, state.title, state.tags);
            case LibraryDeleted e -> new State(false, state.title, state.tags);
            case BookAdded e ->
                new State(
                        state.libraryExists,
                        Optional.of(e.title()).filter(title -> e.libraryId().equals(libraryId)),
                        state.tags);
            case BookRevised e ->
                new State(state.libraryExists, state.title.map(title -> Change.apply(e.title(), title)), state.tags);
            case BookDeleted e -> new State(state.libraryExists, Optional.empty(), state.tags);
            default -> new State(state.libraryExists, state.title, state.tags.after(event, libraryId));
        };
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        if (!state.libraryExists) {
            throw Refusal.notFound("library");
        }
        String title = state.title.orElseThrow(() -> Refusal.notFound("book"));
        state.tags.require(tagIds);
        return Decision.of(
                loanId,
                new BookLent(
                        loanId,
                        libraryId,
                        bookId,
                        title,
                        Borrower.id(libraryId, loanedTo),
                        loanedTo,
                        loanedAt,
                        dueDate,
                        notes,
                        tagIds));
    }
}
