package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import java.util.UUID;

/** A use case about the files of one edition, which needs to know nothing else. */
interface FileCommand<R> extends Command<R, EditionFiles> {

    UUID editionId();

    UUID bookId();

    UUID libraryId();

    @Override
    default Boundary boundary(Tagger tagger) {
        return EditionFiles.boundary(libraryId(), bookId());
    }

    @Override
    default EditionFiles initial() {
        return EditionFiles.NONE;
    }

    @Override
    default EditionFiles evolve(EditionFiles state, DomainEvent event) {
        return state.after(event, editionId(), libraryId());
    }
}
