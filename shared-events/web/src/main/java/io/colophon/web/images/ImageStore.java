package io.colophon.web.images;

import io.colophon.contract.Refusal;
import io.colophon.contract.covers.Image;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Pictures in a directory, each under the digest of its content, so that one that is there never changes. They are on disk before an
 * event speaks of them, and stay when no view shows them any more: the log does.
 */
public final class ImageStore {

    /** Of one picture. */
    public static final long MOST_BYTES = 10 << 20;

    private final Path root;

    public ImageStore(Path root) {
        this.root = root;
    }

    /**
     * Keeps what {@code fill} writes into the file that it is given.
     *
     * @return the picture with what the filling said; fails with an INVALID {@link Refusal} when it is no picture
     */
    public <T> Mono<Kept<T>> keep(Function<Path, Mono<T>> fill) {
        return Mono.usingWhen(
                blocking(() -> Files.createTempFile(Files.createDirectories(root.resolve("incoming")), "", ".part")),
                incoming -> fill.apply(incoming).flatMap(said -> blocking(() -> new Kept<>(settle(incoming), said))),
                incoming -> blocking(() -> Files.deleteIfExists(incoming)));
    }

    public record Kept<T>(Image image, T said) {}

    /** The file of a picture; it may be missing, where a backup was restored without it. */
    public Path file(String imageId) {
        return folder(imageId).resolve(imageId);
    }

    private Path folder(String imageId) {
        return root.resolve(imageId.substring(0, 2));
    }

    /** Content and name are on disk when this ends. */
    private Image settle(Path incoming) throws IOException {
        Picture picture = Picture.of(incoming);
        String id = digest(incoming);
        Path file = file(id);
        if (!Files.exists(file)) {
            force(incoming);
            Files.createDirectories(folder(id));
            Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE);
        }
        // Also when it is there: whoever put it there may not have come to this yet.
        force(folder(id));
        force(root);
        return new Image(id, picture.mediaType(), Files.size(file), picture.width(), picture.height());
    }

    private static String digest(Path file) throws IOException {
        try (DigestInputStream content = new DigestInputStream(Files.newInputStream(file), sha256())) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
