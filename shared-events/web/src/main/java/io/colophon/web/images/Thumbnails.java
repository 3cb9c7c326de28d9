package io.colophon.web.images;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Pictures that are no larger than a list needs them, as JPEG. They are made when they are first asked for and can be made again, so
 * they are no part of a backup. One is made at a time: what it is made of takes memory while it is open.
 */
public final class Thumbnails implements AutoCloseable {

    public static final String MEDIA_TYPE = "image/jpeg";
    /** The sides of the square into which one fits, in pixels. */
    public static final Set<Integer> SIZES = Set.of(160, 320, 640);

    private static final String FOLDER = "thumbnails";

    private final ImageStore images;
    private final Path root;
    private final Scheduler maker = Schedulers.newBoundedElastic(1, 1_000, FOLDER);

    /** @param root the directory of the pictures */
    public Thumbnails(ImageStore images, Path root) {
        this.images = images;
        this.root = root;
    }

    /** The file of a smaller picture; fails with an {@link IOException} when the picture is not there, or is broken. */
    public Mono<Path> of(String imageId, int size) {
        Path file = root.resolve(FOLDER).resolve(String.valueOf(size)).resolve(imageId);
        return Mono.fromCallable(() -> Files.exists(file) ? file : make(imageId, size, file))
                .subscribeOn(maker);
    }

    private Path make(String imageId, int size, Path file) throws IOException {
        BufferedImage small = net.coobird.thumbnailator.Thumbnails.of(onWhite(read(images.file(imageId), size)))
                .size(size, size)
                .asBufferedImage();
        Path folder = Files.createDirectories(file.resolveSibling(""));
        Path part = Files.createTempFile(folder, "", ".part");
        ImageIO.write(small, "jpeg", part.toFile());
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads only every so many pixels of a picture that is much larger than what becomes of it. */
    private static BufferedImage read(Path file, int size) throws IOException {
        try (ImageInputStream content = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(content);
            if (!readers.hasNext()) {
                throw new IOException("no picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(content, true, true);
                int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * size));
                ImageReadParam every = reader.getDefaultReadParam();
                every.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, every);
            } catch (RuntimeException e) {
                throw new IOException("a broken picture", e);
            } finally {
                reader.dispose();
            }
        }
    }

    /** JPEG knows no transparency. */
    private static BufferedImage onWhite(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = opaque.createGraphics();
        canvas.drawImage(image, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return opaque;
    }

    @Override
    public void close() {
        maker.dispose();
    }
}
