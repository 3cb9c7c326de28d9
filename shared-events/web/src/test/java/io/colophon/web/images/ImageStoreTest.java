package io.colophon.web.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.contract.Refusal;
import io.colophon.contract.covers.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ImageStoreTest {

    /** One pixel. */
    private static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    private final Path root;

    ImageStoreTest(@TempDir Path root) {
        this.root = root;
    }

    private Mono<Image> keep(byte[] content) {
        return new ImageStore(root)
                .keep(file -> Mono.fromCallable(() -> Files.write(file, content)))
                .map(ImageStore.Kept::image);
    }

    private static byte[] image(String format) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            assertThat(ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), format, out))
                    .isTrue();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void a_picture_is_what_its_content_says(String format) {
        byte[] content = image(format);
        Image kept = Objects.requireNonNull(keep(content).block());
        assertThat(kept)
                .returns("image/" + format, Image::mediaType)
                .returns(3, Image::width)
                .returns(2, Image::height)
                .returns((long) content.length, Image::bytes);
        assertThat(new ImageStore(root).file(kept.id())).hasBinaryContent(content);
    }

    @Test
    void webp_is_known() {
        assertThat(keep(WEBP).block()).returns("image/webp", Image::mediaType).returns(1, Image::width);
    }

    @Test
    void one_content_is_one_file_and_nothing_else_stays() throws IOException {
        byte[] content = image("png");
        assertThat(keep(content).block()).isEqualTo(keep(content).block());
        try (var files = Files.walk(root).filter(Files::isRegularFile)) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "GIF89a",
                "\u0089PNG\r\n\u001a\n",
                "BM",
                "RIFF....WEBP"
            })
    void anything_else_is_refused_and_leaves_nothing(String content) throws IOException {
        refused(content.getBytes(StandardCharsets.ISO_8859_1), "file must be an image");
    }

    @Test
    void a_picture_that_would_unfold_to_gigabytes_is_refused() throws IOException {
        refused(pngOf(50_000, 50_000), "image must have at most 50000000 pixels");
        refused(pngOf(Integer.MAX_VALUE, Integer.MAX_VALUE), "image must have at most 50000000 pixels");
    }

    private void refused(byte[] content, String reason) throws IOException {
        StepVerifier.create(keep(content))
                .verifyErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(Refusal.class).hasMessage(reason));
        try (var files = Files.walk(root).filter(Files::isRegularFile)) {
            assertThat(files).isEmpty();
        }
    }

    /** The head of a PNG of that size, without pixels. */
    private static byte[] pngOf(int width, int height) {
        ByteBuffer head = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(head.array());
        return ByteBuffer.allocate(8 + 4 + 17 + 4 + 12)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(head.array())
                .putInt((int) sum.getValue())
                .putInt(0)
                .put("IDAT".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .array();
    }
}
