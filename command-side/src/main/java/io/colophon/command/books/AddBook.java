package io.colophon.command.books;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.command.editions.EditionDetails;
import io.colophon.command.editions.HeldEditions;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent.BookAdded;
import java.util.UUID;

/**
 * Adds a book to a library, with its first edition when one is given. When the library has an edition with that ISBN, nothing is
 * made: there is one copy more of it.
 *
 * @param editionId for the edition, if one is given
 */
public record AddBook(UUID bookId, UUID editionId, UUID libraryId, UUID addedBy, BookDetails details)
        implements Command<UUID, AddBook.State> {

    record State(References references, HeldEditions held) {}

    private String isbn() {
        EditionDetails edition = details.edition();
        return edition == null ? "" : edition.identifyingIsbn();
    }

    @Override
    public Boundary boundary(Tagger tagger) {
        return HeldEditions.within(References.boundary(details, libraryId), libraryId, isbn(), tagger);
    }

    @Override
    public State initial() {
        return new State(References.NONE, HeldEditions.NONE);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return new State(state.references.after(event, libraryId), state.held.after(event));
    }

    /** Answers which book it is. */
    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        state.references.require(details, libraryId);
        return state.held
                .with(isbn())
                .map(held -> Decision.of(held.bookId(), held.oneMore()))
                .orElseGet(this::added);
    }

    private Decision<UUID> added() {
        Decision<UUID> decision = Decision.of(
                bookId,
                new BookAdded(
                        bookId,
                        libraryId,
                        details.title(),
                        details.subtitle(),
                        details.description(),
                        details.mediaTypeId(),
                        details.credits(),
                        details.tagIds(),
                        details.genreIds(),
                        addedBy));
        EditionDetails edition = details.edition();
        return edition == null ? decision : decision.and(edition.added(editionId, bookId, libraryId));
    }
}
