package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.FileEvent.FileAdded;
import io.colophon.contract.editions.FileEvent.FileRemoved;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An edition with its files, as decisions about these know it. */
record EditionFiles(boolean exists, Map<UUID, FileAdded> files) {

    static final EditionFiles NONE = new EditionFiles(false, Map.of());

    static Boundary boundary(UUID libraryId, UUID bookId) {
        return Boundary.of(
                        Tagger.id(BookEvent.BOOK, bookId),
                        EditionAdded.class,
                        EditionRemoved.class,
                        FileAdded.class,
                        FileRemoved.class,
                        BookDeleted.class)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class);
    }

    EditionFiles after(DomainEvent event, UUID editionId, UUID libraryId) {
        return switch (event) {
            case EditionAdded e ->
                e.editionId().equals(editionId) && e.libraryId().equals(libraryId)
                        ? new EditionFiles(true, Map.of())
                        : this;
            case EditionRemoved e -> e.editionId().equals(editionId) ? NONE : this;
            case FileAdded e -> {
                if (!e.editionId().equals(editionId)) {
                    yield this;
                }
                Map<UUID, FileAdded> more = new LinkedHashMap<>(files);
                more.put(e.fileId(), e);
                yield new EditionFiles(exists, more);
            }
            case FileRemoved e -> {
                Map<UUID, FileAdded> left = new LinkedHashMap<>(files);
                left.remove(e.fileId());
                yield new EditionFiles(exists, left);
            }
            case BookDeleted e -> NONE;
            case LibraryDeleted e -> NONE;
            default -> this;
        };
    }

    /** @throws Refusal when there is no such edition */
    void require() {
        if (!exists) {
            throw Refusal.notFound("edition");
        }
    }

    /** @throws Refusal when the edition has no such file */
    FileAdded existing(UUID fileId) {
        return Optional.ofNullable(files.get(fileId)).orElseThrow(() -> Refusal.notFound("file"));
    }

    /** The place after its last file. */
    int next() {
        return files.values().stream()
                .mapToInt(file -> file.displayOrder() + 1)
                .max()
                .orElse(0);
    }
}
