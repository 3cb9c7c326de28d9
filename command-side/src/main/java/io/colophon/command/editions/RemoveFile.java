package io.colophon.command.editions;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import io.colophon.contract.editions.FileEvent.FileAdded;
import io.colophon.contract.editions.FileEvent.FileRemoved;
import java.util.UUID;

/** Takes a file off an edition. The answer is the file, with its place. */
record RemoveFile(UUID fileId, UUID editionId, UUID bookId, UUID libraryId) implements FileCommand<FileAdded> {

    @Override
    public Decision<FileAdded> decide(EditionFiles edition, Tagger tagger) {
        FileAdded file = edition.existing(fileId);
        return Decision.of(file, new FileRemoved(fileId, editionId, bookId, libraryId, file.root(), file.path()));
    }
}
