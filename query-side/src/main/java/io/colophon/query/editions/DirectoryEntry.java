package io.colophon.query.editions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.colophon.web.files.BookFileType;
import io.colophon.web.files.RootedPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something in a directory that is browsed.
 *
 * @param path below the root
 * @param size of a file
 * @param ext of a file, in lower case
 * @param isBookable whether an edition may have it
 */
record DirectoryEntry(
        String name,
        String path,
        boolean isDir,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long size,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String ext,
        boolean isBookable) {

    /** What is in a directory below a root, by name, without what is hidden; empty when there is no such directory. Blocks. */
    static Optional<List<DirectoryEntry>> in(Path root, String path) {
        return RootedPath.existing(root, path).filter(Files::isDirectory).map(directory -> {
            try (Stream<Path> found = Files.list(directory)) {
                return found.filter(entry -> !entry.getFileName().toString().startsWith("."))
                        .flatMap(entry -> of(entry, RootedPath.clean(path)).stream())
                        .sorted(Comparator.comparing(DirectoryEntry::name))
                        .toList();
            } catch (IOException unreadable) {
                return List.<DirectoryEntry>of();
            }
        });
    }

    /** Empty for what is neither, or leads elsewhere, or has just gone. */
    private static Optional<DirectoryEntry> of(Path entry, String parent) {
        String name = entry.getFileName().toString();
        String path = parent.isEmpty() ? name : parent + "/" + name;
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(new DirectoryEntry(name, path, true, 0, "", false));
        }
        if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        String extension = BookFileType.extension(name);
        try {
            return Optional.of(new DirectoryEntry(
                    name, path, false, Files.size(entry), extension, BookFileType.isKnown(extension)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
