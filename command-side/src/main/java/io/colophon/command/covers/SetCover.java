package io.colophon.command.covers;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.covers.Image;
import java.util.UUID;

/** Gives a book a cover, instead of the one that it has. The picture is kept already. */
record SetCover(UUID bookId, UUID libraryId, Image image, String source) implements Command<UUID, BookCover> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return BookCover.boundary(bookId, libraryId);
    }

    @Override
    public BookCover initial() {
        return BookCover.UNKNOWN;
    }

    @Override
    public BookCover evolve(BookCover state, DomainEvent event) {
        return state.after(event, libraryId);
    }

    @Override
    public Decision<UUID> decide(BookCover state, Tagger tagger) {
        return Decision.of(bookId, state.replacedBy(image, source, bookId, libraryId));
    }
}
