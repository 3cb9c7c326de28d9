package io.colophon.web.images;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.colophon.contract.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.ImageInputStream;

/**
 * What a file is, told from its own first bytes. Nothing is decoded, so a picture that would unfold to gigabytes is refused before it
 * costs any.
 */
record Picture(String mediaType, int width, int height) {

    private static final Map<String, String> MEDIA_TYPES =
            Map.of("png", "image/png", "jpeg", "image/jpeg", "gif", "image/gif", "webp", "image/webp");
    private static final long MOST_PIXELS = 50_000_000;

    static {
        ImageIO.setUseCache(false);
        IIORegistry.getDefaultInstance().registerServiceProvider(new WebPImageReaderSpi());
    }

    /**
     * Reads the head of the file; blocks meanwhile.
     *
     * @throws Refusal INVALID when it is no picture that browsers show, or one of more pixels than anybody needs
     */
    static Picture of(Path file) throws IOException {
        try (ImageInputStream content = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(content);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                String mediaType = MEDIA_TYPES.get(reader.getFormatName().toLowerCase(Locale.ROOT));
                if (mediaType != null) {
                    return head(reader, content, mediaType);
                }
            }
        }
        throw notOne();
    }

    private static Picture head(ImageReader reader, ImageInputStream content, String mediaType) {
        try {
            reader.setInput(content, true, true);
            Picture picture = new Picture(mediaType, reader.getWidth(0), reader.getHeight(0));
            if (picture.width <= 0 || picture.height <= 0) {
                throw notOne();
            }
            if ((long) picture.width * picture.height > MOST_PIXELS) {
                throw Refusal.invalid("image must have at most %d pixels".formatted(MOST_PIXELS));
            }
            return picture;
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw notOne();
        } finally {
            reader.dispose();
        }
    }

    private static Refusal notOne() {
        return Refusal.invalid("file must be an image");
    }
}
