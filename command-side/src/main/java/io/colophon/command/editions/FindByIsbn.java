package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.command.editions.HeldEditions.Held;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.Optional;
import java.util.UUID;

/** The edition of a library that carries an ISBN. Nothing happens by it. */
record FindByIsbn(UUID libraryId, String isbn) implements Command<Optional<Held>, HeldEditions> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return HeldEditions.within(
                Boundary.of(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class),
                libraryId,
                isbn,
                tagger);
    }

    @Override
    public HeldEditions initial() {
        return HeldEditions.NONE;
    }

    @Override
    public HeldEditions evolve(HeldEditions state, DomainEvent event) {
        return event instanceof LibraryDeleted ? HeldEditions.NONE : state.after(event);
    }

    @Override
    public Decision<Optional<Held>> decide(HeldEditions editions, Tagger tagger) {
        return Decision.nothing(editions.with(isbn));
    }
}
