package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.json.SubjectKeys;
import io.colophon.standalone.ApiClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The timeline over HTTP. Each test has a library of its own. */
class HistoryTest {

    private static TestServer server;
    private static ApiClient ann;
    private static ApiClient bob;
    private static String novel;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ann = ApiClient.administrator(server, "Ann");
        bob = ApiClient.registered(server, "Bob");
        novel = ann.get("/api/v1/media-types")
                .expect(200)
                .data()
                .get(0)
                .path("id")
                .asString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_book_is_told_from_its_end_to_its_beginning() {
        String library = library(bob, "Home");
        String book = bob.make("/api/v1/libraries/" + library + "/books", book("Dun"));
        String path = "/api/v1/libraries/" + library + "/books/" + book;
        bob.put(path, book("Dune")).expect(200);
        bob.put(path, book("Dune")).expect(200);
        bob.delete(path).expect(204);

        JsonNode items = bob.get(path + "/history").expect(200).data().path("items");

        assertThat(sentences(items))
                .containsExactly(
                        "Bob deleted “Dune”.",
                        "Bob saved “Dune” without changes.",
                        "Bob changed the title of “Dune” from “Dun” to “Dune”.",
                        "Bob added “Dun”.");
        JsonNode revised = items.get(2);
        assertThat(revised.path("type").asString()).isEqualTo("books.BookRevised");
        assertThat(revised.path("changes").toString())
                .isEqualTo("[{\"field\":\"title\",\"from\":\"Dun\",\"to\":\"Dune\"}]");
        assertThat(revised.path("subject").toString())
                .isEqualTo("{\"kind\":\"book\",\"id\":\"" + book + "\",\"title\":\"Dune\"}");
        assertThat(revised.path("actor").toString())
                .isEqualTo("{\"kind\":\"user\",\"id\":\"" + bob.userId + "\",\"name\":\"Bob\"}");
        assertThat(revised.path("caused_by").path("kind").asString()).isEqualTo("request");
        assertThat(revised.path("caused_by").path("id").asString())
                .isEqualTo(revised.path("correlation_id").asString())
                .matches("[0-9a-f]{32}");
        assertThat(revised.path("at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z");
        assertThat(UUID.fromString(revised.path("id").asString()).version()).isEqualTo(7);
    }

    @Test
    void ids_are_told_as_names() {
        String library = library(bob, "Named");
        String tag = bob.make("/api/v1/libraries/" + library + "/tags", Map.of("name", "to lend", "color", "#112233"));
        String author = bob.make("/api/v1/contributors", Map.of("name", "Frank Herbert"));
        Map<String, Object> full = book("Dune");
        full.put("tag_ids", List.of(tag));
        full.put("contributors", List.of(Map.of("contributor_id", author, "role", "author")));
        String book = bob.make("/api/v1/libraries/" + library + "/books", full);
        bob.put("/api/v1/libraries/" + library + "/tags/" + tag, Map.of("name", "lent", "color", "#112233"))
                .expect(200);
        bob.put("/api/v1/libraries/" + library + "/books/" + book, book("Dune")).expect(200);

        JsonNode items = history(bob, library, "").data().path("items");

        assertThat(sentences(items))
                .startsWith(
                        "Bob changed the contributors and the tags of “Dune”.",
                        "Bob changed the name of the tag from “to lend” to “lent”.",
                        "Bob added “Dune”.",
                        "Bob added the tag “to lend”.");
        assertThat(items.get(0).path("changes").toString())
                .isEqualTo("[{\"field\":\"contributors\",\"from\":[\"Frank Herbert (author)\"],\"to\":null},"
                        + "{\"field\":\"tags\",\"from\":[\"lent\"],\"to\":null}]");
    }

    @Test
    void members_come_and_go() {
        String library = library(ann, "Shared");
        String members = "/api/v1/libraries/" + library + "/members";
        ann.post(members, Map.of("user_id", bob.userId)).expect(204);
        ann.patch(members + "/" + bob.userId, Map.of("role", "library_editor")).expect(204);
        ann.delete(members + "/" + bob.userId).expect(204);

        assertThat(sentences(history(ann, library, "").data().path("items")))
                .startsWith(
                        "Ann removed Bob from the library.", "Ann made Bob an editor.", "Ann added Bob as a viewer.")
                .contains("Ann created the library “Shared”.");
    }

    @Test
    void pages_join_without_a_gap_while_others_write() {
        String library = library(bob, "Paged");
        for (int i = 0; i < 7; i++) {
            bob.make("/api/v1/libraries/" + library + "/books", book("Book " + i));
        }
        List<String> whole =
                sentences(history(bob, library, "?limit=200").data().path("items"));
        List<String> joined = new ArrayList<>();
        JsonNode page = history(bob, library, "?limit=2").data();
        joined.addAll(sentences(page.path("items")));
        while (!page.path("next_cursor").isNull()) {
            bob.make("/api/v1/libraries/" + library + "/books", book("Meanwhile"));
            page = history(
                            bob,
                            library,
                            "?limit=2&cursor=" + page.path("next_cursor").asString())
                    .data();
            assertThat(page.path("items").size()).isBetween(1, 2);
            joined.addAll(sentences(page.path("items")));
        }
        assertThat(joined).isEqualTo(whole);
    }

    @Test
    void a_limit_is_fifty_by_default_and_two_hundred_at_most() {
        String library = library(bob, "Long");
        for (int i = 0; i < 210; i++) {
            bob.make("/api/v1/libraries/" + library + "/tags", Map.of("name", "tag " + i));
        }
        assertThat(history(bob, library, "").data().path("items").size()).isEqualTo(50);
        assertThat(history(bob, library, "?limit=0").data().path("items").size())
                .isEqualTo(50);
        assertThat(history(bob, library, "?limit=7").data().path("items").size())
                .isEqualTo(7);
        assertThat(history(bob, library, "?limit=5000").data().path("items").size())
                .isEqualTo(200);
    }

    @Test
    void filters_take_what_they_name() {
        String library = library(ann, "Filtered");
        ann.post("/api/v1/libraries/" + library + "/members", Map.of("user_id", bob.userId, "role", "library_editor"))
                .expect(204);
        ann.make("/api/v1/libraries/" + library + "/books", book("Hers"));
        bob.make("/api/v1/libraries/" + library + "/books", book("His"));
        bob.make("/api/v1/libraries/" + library + "/tags", Map.of("name", "his"));

        assertThat(sentences(
                        history(ann, library, "?actor=" + bob.userId).data().path("items")))
                .containsExactly("Bob added the tag “his”.", "Bob added “His”.");
        assertThat(sentences(
                        history(ann, library, "?type=books.BookAdded").data().path("items")))
                .containsExactly("Bob added “His”.", "Ann added “Hers”.");
        assertThat(sentences(history(ann, library, "?type=books.BookAdded&type=vocabulary.TagAdded&limit=2")
                        .data()
                        .path("items")))
                .containsExactly("Bob added the tag “his”.", "Bob added “His”.");
        JsonNode first = history(ann, library, "?limit=1").data().path("items").get(0);
        String correlation = first.path("correlation_id").asString();
        assertThat(sentences(history(ann, library, "?correlation=" + correlation)
                        .data()
                        .path("items")))
                .containsExactly("Bob added the tag “his”.");
        JsonNode none = history(ann, library, "?type=no.Such").data();
        assertThat(none.path("items").size()).isZero();
        assertThat(none.path("next_cursor").isNull()).isTrue();
        assertThat(history(ann, library, "?actor=bob", 400)).isEqualTo("invalid actor id");
    }

    @Test
    void a_cursor_that_is_none_is_refused() {
        String library = library(bob, "Cursors");
        for (String cursor : List.of("!", "YWJj", "LTE", "MA", "OTk5OTk5OTk5OTk5OTk5OTk5OTk")) {
            assertThat(history(bob, library, "?cursor=" + cursor, 400)).isEqualTo("invalid cursor");
        }
    }

    @Test
    void who_is_no_member_sees_nothing() {
        String library = library(ann, "Closed");
        String book = ann.make("/api/v1/libraries/" + library + "/books", book("Hers"));
        assertThat(history(bob, library, "", 403)).isEqualTo("insufficient permissions");
        bob.get("/api/v1/libraries/" + library + "/books/" + book + "/history").expect(403);
        ApiClient.anonymous(server.url())
                .get("/api/v1/libraries/" + library + "/history")
                .expect(401);
    }

    @Test
    void a_book_of_another_library_is_not_found() {
        String one = library(bob, "One");
        String other = library(bob, "Other");
        String book = bob.make("/api/v1/libraries/" + one + "/books", book("Dune"));
        bob.get("/api/v1/libraries/" + one + "/books/" + book + "/history").expect(200);
        assertThat(error(bob.get("/api/v1/libraries/" + other + "/books/" + book + "/history"), 404))
                .isEqualTo("book not found");
        assertThat(error(bob.get("/api/v1/libraries/" + one + "/books/dune/history"), 400))
                .isEqualTo("invalid book id");
    }

    @Test
    void a_library_that_never_was_is_not_found_and_one_that_is_gone_is_told() {
        assertThat(history(ann, UUID.randomUUID().toString(), "", 404)).isEqualTo("library not found");
        String library = library(ann, "Gone");
        ann.delete("/api/v1/libraries/" + library).expect(204);
        assertThat(sentences(history(ann, library, "").data().path("items")))
                .startsWith("Ann deleted the library “Gone”.");
    }

    /** On a node that has not read her events before: what is in memory is not erased by this. */
    @Test
    void a_person_who_was_erased_has_no_name_once_the_view_is_built_anew() {
        PostgresAddress database = TestDatabase.create();
        ApiClient eve;
        String library;
        try (TestServer before = new TestServer(database, 0, true)) {
            eve = ApiClient.administrator(before, "Eve");
            library = library(eve, "Hers");
            before.bean(SubjectKeys.class).destroy(UUID.fromString(eve.userId)).block();
        }
        try (TestServer after = new TestServer(database, 0, true)) {
            ApiClient her = eve.at(after);
            her.post("/api/v1/admin/projections/history/rebuild", Map.of("switch", "auto"))
                    .expect(202);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> her.get("/api/v1/admin/projections/history")
                    .data()
                    .findValuesAsString("mode")
                    .equals(List.of("standby", "live")));

            JsonNode items = history(her, library, "").data().path("items");

            assertThat(sentences(items)).contains("[erased] created the library “Hers”.");
            assertThat(items.toString()).doesNotContain("Eve");
        }
    }

    private static String library(ApiClient owner, String name) {
        return owner.make("/api/v1/libraries", Map.of("name", name));
    }

    private static Map<String, Object> book(String title) {
        return new HashMap<>(Map.of("title", title, "media_type_id", novel));
    }

    private static Answer history(ApiClient caller, String library, String query) {
        return caller.get("/api/v1/libraries/" + library + "/history" + query).expect(200);
    }

    private static String history(ApiClient caller, String library, String query, int refused) {
        return error(caller.get("/api/v1/libraries/" + library + "/history" + query), refused);
    }

    private static String error(Answer answer, int status) {
        return answer.expect(status).json().path("error").asString();
    }

    private static List<String> sentences(JsonNode items) {
        return items.findValuesAsString("sentence");
    }
}
