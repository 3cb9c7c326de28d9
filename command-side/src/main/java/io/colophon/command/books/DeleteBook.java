package io.colophon.command.books;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.command.editions.HeldEditions;
import io.colophon.command.editions.Narrators;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Deletes a book with everything that is about it; the ISBNs of all its editions are free again. */
record DeleteBook(UUID bookId, UUID libraryId) implements Command<UUID, DeleteBook.State> {

    record State(boolean libraryExists, Optional<KnownBook> book, HeldEditions editions, Narrators narrators) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(
                        Tagger.id(BookEvent.BOOK, bookId),
                        BookAdded.class,
                        BookRevised.class,
                        BookDeleted.class,
                        EditionAdded.class,
                        EditionRevised.class,
                        EditionRemoved.class)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryCreated.class, LibraryDeleted.class);
    }

    @Override
    public State initial() {
        return new State(false, Optional.empty(), HeldEditions.NONE, Narrators.NONE);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case LibraryCreated e -> new State(true, state.book, state.editions, state.narrators);
            case LibraryDeleted e -> new State(false, state.book, state.editions, state.narrators);
            default ->
                new State(
                        state.libraryExists,
                        KnownBook.evolve(state.book, event),
                        state.editions.after(event),
                        state.narrators.after(event));
        };
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        KnownBook book = KnownBook.existing(state.libraryExists ? state.book : Optional.empty(), libraryId);
        return Decision.of(
                bookId,
                new BookDeleted(
                        bookId,
                        libraryId,
                        book.mediaTypeId(),
                        contributors(book, state.narrators),
                        state.editions.isbns().stream()
                                .map(isbn -> tagger.exact(EditionEvent.isbn(libraryId), isbn))
                                .toList()));
    }

    private static List<UUID> contributors(KnownBook book, Narrators narrators) {
        return Stream.concat(
                        book.credits().stream().map(Credit::contributorId), narrators.byEdition().values().stream())
                .distinct()
                .toList();
    }
}
