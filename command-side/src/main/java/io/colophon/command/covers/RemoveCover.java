package io.colophon.command.covers;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import io.colophon.contract.covers.CoverEvent.CoverRemoved;
import io.colophon.contract.covers.Image;
import java.util.UUID;

/** Takes the cover off a book; nothing happens when it has none. */
record RemoveCover(UUID bookId, UUID libraryId) implements CoverCommand<UUID> {

    @Override
    public Decision<UUID> decide(BookCover state, Tagger tagger) {
        Image image = state.ofExisting();
        return image == null
                ? Decision.nothing(bookId)
                : Decision.of(bookId, new CoverRemoved(bookId, libraryId, image));
    }
}
