package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What names the folder of an edition's files. Nothing happens by it. */
record FindEdition(UUID editionId, UUID bookId, UUID libraryId)
        implements Command<FindEdition.Found, FindEdition.State> {

    record State(String title, BookEditions book) {}

    /** @param author the contributor who is shown first */
    record Found(String title, Optional<UUID> author, EditionDetails details) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return BookEditions.boundary(libraryId, bookId, null);
    }

    @Override
    public State initial() {
        return new State("", BookEditions.NONE);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        String title =
                switch (event) {
                    case BookAdded e -> e.title();
                    case BookRevised e -> Objects.requireNonNull(Change.apply(e.title(), state.title));
                    default -> state.title;
                };
        return new State(title, state.book.after(event, libraryId));
    }

    @Override
    public Decision<Found> decide(State state, Tagger tagger) {
        EditionDetails details = state.book.existing(editionId).details();
        Optional<UUID> author = state.book.existing().stream()
                .min(Comparator.comparingInt(Credit::displayOrder))
                .map(Credit::contributorId);
        return Decision.nothing(new Found(state.title, author, details));
    }
}
