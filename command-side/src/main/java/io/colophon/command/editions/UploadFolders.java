package io.colophon.command.editions;

import io.colophon.command.editions.FindEdition.Found;
import io.colophon.contract.editions.UploadRoot;
import io.colophon.web.StoragePaths;
import io.colophon.web.files.UsableRoots;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Puts uploads into their folders. A name that is taken gets a number; nothing is ever written over. */
final class UploadFolders {

    private final StoragePaths storage;
    private final UsableRoots roots;

    UploadFolders(StoragePaths storage) {
        this.storage = storage;
        this.roots = new UsableRoots(storage);
    }

    Path root(UploadRoot root) {
        return roots.of(root);
    }

    /** The folder for files of an edition, below its root. */
    String folder(UploadRoot root, Found edition, String author) {
        EditionDetails details = edition.details();
        String template =
                switch (root) {
                    case EBOOKS -> storage.ebookTemplate();
                    case AUDIOBOOKS -> storage.audiobookTemplate();
                };
        return FolderTemplate.fill(
                template,
                Map.of(
                        "title",
                        edition.title(),
                        "author",
                        author,
                        "year",
                        details.publishDate() == null
                                ? ""
                                : String.valueOf(details.publishDate().getYear()),
                        "isbn13",
                        details.isbn13(),
                        "isbn10",
                        details.isbn10(),
                        "edition",
                        details.editionName()));
    }

    /** A file below the root for the work to fill; it goes when the work is over, wherever its content went. */
    <T> Mono<T> incoming(UploadRoot root, Function<Path, Mono<T>> work) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> Files.createTempFile(
                                Files.createDirectories(root(root).resolve(".incoming")), "", ".part"))
                        .subscribeOn(Schedulers.boundedElastic()),
                work,
                file -> Mono.fromCallable(() -> Files.deleteIfExists(file)).subscribeOn(Schedulers.boundedElastic()));
    }

    /**
     * Moves a file to its place; it is on disk there when this returns. Blocks.
     *
     * @param name with its extension
     * @return the path below the root
     */
    String settle(Path file, UploadRoot root, String folder, String name) throws IOException {
        Path directory = Files.createDirectories(root(root).resolve(folder));
        force(file);
        int dot = name.lastIndexOf('.');
        String stem = FolderTemplate.name(name.substring(0, dot));
        String extension = name.substring(dot);
        for (int copy = 1; ; copy++) {
            String free = copy == 1 ? stem + extension : stem + " (" + copy + ")" + extension;
            Path place = directory.resolve(free);
            try {
                Files.createFile(place);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            for (Path made = directory; made != null && made.startsWith(root(root)); made = made.getParent()) {
                force(made);
            }
            return folder.isEmpty() ? free : folder + "/" + free;
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
