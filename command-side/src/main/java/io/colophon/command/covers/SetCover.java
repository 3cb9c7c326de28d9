package io.colophon.command.covers;

import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.Tagger;
import io.colophon.contract.covers.CoverEvent.CoverAdded;
import io.colophon.contract.covers.CoverEvent.CoverReplaced;
import io.colophon.contract.covers.Image;
import java.util.UUID;

/** Gives a book a cover, instead of the one that it has. The picture is kept already. */
record SetCover(UUID bookId, UUID libraryId, Image image, String source) implements CoverCommand<UUID> {

    @Override
    public Decision<UUID> decide(BookCover state, Tagger tagger) {
        Image was = state.ofExisting();
        return Decision.of(
                bookId,
                was == null
                        ? new CoverAdded(bookId, libraryId, image, source)
                        : new CoverReplaced(bookId, libraryId, Change.between(was, image), source));
    }
}
