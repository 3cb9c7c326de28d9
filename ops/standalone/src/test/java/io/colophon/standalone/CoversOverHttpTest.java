package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CoversOverHttpTest {

    private static final byte[] SMALL = png(3);
    private static final byte[] LARGE = png(5);

    private static TestServer server;
    private static SignedIn owner;
    private static String library;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        owner = SignedIn.register(server);
        library = owner.library();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] png(int width) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(width, 2, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String book(String title) {
        return "/libraries/" + library + "/books/" + owner.book(library, title);
    }

    private static SignedIn.Answer upload(String book, byte[] content) {
        return owner.putFile(book + "/cover", "cover", "image/png", content);
    }

    private static JsonNode coverUrl(String book) {
        return owner.get(book).ok().get("cover_url");
    }

    private static String photoUrl(String contributor) {
        return owner.get("/libraries/" + library + "/contributors/" + contributor)
                .ok()
                .get("photo_url")
                .asString("");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void a_cover_comes_back_as_it_was_sent() {
        String book = book("Dune");
        assertThat(coverUrl(book).isNull()).isTrue();
        assertThat(upload(book, SMALL).status()).isEqualTo(204);
        HttpResponse<byte[]> got = owner.bytes(coverUrl(book).asString().substring("/api/v1".length()));
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(SMALL);
        assertThat(got.headers().firstValue("content-type")).contains("image/png");
        assertThat(got.headers().firstValue("cache-control")).contains("public, max-age=86400");
    }

    @Test
    void its_url_changes_with_each_picture_also_within_one_second() {
        String book = book("Emma");
        upload(book, SMALL);
        String first = coverUrl(book).asString();
        upload(book, LARGE);
        String second = coverUrl(book).asString();
        assertThat(owner.delete(book + "/cover").status()).isEqualTo(204);
        assertThat(owner.delete(book + "/cover").status()).isEqualTo(204);
        assertThat(coverUrl(book).isNull()).isTrue();
        assertThat(owner.bytes(book + "/cover").statusCode()).isEqualTo(404);
        upload(book, SMALL);
        assertThat(coverUrl(book).asString()).isNotIn(first, second).matches(".*/cover\\?v=[0-9]+");
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void parts_and_conditions_are_honoured() {
        String cover = book("Ulysses") + "/cover";
        owner.putFile(cover, "cover", "image/jpeg", LARGE);
        HttpResponse<byte[]> whole = owner.bytes(cover);
        assertThat(whole.headers().firstValue("content-type")).contains("image/png");
        String tag = whole.headers().firstValue("etag").orElseThrow();
        String changed = whole.headers().firstValue("last-modified").orElseThrow();
        assertThat(owner.bytes(cover, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(owner.bytes(cover, "If-Modified-Since", changed).statusCode())
                .isEqualTo(304);
        HttpResponse<byte[]> part = owner.bytes(cover, "Range", "bytes=1-3");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(text(part)).isEqualTo("PNG");
        assertThat(owner.bytes(cover, "Range", "bytes=100000-").statusCode()).isEqualTo(416);
    }

    @Test
    void a_list_gets_smaller_ones() throws IOException {
        String cover = book("Bleak House") + "/cover";
        owner.putFile(cover, "cover", "image/png", png(2_000));
        HttpResponse<byte[]> small = owner.bytes(cover + "?size=160");
        assertThat(small.headers().firstValue("content-type")).contains("image/jpeg");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(small.body()));
        assertThat(image.getWidth()).isEqualTo(160);
        assertThat(owner.bytes(
                                cover + "?size=160",
                                "If-None-Match",
                                small.headers().firstValue("etag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
        owner.get(cover + "?size=7").refused(400, "size must be one of 160, 320, 640");
        byte[] broken = Arrays.copyOf(png(900), 45);
        owner.putFile(cover, "cover", "image/png", broken);
        assertThat(owner.bytes(cover + "?size=160").statusCode()).isEqualTo(404);
        assertThat(owner.bytes(cover).body()).isEqualTo(broken);
    }

    @Test
    void where_no_book_can_be_there_is_no_cover() {
        HttpResponse<byte[]> none = owner.bytes("/libraries/" + library + "/books/x/cover");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(text(none)).isEqualTo("404 page not found\n");
    }

    @Test
    void what_is_no_picture_is_refused_and_changes_nothing() {
        String book = book("Ivanhoe");
        owner.putFile(book + "/cover", "cover", "text/plain", SMALL).refused(400, "file must be an image");
        owner.putFile(book + "/cover", "cover", "image/png", "text".getBytes(StandardCharsets.UTF_8))
                .refused(400, "file must be an image");
        owner.putFile(book + "/cover", "photo", "image/png", SMALL).refused(400, "cover file is required");
        owner.put(book + "/cover", Map.of()).refused(400, "invalid multipart form");
        upload(book, new byte[(10 << 20) + 1]).refused(413, "cover must be at most 10485760 bytes");
        assertThat(coverUrl(book).isNull()).isTrue();
    }

    @Test
    void a_book_of_another_library_has_no_cover_here() {
        String book = book("Persuasion");
        upload(book, SMALL);
        String elsewhere = book.replace(library, owner.library());
        upload(elsewhere, SMALL).refused(404, "book not found");
        HttpResponse<byte[]> got = owner.bytes(elsewhere + "/cover");
        assertThat(got.statusCode()).isEqualTo(404);
        assertThat(got.headers().firstValue("content-type")).contains("text/plain;charset=UTF-8");
        assertThat(text(got)).isEqualTo("404 page not found\n");
        assertThat(text(owner.bytes(elsewhere.replaceFirst("[^/]+$", "nonsense") + "/cover")))
                .isEqualTo("404 page not found\n");
        SignedIn stranger = SignedIn.register(server);
        assertThat(stranger.bytes(book + "/cover").statusCode()).isEqualTo(403);
        stranger.delete(book + "/cover").refused(403, "insufficient permissions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/a.png",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]/a.png",
                "http://localhost/a.png",
                "file:///etc/hostname"
            })
    void nothing_private_is_fetched(String url) {
        String book = book("Middlemarch");
        SignedIn.Answer answer = owner.post(book + "/cover/fetch", Map.of("url", url));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith("url can't be fetched: ");
        owner.post(book + "/cover/fetch", Map.of()).refused(400, "url is required");
        owner.post(book + "/cover/fetch", "no object").refused(400, "url is required");
        assertThat(coverUrl(book).isNull()).isTrue();
    }

    @Test
    void a_contributor_has_a_photo() {
        String ada = owner.post("/contributors", Map.of("name", "Ada Lovelace"))
                .ok()
                .get("id")
                .asString();
        String photo = "/contributors/" + ada + "/photo";
        assertThat(owner.bytes(photo).statusCode()).isEqualTo(404);
        assertThat(owner.putFile(photo, "photo", "image/png", SMALL).status()).isEqualTo(204);
        assertThat(owner.bytes(photo).body()).isEqualTo(SMALL);
        String first = photoUrl(ada);
        owner.putFile(photo, "photo", "image/png", LARGE);
        assertThat(photoUrl(ada)).isNotEqualTo(first).startsWith("/api/v1" + photo + "?v=");
        assertThat(owner.delete(photo).status()).isEqualTo(204);
        assertThat(photoUrl(ada)).isEmpty();
        assertThat(owner.bytes(photo).statusCode()).isEqualTo(404);
        assertThat(owner.bytes("/contributors/nonsense/photo").statusCode()).isEqualTo(404);
        assertThat(owner.delete("/contributors/" + UUID.randomUUID() + "/photo").status())
                .isEqualTo(204);
        owner.putFile("/contributors/" + UUID.randomUUID() + "/photo", "photo", "image/png", SMALL)
                .refused(404, "contributor not found");
    }
}
