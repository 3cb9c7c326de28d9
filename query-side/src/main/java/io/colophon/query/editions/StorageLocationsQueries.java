package io.colophon.query.editions;

import io.colophon.contract.Refusal;
import io.colophon.contract.editions.UploadRoot;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Query;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.StoragePaths;
import io.colophon.web.WireJson;
import io.colophon.web.files.RootedPath;
import io.colophon.web.files.UsableRoots;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import io.r2dbc.spi.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Storage locations, and what is in the directories that a library may use (Librarium behaviour, section 11). */
@RestController
@RequestMapping("/api/v1/libraries/{library}")
public class StorageLocationsQueries implements Reads {

    private final PostgresView files;
    private final UsableRoots roots;
    private final Access access;

    public StorageLocationsQueries(FilesProjector projector, StoragePaths storage, Access access) {
        this.files = projector.store();
        this.roots = new UsableRoots(storage);
        this.access = access;
    }

    record Location(
            UUID id,
            UUID libraryId,
            String name,
            String rootPath,
            String mediaFormat,
            String pathTemplate,
            String createdAt,
            String updatedAt) {
        static Location of(Row row) {
            return new Location(
                    Views.uuid(row, "id"),
                    Views.uuid(row, "library_id"),
                    Views.text(row, "name"),
                    Views.text(row, "root_path"),
                    Views.text(row, "media_format"),
                    Views.text(row, "path_template"),
                    WireJson.time(Views.instant(row, "created_at")),
                    WireJson.time(Views.instant(row, "updated_at")));
        }
    }

    @Described(value = "Storage locations of a library", gives = Location[].class)
    @GetMapping("/storage-locations")
    Mono<ResponseEntity<byte[]>> list(Caller caller, @PathVariable String library) {
        return files.list(
                        "SELECT * FROM {v}.location WHERE library_id = $1 ORDER BY name, created",
                        Location::of,
                        access.require(caller, library, Permission.BOOKS_READ))
                .map(Answers::value);
    }

    @Override
    public String kind() {
        return "storage location";
    }

    @Override
    public Class<?> shape() {
        return Location.class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return files.first(
                        "SELECT * FROM {v}.location WHERE id = $1 AND library_id = $2",
                        Location::of,
                        resource.id(),
                        resource.scope())
                .map(WireJson::write);
    }

    /** @param usable empty: it must not be read */
    private record Root(String path, Optional<Path> usable) {}

    @Described(
            value = "What is in a directory of a storage location",
            gives = DirectoryEntry[].class,
            query = {"path: of the directory, below the location"})
    @GetMapping("/storage-locations/{location}/browse")
    Mono<ResponseEntity<byte[]>> browse(
            Caller caller, @PathVariable String library, @PathVariable String location, Query query) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        return files.first(
                        "SELECT root_path, by_administrator FROM {v}.location WHERE id = $1 AND library_id = $2",
                        this::root,
                        PathId.parse(location, "location"),
                        libraryId)
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("storage location")))
                .publishOn(Schedulers.boundedElastic())
                .map(root -> Answers.value(root.usable()
                        .flatMap(usable -> DirectoryEntry.in(usable, query.text("path")))
                        .orElseThrow(() -> Refusal.invalid("directory not found: " + shown(root, query)))));
    }

    private Root root(Row row) {
        String path = Views.text(row, "root_path");
        return new Root(path, roots.ofLocation(path, Boolean.TRUE.equals(row.get("by_administrator", Boolean.class))));
    }

    private static String shown(Root root, Query query) {
        String path = RootedPath.clean(query.text("path"));
        return path.isEmpty() ? root.path() : root.path() + "/" + path;
    }

    record Uploads(String rootPath, List<DirectoryEntry> entries) {}

    @Described(
            value = "What is in a directory of the uploads",
            gives = Uploads.class,
            query = {"path: of the directory, below the uploads", "format: ebook or audiobook"})
    @GetMapping("/browse-uploads")
    Mono<ResponseEntity<byte[]>> browseUploads(Caller caller, @PathVariable String library, Query query) {
        access.require(caller, library, Permission.BOOKS_READ);
        Path root = roots.of(uploads(query.text("format")));
        return Mono.fromCallable(
                        () -> DirectoryEntry.in(root, query.text("path")).orElse(List.of()))
                .subscribeOn(Schedulers.boundedElastic())
                .map(entries -> Answers.value(new Uploads(root.toString(), entries)));
    }

    private static UploadRoot uploads(String format) {
        return switch (format) {
            case "ebook", "digital" -> UploadRoot.EBOOKS;
            case "audiobook" -> UploadRoot.AUDIOBOOKS;
            default -> throw Refusal.invalid("format must be ebook or audiobook");
        };
    }
}
