package io.colophon.command.books;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import java.util.Optional;
import java.util.UUID;

/** Replaces what is said of a book; its editions stay as they are. */
record ReviseBook(UUID bookId, UUID libraryId, BookDetails details) implements Command<UUID, ReviseBook.State> {

    record State(Optional<KnownBook> book, References references) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return References.boundary(details, libraryId)
                .or(Tagger.id(BookEvent.BOOK, bookId), BookAdded.class, BookRevised.class, BookDeleted.class);
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), References.NONE);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return new State(KnownBook.evolve(state.book, event), state.references.after(event, libraryId));
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        KnownBook book = KnownBook.existing(state.book, libraryId);
        state.references.require(details, libraryId);
        return Decision.of(
                bookId,
                new BookRevised(
                        bookId,
                        libraryId,
                        Change.between(book.title(), details.title()),
                        Change.between(book.subtitle(), details.subtitle()),
                        Change.between(book.description(), details.description()),
                        Change.between(book.mediaTypeId(), details.mediaTypeId()),
                        Change.between(book.credits(), details.credits()),
                        Change.between(book.tagIds(), details.tagIds()),
                        Change.between(book.genreIds(), details.genreIds())));
    }
}
