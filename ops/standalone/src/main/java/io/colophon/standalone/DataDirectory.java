package io.colophon.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The directory a server keeps everything in that is no row of a database of somebody else. It belongs to one process at a time: the
 * lock is the operating system's, so it is gone with the process, however that ends.
 */
public final class DataDirectory implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the directory, for its owner only, when it is missing.
     *
     * @throws StartRefused when it can't be written, or belongs to a running server
     */
    public static DataDirectory open(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StartRefused("Colophon runs already on " + path
                        + ": stop that server first, or give COLOPHON_DATA another directory.");
            }
            return new DataDirectory(path.toRealPath(), channel);
        } catch (IOException e) {
            throw new StartRefused("COLOPHON_DATA " + path + " can't be used: " + e + ".", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another server in this very process
        }
    }

    /** Absolute, without symbolic links. */
    public Path path() {
        return path;
    }

    /** A path inside; nothing is made. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Lets another server have the directory. Whatever works in it has ended before. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of " + path + " can't be released", e);
        }
    }
}
