package io.colophon.command.editions;

import io.colophon.command.editions.AddFile.StoredFile;
import io.colophon.web.files.BookFileType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A file below the root of a storage location that an edition may have. */
record FoundFile(String path, String name, long bytes) {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])(?:[0-9]{13}|[0-9]{9}[0-9Xx])(?![0-9])");

    /** All there are, by their path; what is hidden, a link, or can't be read is passed over, as is a root that is not there. Blocks. */
    static List<FoundFile> below(Path root) {
        List<FoundFile> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return !directory.equals(root) && isHidden(directory)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    if (attributes.isRegularFile()
                            && !isHidden(file)
                            && BookFileType.isKnown(BookFileType.extension(name))) {
                        found.add(new FoundFile(root.relativize(file).toString(), name, attributes.size()));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(Comparator.comparing(FoundFile::path));
        return found;
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    /** What in its name may be an ISBN, in the order in which it stands there. */
    List<String> numbers() {
        return NUMBER.matcher(name).results().map(MatchResult::group).toList();
    }

    StoredFile in(UUID locationId) {
        return new StoredFile(null, locationId, path, name, BookFileType.extension(name), bytes);
    }
}
