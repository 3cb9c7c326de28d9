package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ReadingOverHttpTest {

    private static final Map<String, Object> READ = Map.of(
            "read_status",
            "read",
            "rating",
            9,
            "notes",
            "her note",
            "review",
            "her review",
            "date_started",
            "2026-02-27",
            "date_finished",
            "2026-03-01",
            "is_favorite",
            true);

    private static TestServer server;
    private static SignedIn owner;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        owner = SignedIn.register(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String book(String library, String book) {
        return "/libraries/" + library + "/books/" + book;
    }

    private static String edition(String library, String book) {
        return owner.post(book(library, book) + "/editions", Map.of("format", "ebook"))
                .ok()
                .get("id")
                .asString();
    }

    private static String mine(String library, String book, String edition) {
        return book(library, book) + "/editions/" + edition + "/my-interaction";
    }

    /** The path of what one noted of a new edition of a new book. */
    private static String mine(String library) {
        String book = owner.book(library, "Dune");
        return mine(library, book, edition(library, book));
    }

    private static SignedIn viewer(String library) {
        SignedIn viewer = SignedIn.register(server);
        owner.post("/libraries/" + library + "/members", Map.of("user_id", viewer.id()))
                .ok();
        return viewer;
    }

    private static List<String> statuses(SignedIn reader, String library) {
        return reader.get("/libraries/" + library + "/books").ok().get("items").findValuesAsString("user_read_status");
    }

    private static void nothing(SignedIn reader, String path) {
        SignedIn.Answer answer = reader.get(path);
        assertThat(answer.ok().isMissingNode()).as("no data at all").isTrue();
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void what_was_noted_is_read_as_it_was_written() {
        String library = owner.library();
        String book = owner.book(library, "Dune");
        String edition = edition(library, book);
        JsonNode noted = owner.put(mine(library, book, edition), READ).ok();
        assertThat(noted.get("user_id").asString()).isEqualTo(owner.id());
        assertThat(noted.get("book_edition_id").asString()).isEqualTo(edition);
        assertThat(noted.get("rating").asInt()).isEqualTo(9);
        assertThat(noted.get("date_started").asString()).isEqualTo("2026-02-27");
        assertThat(noted.get("reread_count").asInt()).isZero();
        assertThat(noted.get("updated_at")).isEqualTo(noted.get("created_at"));
        assertThat(owner.get(mine(library, book, edition)).ok()).isEqualTo(noted);
    }

    @Test
    void what_is_left_out_is_cleared_and_no_status_is_unread() {
        String path = mine(owner.library());
        JsonNode noted = owner.put(path, READ).ok();
        ObjectNode cleared = (ObjectNode)
                owner.put(path, Map.of("date_started", "", "read_status", "")).ok();
        assertThat(Instant.parse(cleared.get("updated_at").asString()))
                .isAfter(Instant.parse(noted.get("updated_at").asString()));
        cleared.remove(List.of("updated_at", "user_id", "book_edition_id"));
        assertThat(cleared.toString())
                .isEqualTo(
                        ("{'id':'%s','read_status':'unread','rating':null,'notes':'','review':'','date_started':null,"
                                        + "'date_finished':null,'is_favorite':false,'reread_count':0,'created_at':'%s'}")
                                .formatted(
                                        noted.get("id").asString(),
                                        noted.get("created_at").asString())
                                .replace('\'', '"'));
    }

    @Test
    void the_same_again_moves_the_time_of_the_last_change() {
        String path = mine(owner.library());
        JsonNode noted = owner.put(path, READ).ok();
        JsonNode again = owner.put(path, READ).ok();
        assertThat(Instant.parse(again.get("updated_at").asString()))
                .isAfter(Instant.parse(again.get("created_at").asString()));
        ((ObjectNode) again).set("updated_at", noted.get("updated_at"));
        assertThat(again).isEqualTo(noted);
    }

    @Test
    void what_was_taken_back_is_nothing_until_it_is_noted_anew() {
        String path = mine(owner.library());
        nothing(owner, path);
        owner.delete(path).refused(404, "interaction not found");
        owner.put(path, READ).ok();
        assertThat(owner.delete(path).status()).isEqualTo(204);
        nothing(owner, path);
        owner.delete(path).refused(404, "interaction not found");
        assertThat(owner.put(path, Map.of()).ok().get("notes").asString()).isEmpty();
    }

    @Test
    void a_viewer_notes_his_own_and_sees_no_other() {
        String library = owner.library();
        String path = mine(library);
        SignedIn viewer = viewer(library);
        owner.put(path, READ).ok();
        nothing(viewer, path);
        assertThat(statuses(viewer, library)).containsExactly("");
        viewer.put(path, Map.of("read_status", "reading")).ok();
        assertThat(statuses(viewer, library)).containsExactly("reading");
        assertThat(statuses(owner, library)).containsExactly("read");
        viewer.delete(path).ok();
        assertThat(owner.get(path).ok().get("notes").asString()).isEqualTo("her note");
        SignedIn stranger = SignedIn.register(server);
        stranger.get(path).refused(403, "insufficient permissions");
        stranger.put(path, Map.of()).refused(403, "insufficient permissions");
        stranger.delete(path).refused(403, "insufficient permissions");
    }

    @Test
    void what_is_wrong_is_named_and_nothing_is_written() {
        String path = mine(owner.library());
        owner.put(path, Map.of("rating", 0)).refused(400, "rating must be from 1 to 10");
        owner.put(path, Map.of("rating", 11)).refused(400, "rating must be from 1 to 10");
        owner.put(path, Map.of("rating", 4.5)).refused(400, "invalid request body");
        owner.put(path, Map.of("date_started", "2026-02-30")).refused(400, "date_started must be YYYY-MM-DD");
        owner.put(path, Map.of("date_finished", "2026-2-3")).refused(400, "date_finished must be YYYY-MM-DD");
        owner.put(path, Map.of("read_status", "x".repeat(33)))
                .refused(400, "read_status must be at most 32 characters");
        owner.put(path, Map.of("notes", "a\0b")).refused(400, "notes must not contain U+0000");
        owner.put(path, Map.of("review", "a\0b")).refused(400, "review must not contain U+0000");
        nothing(owner, path);
    }

    @Test
    void an_edition_is_found_at_its_own_place_only() {
        String library = owner.library();
        String book = owner.book(library, "Dune");
        String edition = edition(library, book);
        owner.put(mine(library, book, edition), READ).ok();
        String unknown = UuidCreator.getRandomBased().toString();
        for (String path : List.of(
                mine(owner.library(), book, edition),
                mine(library, owner.book(library, "Emma"), edition),
                mine(library, book, unknown),
                mine(unknown, book, edition))) {
            nothing(owner, path);
            owner.put(path, READ).refused(404, "edition not found");
            owner.delete(path).refused(404, "interaction not found");
        }
        owner.get(mine(library, "x", edition)).refused(400, "invalid book id");
        owner.put(mine(library, book, "x"), Map.of("rating", 0)).refused(400, "invalid edition id");
    }

    @Test
    void the_list_shows_the_best_status_of_all_editions_and_the_book_alone_none() {
        String library = owner.library();
        String book = owner.book(library, "Say \"user_read_status\":\"\"");
        for (String status : List.of("paused", "did_not_finish", "reading", "read", "unread")) {
            owner.put(mine(library, book, edition(library, book)), Map.of("read_status", status))
                    .ok();
            assertThat(statuses(owner, library)).containsExactly(status.equals("unread") ? "read" : status);
        }
        JsonNode shown =
                owner.get("/libraries/" + library + "/books").ok().get("items").get(0);
        assertThat(shown.get("title").asString()).isEqualTo("Say \"user_read_status\":\"\"");
        assertThat(owner.get(book(library, book)).ok().get("user_read_status").asString())
                .isEmpty();
    }

    @Test
    void it_goes_with_its_edition_its_book_and_its_library() {
        String library = owner.library();
        String book = owner.book(library, "Dune");
        String first = edition(library, book);
        String second = edition(library, book);
        owner.put(mine(library, book, first), READ).ok();
        owner.put(mine(library, book, second), Map.of("read_status", "reading")).ok();
        owner.delete(book(library, book) + "/editions/" + first).ok();
        assertThat(statuses(owner, library)).containsExactly("reading");
        nothing(owner, mine(library, book, first));
        owner.delete(book(library, book)).ok();
        nothing(owner, mine(library, book, second));
        owner.put(mine(library, book, second), READ).refused(404, "edition not found");
        String other = mine(library);
        owner.put(other, READ).ok();
        owner.delete("/libraries/" + library).ok();
        nothing(owner, other);
    }
}
