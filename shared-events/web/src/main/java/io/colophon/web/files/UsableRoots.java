package io.colophon.web.files;

import io.colophon.contract.editions.UploadRoot;
import io.colophon.web.StoragePaths;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which directories of the server may be read for a library. A storage location is named by whoever may change the library, who has
 * no business in the rest of the server: his lie below the directories of uploads. Where an instance administrator says, anything goes.
 */
public final class UsableRoots {

    private final StoragePaths storage;

    public UsableRoots(StoragePaths storage) {
        this.storage = storage;
    }

    public Path of(UploadRoot root) {
        return switch (root) {
            case EBOOKS -> storage.ebooks();
            case AUDIOBOOKS -> storage.audiobooks();
        };
    }

    /** The root of a storage location; empty when it must not be used, is no absolute path, or is none at all. */
    public Optional<Path> ofLocation(String rootPath, boolean byAdministrator) {
        try {
            Path root = Path.of(rootPath).normalize();
            boolean usable = root.isAbsolute()
                    && (byAdministrator || root.startsWith(storage.ebooks()) || root.startsWith(storage.audiobooks()));
            return usable ? Optional.of(root) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
