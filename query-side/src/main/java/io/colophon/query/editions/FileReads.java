package io.colophon.query.editions;

import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.StoragePaths;
import io.colophon.web.WireJson;
import io.colophon.web.files.EditionFiles;
import io.colophon.web.files.UsableRoots;
import io.colophon.web.security.Caller;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One file, whose scope is its edition, and those of a book or a library. */
@Component
class FileReads implements Reads, EditionFiles {

    private final PostgresView files;
    private final UsableRoots roots;

    FileReads(FilesProjector projector, StoragePaths storage) {
        this.files = projector.store();
        this.roots = new UsableRoots(storage);
    }

    @Override
    public String kind() {
        return "file";
    }

    @Override
    public Class<?> shape() {
        return FileAnswer.class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return files.first(
                        FileAnswer.SELECT + "WHERE f.id = $1 AND f.edition_id = $2",
                        row -> FileAnswer.of(row, roots),
                        resource.id(),
                        resource.scope())
                .map(WireJson::write);
    }

    @Override
    public Mono<Map<UUID, String>> ofBook(UUID libraryId, UUID bookId) {
        return files.list(
                        FileAnswer.SELECT
                                + "WHERE f.book_id = $1 AND f.library_id = $2 ORDER BY f.display_order, f.created_at",
                        row -> FileAnswer.of(row, roots),
                        bookId,
                        libraryId)
                .map(found -> found.stream()
                        .collect(Collectors.groupingBy(
                                FileAnswer::editionId,
                                Collectors.collectingAndThen(Collectors.toList(), WireJson::write))));
    }

    @Override
    public Mono<Set<UUID>> editionsWithFiles(UUID libraryId) {
        return files.list(
                        "SELECT DISTINCT edition_id FROM {v}.file WHERE library_id = $1",
                        row -> Views.uuid(row, "edition_id"),
                        libraryId)
                .map(Set::copyOf);
    }
}
