package io.colophon.contract.editions;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.eventstore.json.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to the files of editions. Their bytes lie in directories beside the log. */
public sealed interface FileEvent extends DomainEvent {

    String FILE = "file";
    /** On every event of a file in a directory of uploads, by where it is there: more than one edition may show it. */
    String UPLOAD = "upload";

    UUID fileId();

    UUID editionId();

    UUID bookId();

    UUID libraryId();

    /**
     * @param root the directory of uploads in which it is; null: in a storage location
     * @param storageLocationId null unless it is in one
     * @param path below that directory, parts joined by {@code /}
     * @param name what it was called where it came from
     * @param format its extension in lower case, without the dot
     * @param bytes its size
     * @param displayOrder among the files of its edition, from 0
     */
    @EventType("editions.FileAdded")
    record FileAdded(
            UUID fileId,
            UUID editionId,
            UUID bookId,
            UUID libraryId,
            @Nullable UploadRoot root,
            @Nullable UUID storageLocationId,
            String path,
            String name,
            String format,
            long bytes,
            int displayOrder)
            implements FileEvent {
        @Override
        public void tags(Tags tags) {
            place(tags, this, root, path);
        }
    }

    /**
     * The edition does not show the file any more.
     *
     * @param root as when it was added, like the path
     */
    @EventType("editions.FileRemoved")
    record FileRemoved(
            UUID fileId,
            UUID editionId,
            UUID bookId,
            UUID libraryId,
            @Nullable UploadRoot root,
            String path) implements FileEvent {
        @Override
        public void tags(Tags tags) {
            place(tags, this, root, path);
        }
    }

    /** The text under which an upload is tagged; empty for a file that is none. */
    static String upload(@Nullable UploadRoot root, String path) {
        return root == null ? "" : root + "/" + path;
    }

    private static void place(Tags tags, FileEvent event, @Nullable UploadRoot root, String path) {
        tags.id(FILE, event.fileId())
                .id(EditionEvent.EDITION, event.editionId())
                .id(BookEvent.BOOK, event.bookId())
                .id(LibraryEvent.LIBRARY, event.libraryId())
                .exact(UPLOAD, upload(root, path));
    }
}
