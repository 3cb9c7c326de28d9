package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.JsonNode;

/** Only the provider that needs no internet is ever asked; it knows the ISBN 12345. */
class EnrichmentOverHttpTest {

    private static final String BATCHES = "/enrichment-batches";

    private static TestServer server;
    private static SignedIn owner;
    private static SignedIn somebody;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        owner = SignedIn.register(server);
        somebody = SignedIn.register(server);
        owner.put("/admin/providers/open_library", Map.of("enabled", "false")).ok();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String book(String library, String title, String isbn) {
        String type = owner.get("/media-types").ok().get(0).get("id").asString();
        return id(owner.post(
                        "/libraries/" + library + "/books",
                        Map.of(
                                "title",
                                title,
                                "media_type_id",
                                type,
                                "edition",
                                Map.of("format", "ebook", "isbn_13", isbn)))
                .ok());
    }

    private static String id(JsonNode thing) {
        return thing.get("id").asString();
    }

    private static SignedIn.Answer ask(String library, String what, Object bookIds) {
        return owner.post("/libraries/" + library + "/books/bulk/" + what, Map.of("book_ids", bookIds));
    }

    private static JsonNode ended(String batch) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> owner.get(BATCHES + "/" + batch).ok(), found -> !List.of("pending", "processing")
                        .contains(found.get("status").asString()));
    }

    private static List<String> texts(JsonNode all, String field) {
        return all.valueStream().map(one -> one.path(field).asString("")).toList();
    }

    @Test
    void a_batch_fills_what_is_empty() {
        String library = owner.library();
        String known = book(library, "Known", "12345");
        String unknown = book(library, "Unknown", "9780000000002");
        String plain = owner.book(library, "Plain");
        JsonNode asked =
                ask(library, "enrich", List.of(known, unknown, plain, known)).ok();
        assertThat(asked.propertyNames())
                .containsExactly(
                        "id",
                        "library_id",
                        "created_by",
                        "type",
                        "force",
                        "status",
                        "total_books",
                        "processed_books",
                        "failed_books",
                        "skipped_books",
                        "created_at",
                        "updated_at");
        assertThat(asked.get("status").asString()).isEqualTo("pending");
        assertThat(asked.get("total_books").asInt()).isEqualTo(3);
        assertThat(asked.get("processed_books").asInt()).isZero();
        assertThat(asked.get("created_at").asString())
                .startsWith("20")
                .isEqualTo(asked.get("updated_at").asString());

        JsonNode over = ended(id(asked));
        assertThat(over.get("status").asString()).isEqualTo("done");
        assertThat(over.get("processed_books").asInt()).isEqualTo(3);
        assertThat(over.get("skipped_books").asInt()).isEqualTo(1);
        assertThat(texts(over.get("items"), "book_id")).containsExactly(known, unknown, plain);
        assertThat(texts(over.get("items"), "status")).containsExactly("done", "done", "skipped");
        assertThat(texts(over.get("items"), "message"))
                .containsExactly(
                        "filled in subtitle, description, contributors, publisher, publish_date, language, isbn_10",
                        "no provider knows ISBN 9780000000002",
                        "book has no ISBN");
        JsonNode book = owner.get("/libraries/" + library + "/books/" + known).ok();
        assertThat(book.get("title").asString()).isEqualTo("Known");
        assertThat(book.get("subtitle").asString()).isEqualTo("A book for testing");
        assertThat(texts(book.get("contributors"), "name")).containsExactly("Test Author");
        JsonNode history = owner.get("/libraries/" + library + "/history").ok();
        assertThat(history.toString())
                .contains("in an enrichment.", "queued an enrichment of 3 items", "subtitle from test");
    }

    @Test
    void what_is_no_list_of_books_of_the_library_is_refused_and_makes_no_batch() {
        String library = owner.library();
        String foreign = owner.book(owner.library(), "Foreign");
        int before = owner.get(BATCHES).ok().size();
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("book_ids", null);
        for (String what : List.of("enrich", "cover")) {
            ask(library, what, List.of()).refused(400, "book_ids must not be empty");
            ask(library, what, List.of("x")).refused(400, "invalid request body");
            ask(library, what, "x").refused(400, "invalid request body");
            ask(library, what, List.of(foreign)).refused(400, "unknown book_id: " + foreign);
            String path = "/libraries/" + library + "/books/bulk/" + what;
            owner.post(path, nothing).refused(400, "book_ids must not be empty");
            assertThat(somebody.post(path, nothing).status()).isEqualTo(403);
        }
        assertThat(owner.get(BATCHES).ok().size()).isEqualTo(before);
    }

    @Test
    void batches_are_their_owner_s_and_no_imports() {
        String library = owner.library();
        String book = book(library, "Stays", "12345");
        String first = id(ask(library, "cover", List.of(book)).ok());
        JsonNode over = ended(first);
        assertThat(over.get("type").asString()).isEqualTo("cover");
        assertThat(texts(over.get("items"), "message")).containsExactly("no cover found");
        String second = id(ask(library, "enrich", List.of(book)).ok());
        ended(second);
        JsonNode own = owner.get(BATCHES).ok();
        assertThat(texts(own, "id")).startsWith(second, first);
        assertThat(own.get(0).get("library_name").asString()).isEqualTo("A library");
        assertThat(own.get(0).has("items")).isFalse();
        assertThat(texts(owner.get("/imports").ok(), "id")).doesNotContain(first, second);
        owner.get("/libraries/" + library + "/imports/" + first).refused(404, "import not found");
        owner.delete("/imports/" + first).refused(404, "job not found or not deletable");

        assertThat(somebody.get(BATCHES).ok().size()).isZero();
        somebody.get(BATCHES + "/" + first).refused(404, "batch not found");
        somebody.delete(BATCHES + "/" + first).refused(404, "batch not found");
        owner.post(BATCHES + "/" + first + "/cancel", Map.of()).refused(404, "batch not found or cannot be cancelled");
        assertThat(owner.delete(BATCHES + "/" + first).status()).isEqualTo(204);
        owner.get(BATCHES + "/" + first).refused(404, "batch not found");
        assertThat(owner.delete(BATCHES).status()).isEqualTo(204);
        owner.get(BATCHES + "/" + second).refused(404, "batch not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "12345"})
    void what_is_no_id_is_refused(String id) {
        owner.get(BATCHES + "/" + id).refused(400, "invalid batch id");
        owner.delete(BATCHES + "/" + id).refused(400, "invalid batch id");
        owner.post(BATCHES + "/" + id + "/cancel", Map.of()).refused(400, "invalid batch id");
        owner.get(BATCHES + "/" + UUID.randomUUID()).refused(404, "batch not found");
    }

    /** On a node that works on no runs a batch waits, until one that does takes over. */
    @Test
    void a_batch_that_is_cancelled_stays_so_and_one_that_waits_is_done_after_a_restart() {
        PostgresAddress database = TestDatabase.create();
        ApiClient ann;
        String book;
        try (TestServer idle = new TestServer(database, 0, true, EnrichmentOverHttpTest::withoutJobs)) {
            ann = ApiClient.administrator(idle, "Ann");
            ann.put("/api/v1/admin/providers/open_library", Map.of("enabled", "false"))
                    .expect(200);
            String library = ann.make("/api/v1/libraries", Map.of("name", "Home"));
            String type = ann.get("/api/v1/media-types").data().get(0).get("id").asString();
            book = "/api/v1/libraries/" + library + "/books/"
                    + ann.make(
                            "/api/v1/libraries/" + library + "/books",
                            Map.of(
                                    "title",
                                    "Waits",
                                    "media_type_id",
                                    type,
                                    "edition",
                                    Map.of("format", "ebook", "isbn_13", "12345")));
            Map<String, Object> asked = Map.of("book_ids", List.of(book.substring(book.lastIndexOf('/') + 1)));
            String bulk = "/api/v1/libraries/" + library + "/books/bulk/";
            String cancelled = "/api/v1" + BATCHES + "/"
                    + id(ann.post(bulk + "cover", asked).expect(202).data());
            ann.delete(cancelled).expect(404);
            ann.post(cancelled + "/cancel").expect(204);
            ann.post(cancelled + "/cancel").expect(404);
            JsonNode found = ann.get(cancelled).data();
            assertThat(found.get("status").asString()).isEqualTo("cancelled");
            assertThat(texts(found.get("items"), "status")).containsExactly("pending");
            ann.post(bulk + "enrich", asked).expect(202);
            assertThat(ann.get(book).data().get("subtitle").asString()).isEmpty();
        }
        try (TestServer working = new TestServer(database, 0, true)) {
            ApiClient again = ann.at(working);
            Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                            again.get(book).data().path("subtitle").asString(""))
                    .isEqualTo("A book for testing"));
        }
    }

    private static void withoutJobs(GenericApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("roles", Map.of("colophon.roles", "api,projections")));
    }

    @Test
    void an_import_that_asks_for_it_is_followed_by_batches_over_its_books_each_once() {
        String library = owner.library();
        owner.upload(
                        "/libraries/" + library + "/imports",
                        Map.of(
                                "mapping",
                                "{\"title\":0,\"isbn_13\":1}",
                                "skip_duplicates",
                                "false",
                                "enrich_metadata",
                                "true",
                                "enrich_covers",
                                "1"),
                        "Title,ISBN\nFirst,9780141439587\nAgain,9780141439587\nOther,\n,\n")
                .ok();
        List<JsonNode> batches = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> owner.get(BATCHES)
                                .ok()
                                .valueStream()
                                .filter(one -> one.get("library_id").asString().equals(library))
                                .toList(),
                        found -> found.size() == 2);
        assertThat(batches)
                .extracting(one -> one.get("type").asString())
                .containsExactlyInAnyOrder("metadata", "cover");
        Stream<JsonNode> over = batches.stream().map(one -> ended(id(one)));
        assertThat(over).allSatisfy(one -> {
            assertThat(one.get("status").asString()).isEqualTo("done");
            assertThat(texts(one.get("items"), "book_title")).containsExactlyInAnyOrder("First", "Other");
        });
    }
}
