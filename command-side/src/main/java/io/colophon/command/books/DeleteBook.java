package io.colophon.command.books;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Deletes a book with everything that is about it; the ISBNs of all its editions are free again. */
record DeleteBook(UUID bookId, UUID libraryId) implements Command<UUID, DeleteBook.State> {

    /** @param isbns of the book's editions */
    record State(boolean libraryExists, Optional<KnownBook> book, Set<String> isbns) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(
                        Tagger.id(BookEvent.BOOK, bookId),
                        BookAdded.class,
                        BookRevised.class,
                        BookDeleted.class,
                        EditionAdded.class)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryCreated.class, LibraryDeleted.class);
    }

    @Override
    public State initial() {
        return new State(false, Optional.empty(), Set.of());
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case LibraryCreated e -> new State(true, state.book, state.isbns);
            case LibraryDeleted e -> new State(false, state.book, state.isbns);
            case EditionAdded e -> {
                Set<String> isbns = new TreeSet<>(state.isbns);
                isbns.addAll(List.of(e.isbn13(), e.isbn10()));
                isbns.remove("");
                yield new State(state.libraryExists, state.book, isbns);
            }
            default -> new State(state.libraryExists, KnownBook.evolve(state.book, event), state.isbns);
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
                        book.credits().stream()
                                .map(Credit::contributorId)
                                .distinct()
                                .toList(),
                        state.isbns.stream()
                                .map(isbn -> tagger.exact(EditionEvent.isbn(libraryId), isbn))
                                .toList()));
    }
}
