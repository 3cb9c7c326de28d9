package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FilesOverHttpTest {

    private static final byte[] PDF = "%PDF-1.4\nsome pages\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private static TestServer server;
    private static SignedIn admin;
    private static SignedIn owner;
    private static String library;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        admin = SignedIn.register(server);
        owner = SignedIn.register(server);
        library = owner.library();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String editions(String title) {
        return "/libraries/" + library + "/books/" + owner.book(library, title) + "/editions";
    }

    private static String ebook(String editions) {
        return editions + "/"
                + id(owner.post(editions, Map.of("format", "ebook")).ok()) + "/files";
    }

    private static String id(JsonNode node) {
        return node.get("id").asString();
    }

    private static SignedIn.Answer upload(String files, String name) {
        return owner.postFile(files, "file", name, PDF);
    }

    private static JsonNode location(SignedIn who, Path root) {
        return who.post(
                        "/libraries/" + library + "/storage-locations",
                        Map.of("name", "Attic", "root_path", root.toString(), "media_format", "ebook"))
                .ok();
    }

    private static String browse(JsonNode location) {
        return "/libraries/" + library + "/storage-locations/" + id(location) + "/browse";
    }

    @Test
    void a_file_comes_back_as_it_was_sent_and_is_gone_when_removed() {
        String editions = editions("Dune: Part One");
        String files = ebook(editions);
        JsonNode made = upload(files, "../../My \"Dune\" ä.pdf").ok();
        assertThat(made.get("file_path").asString()).isEqualTo("Dune Part One/My Dune ä.pdf");
        assertThat(made.get("file_name").asString()).isEqualTo("My \"Dune\" ä.pdf");
        assertThat(made.get("file_size").asLong()).isEqualTo(PDF.length);
        assertThat(owner.get(editions).ok().get(0).get("files").get(0)).isEqualTo(made);
        String file = files + "/" + id(made);
        HttpResponse<byte[]> got = owner.bytes(file);
        assertThat(got.body()).isEqualTo(PDF);
        assertThat(got.headers().firstValue("content-type")).contains("application/pdf");
        assertThat(got.headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''My%20%22Dune%22%20%C3%A4.pdf");
        HttpResponse<byte[]> part = owner.bytes(file, "Range", "bytes=1-3");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), StandardCharsets.US_ASCII)).isEqualTo("PDF");
        Path onDisk =
                Path.of(made.get("root_path").asString(), made.get("file_path").asString());
        assertThat(onDisk).hasBinaryContent(PDF);
        assertThat(owner.delete(file).status()).isEqualTo(204);
        assertThat(onDisk).doesNotExist();
        assertThat(owner.bytes(file).statusCode()).isEqualTo(404);
        owner.delete(file).refused(404, "file not found");
    }

    @Test
    void a_name_that_is_taken_gets_a_number() {
        String files = ebook(editions("Emma"));
        assertThat(upload(files, "emma.pdf").ok().get("file_path").asString()).isEqualTo("Emma/emma.pdf");
        assertThat(upload(files, "em*ma.pdf").ok().get("file_path").asString()).isEqualTo("Emma/emma (2).pdf");
        JsonNode third = upload(files, ".pdf").ok();
        assertThat(third.get("file_path").asString()).isEqualTo("Emma/unknown.pdf");
        assertThat(third.get("display_order").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, 400, unsupported file type \"txt\"",
        "none, 400, unsupported file type \"\"",
        "'', 400, file is required",
        "a.epub, 400, file content is not that of a .epub file",
        "a.mp3, 400, file content is not that of a .mp3 file"
    })
    void what_is_not_what_it_says_is_refused(String name, int status, String error) {
        String editions = editions("Ulysses");
        upload(ebook(editions), name).refused(status, error);
        assertThat(owner.get(editions).ok().get(0).get("files")).isEmpty();
    }

    @Test
    void an_unknown_edition_is_told_before_the_file_is_read() {
        String files = ebook(editions("Ivanhoe"));
        String unknown = files.replaceFirst("editions/[^/]+", "editions/" + UUID.randomUUID());
        upload(unknown, "a.txt").refused(404, "edition not found");
        owner.post(unknown + "/link", "no object").refused(404, "edition not found");
        owner.post(unknown + "/link-upload", "no object").refused(404, "edition not found");
        upload(files.replace(library, owner.library()), "a.pdf").refused(404, "edition not found");
        SignedIn.register(server).postFile(files, "file", "a.pdf", PDF).refused(403, "insufficient permissions");
    }

    @Test
    void an_upload_stays_as_long_as_an_edition_shows_it() {
        String files = ebook(editions("Middlemarch"));
        String others = ebook(editions("Middlemarch again"));
        JsonNode made = upload(files, "m.pdf").ok();
        JsonNode linked = owner.post(others + "/link-upload", Map.of("file_path", "/../Middlemarch/./m.pdf"))
                .ok();
        assertThat(linked.get("file_path")).isEqualTo(made.get("file_path"));
        assertThat(owner.delete(files + "/" + id(made)).status()).isEqualTo(204);
        assertThat(owner.bytes(others + "/" + id(linked)).body()).isEqualTo(PDF);
        assertThat(owner.delete(others + "/" + id(linked)).status()).isEqualTo(204);
        owner.post(others + "/link-upload", Map.of("file_path", "Middlemarch/m.pdf"))
                .refused(400, "file not found: Middlemarch/m.pdf");
        owner.post(others + "/link-upload", Map.of("file_path", "Middlemarch"))
                .refused(400, "path is a directory, not a file");
        owner.post(others + "/link-upload", Map.of()).refused(400, "file_path is required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.pdf",
                "/secret.pdf",
                "a/../../secret.pdf",
                "link.pdf",
                "up/secret.pdf",
                "..",
                "\u2025/secret.pdf"
            })
    void no_path_leaves_its_root(String path, @TempDir Path folder) throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.write(folder.resolve("secret.pdf"), PDF);
        Files.createSymbolicLink(root.resolve("link.pdf"), folder.resolve("secret.pdf"));
        Files.createSymbolicLink(root.resolve("up"), folder);
        JsonNode location = location(admin, root);
        SignedIn.Answer answer = owner.post(
                ebook(editions("Persuasion")) + "/link",
                Map.of("storage_location_id", id(location), "file_path", path));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(owner.get(browse(location)).ok()).isEmpty();
        owner.get(browse(location) + "?path=up").refused(400, "directory not found: " + root + "/up");
        assertThat(owner.get(browse(location) + "?path=../..").ok()).isEmpty();
    }

    @Test
    void a_location_that_an_administrator_named_is_used_and_never_changed(@TempDir Path root) throws IOException {
        Files.createDirectory(root.resolve("shelf"));
        Files.write(root.resolve("shelf/a.pdf"), PDF);
        JsonNode location = location(admin, root);
        JsonNode entry = owner.get(browse(location) + "?path=shelf").ok().get(0);
        assertThat(entry.get("path").asString()).isEqualTo("shelf/a.pdf");
        assertThat(entry.get("is_bookable").asBoolean()).isTrue();
        String files = ebook(editions("Villette"));
        JsonNode linked = owner.post(
                        files + "/link", Map.of("storage_location_id", id(location), "file_path", "shelf/a.pdf"))
                .ok();
        assertThat(owner.bytes(files + "/" + id(linked)).body()).isEqualTo(PDF);
        assertThat(owner.delete(files + "/" + id(linked)).status()).isEqualTo(204);
        assertThat(root.resolve("shelf/a.pdf")).exists();
    }

    @Test
    void whoever_may_change_a_library_may_not_read_the_server(@TempDir Path root) throws IOException {
        Files.write(root.resolve("a.pdf"), PDF);
        JsonNode location = location(owner, root);
        owner.get(browse(location)).refused(400, "directory not found: " + root);
        owner.post(
                        ebook(editions("Shirley")) + "/link",
                        Map.of("storage_location_id", id(location), "file_path", "a.pdf"))
                .refused(400, "file not found: a.pdf");
    }

    @Test
    void a_location_is_replaced_whole_and_forgotten_with_its_links(@TempDir Path root) throws IOException {
        Files.write(root.resolve("a.pdf"), PDF);
        JsonNode location = location(admin, root);
        String editions = editions("Agnes Grey");
        String files = ebook(editions);
        owner.post(files + "/link", Map.of("storage_location_id", id(location), "file_path", "a.pdf"))
                .ok();
        String path = "/libraries/" + library + "/storage-locations/" + id(location);
        JsonNode replaced = owner.put(path, Map.of("name", "Cellar")).ok();
        assertThat(replaced.get("name").asString()).isEqualTo("Cellar");
        assertThat(replaced.get("root_path").asString()).isEmpty();
        owner.get(path + "/browse").refused(400, "directory not found: ");
        assertThat(owner.delete(path).status()).isEqualTo(204);
        owner.delete(path).refused(404, "storage location not found");
        assertThat(owner.get(editions).ok().get(0).get("files")).isEmpty();
        owner.post("/libraries/" + library + "/storage-locations", Map.of("name", "x"))
                .refused(400, "name, root_path, and media_format are required");
    }

    @Test
    void a_scan_links_what_an_edition_lacks(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("b/.hidden"));
        Files.write(root.resolve("b/9780000000019 first.pdf"), PDF);
        Files.write(root.resolve("b/second 9780000000019.pdf"), PDF);
        Files.write(root.resolve("a.pdf"), PDF);
        Files.write(root.resolve("b/.hidden/9780000000026.pdf"), PDF);
        Files.write(root.resolve("9780000000026.txt"), PDF);
        String own = owner.library();
        String editions = "/libraries/" + own + "/books/" + owner.book(own, "Lavinia") + "/editions";
        String wanted =
                id(owner.post(editions, Map.of("format", "ebook", "isbn_13", "9780000000019", "edition_name", "Third"))
                        .ok());
        String lacking = id(owner.post(editions, Map.of("format", "ebook", "isbn_13", "9780000000026"))
                .ok());
        JsonNode location = admin.post(
                        "/libraries/" + own + "/storage-locations",
                        Map.of("name", "Attic", "root_path", root.toString(), "media_format", "ebook"))
                .ok();
        String scan = "/libraries/" + own + "/storage-locations/" + id(location) + "/scan";
        JsonNode found = owner.post(scan, Map.of()).ok();
        assertThat(found.get("linked").size()).isEqualTo(1);
        JsonNode linked = found.get("linked").get(0);
        assertThat(linked.get("file_path").asString()).isEqualTo("b/9780000000019 first.pdf");
        assertThat(linked.get("edition_id").asString()).isEqualTo(wanted);
        assertThat(linked.get("book_title").asString()).isEqualTo("Third");
        assertThat(found.get("unlinked").valueStream().map(one -> one.get("file_path")
                        .asString()))
                .containsExactly("a.pdf", "b/second 9780000000019.pdf");
        assertThat(found.get("missing_files").size()).isEqualTo(1);
        assertThat(found.get("missing_files").get(0).get("edition_id").asString())
                .isEqualTo(lacking);
        assertThat(owner.post(scan, Map.of()).ok().get("linked").isNull()).isTrue();
    }
}
