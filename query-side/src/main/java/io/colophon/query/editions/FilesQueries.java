package io.colophon.query.editions;

import io.colophon.contract.Refusal;
import io.colophon.contract.editions.UploadRoot;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.PathId;
import io.colophon.web.StoragePaths;
import io.colophon.web.files.BookFileType;
import io.colophon.web.files.RootedPath;
import io.colophon.web.files.UsableRoots;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import io.r2dbc.spi.Row;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Downloads of the files of editions, whole or in parts (Librarium behaviour, section 11). */
@RestController
@RequestMapping("/api/v1/libraries/{library}/books/{book}/editions/{edition}/files/{file}")
public class FilesQueries {

    private static final Logger log = LoggerFactory.getLogger(FilesQueries.class);

    private final PostgresView files;
    private final UsableRoots roots;
    private final Access access;

    public FilesQueries(FilesProjector projector, StoragePaths storage, Access access) {
        this.files = projector.store();
        this.roots = new UsableRoots(storage);
        this.access = access;
    }

    /** @param root empty: its location must not be used */
    private record Stored(UUID id, String name, String format, Instant at, Optional<Path> root, String path) {}

    @Described(
            value = "A file of an edition, whole or in parts",
            file = "*/*",
            also = {206, 304, 416},
            noPage = true)
    @GetMapping
    Mono<ResponseEntity<Resource>> download(
            Caller caller,
            @PathVariable String library,
            @PathVariable String book,
            @PathVariable String edition,
            @PathVariable String file) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        return Mono.zip(Mono.justOrEmpty(PathId.find(edition)), Mono.justOrEmpty(PathId.find(file)))
                .flatMap(ids -> files.first(
                        FileAnswer.SELECT + "WHERE f.id = $1 AND f.edition_id = $2 AND f.library_id = $3",
                        this::stored,
                        ids.getT2(),
                        ids.getT1(),
                        libraryId))
                .publishOn(Schedulers.boundedElastic())
                .flatMap(stored -> Mono.justOrEmpty(onDisk(stored)).map(found -> answer(stored, found)))
                .switchIfEmpty(Mono.error(Refusal::noPage));
    }

    private Stored stored(Row row) {
        String root = Views.text(row, "root");
        return new Stored(
                Views.uuid(row, "id"),
                Views.text(row, "name"),
                Views.text(row, "format"),
                Views.instant(row, "created_at"),
                root.isEmpty()
                        ? roots.ofLocation(
                                Views.text(row, "root_path"),
                                Boolean.TRUE.equals(row.get("by_administrator", Boolean.class)))
                        : Optional.of(roots.of(UploadRoot.valueOf(root))),
                Views.text(row, "path"));
    }

    private static Optional<Path> onDisk(Stored stored) {
        Optional<Path> found = stored.root().flatMap(root -> RootedPath.file(root, stored.path()));
        if (found.isEmpty()) {
            log.warn("the file {} of an edition is not on disk", stored.id());
        }
        return found;
    }

    private static ResponseEntity<Resource> answer(Stored stored, Path file) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(stored.name()))
                .eTag("\"" + stored.id() + "\"")
                .lastModified(stored.at())
                .contentType(BookFileType.served(stored.format()))
                .body(new FileSystemResource(file));
    }

    private static String disposition(String name) {
        ContentDisposition.Builder attachment = ContentDisposition.attachment();
        return (name.chars().allMatch(c -> c >= ' ' && c < 127)
                        ? attachment.filename(name)
                        : attachment.filename(name, StandardCharsets.UTF_8))
                .build()
                .toString();
    }
}
