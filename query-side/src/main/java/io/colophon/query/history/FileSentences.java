package io.colophon.query.history;

import static io.colophon.query.history.Phrases.quoted;

import io.colophon.contract.books.BookEvent;
import io.colophon.contract.editions.FileEvent;
import io.colophon.contract.editions.FileEvent.FileAdded;
import io.colophon.contract.editions.FileEvent.FileRemoved;
import io.colophon.contract.editions.StorageEvent;
import io.colophon.contract.editions.StorageEvent.StorageLocationAdded;
import io.colophon.contract.editions.StorageEvent.StorageLocationRemoved;
import io.colophon.contract.editions.StorageEvent.StorageLocationRevised;
import io.colophon.query.history.HistoryItem.Subject;
import java.util.List;

/** What happened to the files of editions and to storage locations. */
final class FileSentences {

    private FileSentences() {}

    static HistoryItem of(FileEvent event, Telling telling) {
        Subject subject = new Subject(
                BookEvent.BOOK, event.bookId(), telling.title(event.bookId()).orElse(null));
        String edition = " an edition of " + telling.book(event.bookId());
        return switch (event) {
            case FileAdded e ->
                telling.did(
                        subject,
                        "added the file " + quoted(e.name()) + " to" + edition,
                        new Fields()
                                .began("file_path", e.path())
                                .began("file_size", e.bytes())
                                .list());
            case FileRemoved e ->
                telling.did(subject, "removed the file " + quoted(e.path()) + " from" + edition, List.of());
        };
    }

    static HistoryItem of(StorageEvent event, Telling telling) {
        return switch (event) {
            case StorageLocationAdded e ->
                telling.did(
                        new Subject(StorageEvent.STORAGE_LOCATION, e.storageLocationId(), e.name()),
                        "added the storage location " + quoted(e.name()),
                        new Fields()
                                .began("root_path", e.rootPath())
                                .began("media_format", e.mediaFormat())
                                .began("path_template", e.pathTemplate())
                                .list());
            case StorageLocationRevised e ->
                telling.changed(
                        new Subject(StorageEvent.STORAGE_LOCATION, e.storageLocationId(), null),
                        "a storage location",
                        new Fields()
                                .changed("name", e.name())
                                .changed("root_path", e.rootPath())
                                .changed("media_format", e.mediaFormat())
                                .changed("path_template", e.pathTemplate())
                                .list());
            case StorageLocationRemoved e ->
                telling.did(
                        new Subject(StorageEvent.STORAGE_LOCATION, e.storageLocationId(), null),
                        "removed a storage location",
                        List.of());
        };
    }
}
