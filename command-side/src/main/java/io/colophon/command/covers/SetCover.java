package io.colophon.command.covers;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import io.colophon.contract.covers.Image;
import java.util.UUID;

/** Gives a book a cover, instead of the one that it has. The picture is kept already. */
record SetCover(UUID bookId, UUID libraryId, Image image, String source) implements CoverCommand<UUID> {

    @Override
    public Decision<UUID> decide(BookCover state, Tagger tagger) {
        return Decision.of(bookId, state.replacedBy(image, source, bookId, libraryId));
    }
}
