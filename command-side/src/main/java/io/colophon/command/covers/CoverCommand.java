package io.colophon.command.covers;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import java.util.UUID;

/** A use case about the cover of one book, which needs to know nothing else. */
interface CoverCommand<R> extends Command<R, BookCover> {

    UUID bookId();

    UUID libraryId();

    @Override
    default Boundary boundary(Tagger tagger) {
        return BookCover.boundary(bookId(), libraryId());
    }

    @Override
    default BookCover initial() {
        return BookCover.UNKNOWN;
    }

    @Override
    default BookCover evolve(BookCover state, DomainEvent event) {
        return state.after(event, libraryId());
    }
}
