package io.colophon.standalone;

import io.colophon.standalone.RandomHistory.Made;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** The part of a {@link RandomHistory} that happens to pictures, files and storage locations. */
final class RandomFiles {

    private static final byte[] PDF = "%PDF-1.4\npages\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final RandomHistory history;

    RandomFiles(RandomHistory history) {
        this.history = history;
    }

    void step(Made library) {
        List<String> books = history.books(library);
        if (books.isEmpty()) {
            return;
        }
        String book = library.path() + "/books/" + history.one(books);
        switch (history.number(5)) {
            case 0, 1 -> picture(library.owner(), book + "/cover", "cover");
            case 2 -> location(library);
            default -> file(library.owner(), book + "/editions");
        }
    }

    /** Puts one there, most times; else takes away what may be there. */
    void picture(ApiClient person, String path, String field) {
        history.count(
                history.number(3) == 0
                        ? person.delete(path)
                        : person.sendFile("PUT", path, field, "p.png", "image/png", png(1 + history.number(5))));
    }

    private void file(ApiClient owner, String editions) {
        for (JsonNode edition : owner.get(editions).data()) {
            String files = editions + "/" + edition.path("id").asString() + "/files";
            JsonNode first = edition.path("files").path(0);
            history.count(
                    !first.isMissingNode() && history.number(3) == 0
                            ? owner.delete(files + "/" + first.path("id").asString())
                            : owner.sendFile("POST", files, "file", "a.pdf", "application/pdf", PDF));
        }
    }

    private void location(Made library) {
        String path = library.path() + "/storage-locations";
        JsonNode there = library.owner().get(path).data().path(0);
        Map<String, Object> body =
                Map.of("name", history.words(), "root_path", "/srv/" + history.number(9), "media_format", "ebook");
        if (there.isMissingNode()) {
            history.count(library.owner().post(path, body));
        } else {
            String one = path + "/" + there.path("id").asString();
            history.count(
                    history.number(3) == 0
                            ? library.owner().delete(one)
                            : library.owner().put(one, body));
        }
    }

    private static byte[] png(int width) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(width, 1, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
