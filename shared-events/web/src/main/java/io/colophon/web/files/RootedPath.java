package io.colophon.web.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths below a root, as people give them. Nothing leads out of the root: no {@code ..}, no absolute path, no link. */
public final class RootedPath {

    private RootedPath() {}

    /** The path with its {@code .} and {@code ..} worked out, as if the root were the top of everything; empty for the root itself. */
    public static String clean(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            switch (part) {
                case "", "." -> {}
                case ".." -> parts.pollLast();
                default -> parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    /**
     * What is really there: a file or a directory below the root, or the root itself. Blocks.
     *
     * @param path in any form
     */
    public static Optional<Path> existing(Path root, String path) {
        try {
            Path real = root.toRealPath();
            Path found = real.resolve(clean(path)).toRealPath();
            return found.startsWith(real) ? Optional.of(found) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** As {@link #existing}, when it is a file. */
    public static Optional<Path> file(Path root, String path) {
        return existing(root, path).filter(Files::isRegularFile);
    }
}
