package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.colophon.command.enrichment.BookSource;
import io.colophon.command.lookup.MergedBook;
import io.colophon.command.lookup.MergedBook.Cover;
import io.colophon.command.lookup.MergedBook.Field;
import io.colophon.eventstore.TestDatabase;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Covers that somebody outside has: of the ISBN 1 a broken one and a good one, of 2 a broken one; whoever asks for 3 gets no answer. */
class BatchesOfCoversOverHttpTest {

    private static final byte[] PICTURE = picture();

    private static HttpServer outside;
    private static TestServer server;
    private static SignedIn owner;
    private static String library;

    @BeforeAll
    static void start() throws IOException {
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/good", exchange -> {
            exchange.sendResponseHeaders(200, PICTURE.length);
            exchange.getResponseBody().write(PICTURE);
            exchange.close();
        });
        outside.start();
        server = new TestServer(TestDatabase.create(), 0, true, BatchesOfCoversOverHttpTest::outside);
        owner = SignedIn.register(server);
        library = "/libraries/" + owner.library();
    }

    @AfterAll
    static void stop() {
        server.close();
        outside.stop(0);
    }

    private static void outside(GenericApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("outside", Map.of("colophon.allowed-private-hosts", "127.0.0.1")));
        context.registerBean(BookSource.class, () -> BatchesOfCoversOverHttpTest::known, bean -> bean.setPrimary(true));
    }

    private static Mono<MergedBook> known(String isbn) {
        return switch (isbn) {
            case "1" -> Mono.just(found("Subtitle", "/broken", "/good"));
            case "2" -> Mono.just(found("Subtitle", "/broken"));
            default -> Mono.error(new IllegalStateException("nobody answers"));
        };
    }

    private static MergedBook found(String subtitle, String... covers) {
        return new MergedBook(
                null,
                new Field(subtitle, "test", "Test", List.of()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(covers).stream()
                        .map(path -> new Cover(
                                "test",
                                "Test",
                                "http://127.0.0.1:" + outside.getAddress().getPort() + path))
                        .toList());
    }

    private static byte[] picture() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String book(String isbn) {
        String type = owner.get("/media-types").ok().get(0).get("id").asString();
        return owner.post(
                        library + "/books",
                        Map.of(
                                "title",
                                "Book " + isbn,
                                "media_type_id",
                                type,
                                "edition",
                                Map.of("format", "ebook", "isbn_13", isbn)))
                .ok()
                .get("id")
                .asString();
    }

    private static JsonNode batch(String what, List<String> books, boolean force) {
        String id = owner.post(library + "/books/bulk/" + what, Map.of("book_ids", books, "force", force))
                .ok()
                .get("id")
                .asString();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> owner.get("/enrichment-batches/" + id).ok(), found -> !List.of("pending", "processing")
                        .contains(found.get("status").asString()));
    }

    private static List<String> items(JsonNode batch) {
        return batch.get("items")
                .valueStream()
                .map(item -> item.get("status").asString() + ": "
                        + item.get("message").asString())
                .toList();
    }

    @Test
    void the_first_cover_that_can_be_had_is_taken() {
        String has = book("1");
        String none = book("2");
        String silent = book("3");
        JsonNode batch = batch("cover", List.of(has, none, silent), false);
        assertThat(items(batch))
                .containsExactly(
                        "done: filled in cover",
                        "skipped: no cover found",
                        "failed: enriching book: the book could not be looked up or stored");
        assertThat(batch.get("status").asString()).isEqualTo("done");
        assertThat(batch.get("failed_books").asInt()).isEqualTo(1);
        assertThat(owner.bytes(library + "/books/" + has + "/cover").body()).isEqualTo(PICTURE);
        JsonNode book = owner.get(library + "/books/" + has).ok();
        assertThat(book.get("subtitle").asString()).isEmpty();

        assertThat(items(batch("enrich", List.of(has, none), false)))
                .containsExactly("done: filled in subtitle", "done: filled in subtitle");
        assertThat(items(batch("enrich", List.of(has), true))).containsExactly("done: filled in cover");
        assertThat(batch("enrich", List.of(silent), false).get("status").asString())
                .isEqualTo("failed");
    }
}
