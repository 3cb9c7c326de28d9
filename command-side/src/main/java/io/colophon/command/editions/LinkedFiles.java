package io.colophon.command.editions;

import io.colophon.command.Commands;
import io.colophon.command.editions.AddFile.StoredFile;
import io.colophon.contract.Refusal;
import io.colophon.contract.editions.UploadRoot;
import io.colophon.web.StoragePaths;
import io.colophon.web.files.BookFileType;
import io.colophon.web.files.RootedPath;
import io.colophon.web.files.UsableRoots;
import io.colophon.web.security.Caller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Files that are on the server already, for editions to show. */
@Component
public class LinkedFiles {

    private final Commands commands;
    private final UsableRoots roots;

    public LinkedFiles(Commands commands, StoragePaths storage) {
        this.commands = commands;
        this.roots = new UsableRoots(storage);
    }

    /** Fails with a {@link Refusal} where there is no such location, or no such file in it. */
    Mono<StoredFile> inLocation(UUID libraryId, UUID locationId, String path, Caller caller) {
        return commands.send(new FindLocation(locationId, libraryId), caller)
                .flatMap(location -> found(
                        roots.ofLocation(
                                location.result().rootPath(), location.result().byAdministrator()),
                        null,
                        locationId,
                        path));
    }

    Mono<StoredFile> inUploads(UploadRoot root, String path) {
        return found(Optional.of(roots.of(root)), root, null, path);
    }

    private static Mono<StoredFile> found(
            Optional<Path> root, @Nullable UploadRoot uploads, @Nullable UUID locationId, String path) {
        String clean = RootedPath.clean(path);
        String name = clean.substring(clean.lastIndexOf('/') + 1);
        return Mono.fromCallable(() -> {
                    Path there = root.flatMap(below -> RootedPath.existing(below, clean))
                            .orElseThrow(() -> Refusal.invalid("file not found: " + path));
                    if (Files.isDirectory(there)) {
                        throw Refusal.invalid("path is a directory, not a file");
                    }
                    return new StoredFile(uploads, locationId, clean, name, BookFileType.of(name), Files.size(there));
                })
                .subscribeOn(Schedulers.boundedElastic());
    }
}
