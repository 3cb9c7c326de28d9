package io.colophon.command.shelves;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.command.KnownTags;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.shelves.ShelfEvent;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.contract.shelves.ShelfEvent.ShelfDeleted;
import io.colophon.contract.shelves.ShelfEvent.ShelfRevised;
import java.util.Optional;
import java.util.UUID;

/** Replaces what is said of a shelf; what is on it stays. */
record ReviseShelf(UUID shelfId, UUID libraryId, ShelfDetails details) implements Command<UUID, ReviseShelf.State> {

    record State(Optional<KnownShelf> shelf, KnownTags tags) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return KnownTags.within(
                Boundary.of(
                                Tagger.id(ShelfEvent.SHELF, shelfId),
                                ShelfCreated.class,
                                ShelfRevised.class,
                                ShelfDeleted.class)
                        .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class),
                details.asked());
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), KnownTags.NONE);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return new State(KnownShelf.evolve(state.shelf, event), state.tags.after(event, libraryId));
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        KnownShelf shelf = KnownShelf.existing(state.shelf, libraryId);
        state.tags.require(details.asked());
        return Decision.of(
                shelfId,
                new ShelfRevised(
                        shelfId,
                        libraryId,
                        Change.between(shelf.name(), details.name()),
                        Change.between(shelf.description(), details.description()),
                        Change.between(shelf.color(), details.color()),
                        Change.between(shelf.icon(), details.icon()),
                        Change.between(shelf.displayOrder(), details.displayOrder()),
                        details.tagIds() == null ? null : Change.between(shelf.tagIds(), details.tagIds())));
    }
}
