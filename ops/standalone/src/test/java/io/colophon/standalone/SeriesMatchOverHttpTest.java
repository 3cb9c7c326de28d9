package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Books that look like volumes: found for a series, proposed as a new one, and put where they belong. */
class SeriesMatchOverHttpTest {

    private static TestServer server;
    private static SignedIn owner;
    private static JsonNode mediaTypes;

    private String id;
    private String library;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        owner = SignedIn.register(server);
        mediaTypes = owner.get("/media-types").ok();
    }

    @BeforeEach
    void aLibraryOfItsOwn() {
        id = owner.library();
        library = "/libraries/" + id;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String type(String name) {
        return mediaTypes
                .valueStream()
                .filter(type -> type.get("name").asString().equals(name))
                .map(type -> type.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private String book(String title, String mediaType) {
        return owner.post(
                        library + "/books", Map.of("title", title, "subtitle", "Sub", "media_type_id", type(mediaType)))
                .ok()
                .get("id")
                .asString();
    }

    private String series(String name) {
        return owner.post(library + "/series", Map.of("name", name))
                .ok()
                .get("id")
                .asString();
    }

    private static Map<String, ?> place(String book, Object position) {
        return Map.of("book_id", book, "position", position);
    }

    private List<String> candidates(String series) {
        return each(
                owner.get(library + "/series/" + series + "/match-candidates").ok(), "book_id");
    }

    private JsonNode suggested(String query) {
        return owner.get(library + "/series/suggest" + query).ok();
    }

    private List<String> booksIn(String series) {
        return owner.get(library + "/series/" + series + "/books")
                .ok()
                .valueStream()
                .map(entry -> entry.get("book_id").asString() + " " + entry.get("position"))
                .toList();
    }

    private static List<String> each(JsonNode list, String member) {
        return list.valueStream().map(one -> one.get(member).asString()).toList();
    }

    @Test
    void candidates_come_by_position_with_their_other_series() {
        String akira = series("Akira");
        String other = series("Classics");
        String second = book("AKIRA, vol. 2", "manga");
        String first = book("Akira 1.50", "novel");
        book("Akiras 3", "manga");
        owner.post(library + "/series/" + other + "/books", place(first, 4)).ok();
        JsonNode found =
                owner.get(library + "/series/" + akira + "/match-candidates").ok();
        assertThat(each(found, "book_id")).containsExactly(first, second);
        assertThat(found.get(0).toString())
                .isEqualTo(
                        "{\"book_id\":\"" + first + "\",\"title\":\"Akira 1.50\",\"subtitle\":\"Sub\",\"position\":1.5,"
                                + "\"other_series\":[{\"series_id\":\"" + other
                                + "\",\"series_name\":\"Classics\",\"position\":4}]}");
        assertThat(found.get(1).get("position").toString()).isEqualTo("2");
        assertThat(found.get(1).get("other_series").isEmpty()).isTrue();
    }

    @Test
    void candidates_follow_titles_names_places_and_deletions() {
        String akira = series("Akira");
        String book = book("Emma 1", "manga");
        assertThat(candidates(akira)).isEmpty();
        owner.put(library + "/books/" + book, Map.of("title", "Akira 1", "media_type_id", type("manga")))
                .ok();
        assertThat(candidates(akira)).containsExactly(book);
        owner.put(library + "/series/" + akira, Map.of("name", "Ak")).ok();
        assertThat(candidates(akira)).isEmpty();
        owner.put(library + "/series/" + akira, Map.of("name", "aKIRA")).ok();
        owner.post(library + "/series/" + akira + "/books", place(book, 1)).ok();
        assertThat(candidates(akira)).isEmpty();
        owner.delete(library + "/series/" + akira + "/books/" + book).ok();
        assertThat(candidates(akira)).containsExactly(book);
        owner.delete(library + "/books/" + book).ok();
        assertThat(candidates(akira)).isEmpty();
    }

    @Test
    void books_of_one_base_in_no_series_are_suggested_as_one() {
        String second = book("Saga, Volume 2", "comic");
        String first = book("Saga #1", "manga");
        book("Saga 3", "novel");
        JsonNode found = suggested("");
        assertThat(each(found, "proposed_name")).containsExactly("Saga");
        assertThat(each(found.get(0).get("books"), "book_id")).containsExactly(first, second);
        assertThat(found.get(0).get("books").get(0).toString())
                .isEqualTo("{\"book_id\":\"" + first
                        + "\",\"title\":\"Saga #1\",\"subtitle\":\"Sub\",\"position\":1,\"cover_url\":null}");
        assertThat(suggested("?media_type=novel&media_type=comic")
                        .get(0)
                        .get("books")
                        .size())
                .isEqualTo(2);
        assertThat(suggested("?media_type=Comic Book").isEmpty())
                .as("the name, not what it is displayed as")
                .isTrue();
        String saga = series("Saga");
        owner.post(library + "/series/" + saga + "/books", place(first, 1)).ok();
        assertThat(suggested("").isEmpty()).isTrue();
        owner.delete(library + "/series/" + saga).ok();
        assertThat(suggested("").size()).isEqualTo(1);
    }

    @Test
    void matches_are_applied_all_or_none() {
        String akira = series("Akira");
        String first = book("Akira 1", "manga");
        String second = book("Akira 2", "manga");
        String path = library + "/series/" + akira + "/match-apply";
        String foreign = owner.book(owner.library(), "Akira 3");
        for (String bad : List.of(foreign, UuidCreator.getRandomBased().toString())) {
            owner.post(path, Map.of("matches", List.of(place(first, 1), place(bad, 2))))
                    .refused(400, "unknown book_id: " + bad);
        }
        owner.post(path, Map.of("matches", List.of(place(first, 1), Map.of("position", 2))))
                .refused(400, "invalid book_id: ");
        owner.post(path, Map.of("matches", List.of(place(first, 1), place(second, 1e9))))
                .refused(400, "position must be at most 99999.9");
        assertThat(booksIn(akira)).isEmpty();
        JsonNode applied = owner.post(
                        path, Map.of("matches", List.of(place(first, 1), place(second, 2.06), place(first, 3))))
                .ok();
        assertThat(applied.toString()).isEqualTo("{\"applied\":3}");
        assertThat(booksIn(akira)).containsExactly(second + " 2.1", first + " 3");
        assertThat(owner.post(path, Map.of()).ok().toString()).isEqualTo("{\"applied\":0}");
        assertThat(owner.get(library + "/series/" + akira)
                        .ok()
                        .get("book_count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void suggested_series_are_created_all_or_none() {
        String first = book("Saga 1", "manga");
        String second = book("Saga 2", "manga");
        String path = library + "/series/bulk-create";
        Map<String, ?> saga = Map.of("name", "Saga", "books", List.of(place(second, 2), place(first, 1)));
        owner.post(path, Map.of("series", List.of(saga, Map.of("name", "x", "books", List.of(Map.of("book_id", "y"))))))
                .refused(400, "invalid book_id: y");
        owner.post(
                        path,
                        Map.of(
                                "series",
                                List.of(saga, Map.of("name", "x".repeat(257), "books", List.of(place(first, 1))))))
                .refused(400, "name must be at most 256 characters");
        String foreign = owner.book(owner.library(), "Saga 3");
        owner.post(path, Map.of("series", List.of(saga, Map.of("name", "x", "books", List.of(place(foreign, 1))))))
                .refused(400, "unknown book_id: " + foreign);
        assertThat(owner.get(library + "/series").ok().isEmpty()).isTrue();

        SignedIn.Answer made = owner.post(
                path,
                Map.of(
                        "series",
                        List.of(
                                Map.of("name", "Zebra", "books", List.of(place(first, 5))),
                                saga,
                                Map.of("name", "", "books", List.of(place(first, 1))),
                                Map.of("name", "Empty", "books", List.of()))));
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.data().get("created").asInt()).isEqualTo(2);
        assertThat(each(made.data().get("series"), "name")).containsExactly("Zebra", "Saga");
        JsonNode created = made.data().get("series").get(1);
        assertThat(created)
                .isEqualTo(owner.get(library + "/series/" + created.get("id").asString())
                        .ok());
        assertThat(created.get("book_count").asInt()).isEqualTo(2);
        assertThat(booksIn(created.get("id").asString())).containsExactly(first + " 1", second + " 2");
        assertThat(owner.post(path, Map.of()).ok().toString()).isEqualTo("{\"created\":0,\"series\":[]}");
    }

    @Test
    void a_series_of_another_library_is_not_there() {
        String akira = series("Akira");
        book("Akira 1", "manga");
        String other = "/libraries/" + owner.library() + "/series/";
        owner.get(other + akira + "/match-candidates").refused(404, "series not found");
        owner.post(other + akira + "/match-apply", Map.of()).refused(404, "series not found");
        owner.get(library + "/series/x/match-candidates").refused(400, "invalid series id");
        owner.post(library + "/series/x/match-apply", Map.of()).refused(400, "invalid series id");
        owner.delete(library).ok();
        owner.get(library + "/series/" + akira + "/match-candidates").refused(404, "series not found");
        owner.post(library + "/series/bulk-create", Map.of()).refused(404, "library not found");
        assertThat(suggested("").isEmpty()).isTrue();
    }

    @Test
    void a_viewer_looks_and_an_editor_applies() {
        String akira = library + "/series/" + series("Akira");
        SignedIn member = SignedIn.register(server);
        member.get(library + "/series/suggest").refused(403, "insufficient permissions");
        owner.post(library + "/members", Map.of("user_id", member.id())).ok();
        member.get(akira + "/match-candidates").ok();
        member.get(library + "/series/suggest").ok();
        member.post(akira + "/match-apply", "no JSON").refused(403, "insufficient permissions");
        member.post(library + "/series/bulk-create", Map.of()).refused(403, "insufficient permissions");
        owner.patch(library + "/members/" + member.id(), Map.of("role", "library_editor"))
                .ok();
        member.post(akira + "/match-apply", Map.of()).ok();
        member.post(library + "/series/bulk-create", Map.of()).ok();
        member.post(akira + "/match-apply", List.of()).refused(400, "invalid request body");
    }
}
