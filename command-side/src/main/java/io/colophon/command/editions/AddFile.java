package io.colophon.command.editions;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import io.colophon.contract.editions.FileEvent.FileAdded;
import io.colophon.contract.editions.UploadRoot;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives an edition a file that is in its place already. */
record AddFile(UUID fileId, UUID editionId, UUID bookId, UUID libraryId, StoredFile file) implements FileCommand<UUID> {

    /** Where a file is; see {@link FileAdded}. */
    record StoredFile(
            @Nullable UploadRoot root,
            @Nullable UUID storageLocationId,
            String path,
            String name,
            String format,
            long bytes) {}

    @Override
    public Decision<UUID> decide(EditionFiles edition, Tagger tagger) {
        edition.require();
        return Decision.of(
                fileId,
                new FileAdded(
                        fileId,
                        editionId,
                        bookId,
                        libraryId,
                        file.root,
                        file.storageLocationId,
                        file.path,
                        file.name,
                        file.format,
                        file.bytes,
                        edition.next()));
    }
}
