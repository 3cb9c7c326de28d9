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

/** Shelves and series, the books in them, and what a book says of them. */
class PlacesOverHttpTest {

    private static TestServer server;
    private static SignedIn owner;

    private String library;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        owner = SignedIn.register(server);
    }

    @BeforeEach
    void aLibraryOfItsOwn() {
        library = "/libraries/" + owner.library();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private String made(String kind, Map<String, ?> body) {
        return owner.post(library + kind, body).ok().get("id").asString();
    }

    private String book(String title) {
        return owner.book(library.substring("/libraries/".length()), title);
    }

    private void put(String place, String book, Object position) {
        owner.post(library + place + "/books", Map.of("book_id", book, "position", position))
                .ok();
    }

    private JsonNode get(String path) {
        return owner.get(library + path).ok();
    }

    private static List<String> each(JsonNode list, String member) {
        return list.valueStream().map(one -> one.get(member).asString()).toList();
    }

    private JsonNode one(String kind, String id) {
        return get(kind)
                .valueStream()
                .filter(place -> place.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void books_come_on_a_shelf_newest_first_and_once() {
        String shelf = "/shelves/" + made("/shelves", Map.of("name", "Poems"));
        String first = book("Emma");
        String second = book("Persuasion");
        for (String book : List.of(first, second, first)) {
            put(shelf, book, 0);
        }
        assertThat(get(shelf + "/books")).containsExactly(get("/books/" + second), get("/books/" + first));
        assertThat(each(get("/books/" + first).get("shelves"), "name")).containsExactly("Poems");
        assertThat(get("/books/" + first + "/shelves").get(0).get("book_count").asInt())
                .isEqualTo(2);

        owner.delete(library + shelf + "/books/" + second).ok();
        owner.delete(library + shelf + "/books/" + second).refused(404, "book not on shelf");
        put(shelf, second, 0);
        assertThat(each(get(shelf + "/books"), "id")).containsExactly(second, first);
    }

    @Test
    void a_shelf_says_how_many_books_are_on_it() {
        String id = made("/shelves", Map.of("name", "Counted"));
        String gone = book("Gone");
        put("/shelves/" + id, gone, 0);
        put("/shelves/" + id, book("Kept"), 0);
        owner.delete(library + "/books/" + gone).ok();
        assertThat(one("/shelves", id).get("book_count").asInt()).isEqualTo(1);
        assertThat(each(get("/shelves/" + id + "/books"), "title")).containsExactly("Kept");
    }

    @Test
    void shelves_are_renamed_reordered_and_deleted_on_the_books_too() {
        String book = book("Emma");
        String a = made("/shelves", Map.of("name", "A", "display_order", 1));
        String b = made("/shelves", Map.of("name", "B", "display_order", 1));
        put("/shelves/" + b, book, 0);
        put("/shelves/" + a, book, 0);
        String updated = get("/books/" + book).get("updated_at").asString();
        assertThat(each(get("/books/" + book).get("shelves"), "name")).containsExactly("A", "B");
        owner.put(library + "/shelves/" + a, Map.of("name", "Z", "display_order", 3))
                .ok();
        owner.put(library + "/shelves/" + b, Map.of("name", "Y", "display_order", 2))
                .ok();
        assertThat(each(get("/books/" + book).get("shelves"), "name")).containsExactly("Y", "Z");
        assertThat(each(get("/books/" + book + "/shelves"), "name")).containsExactly("Y", "Z");
        owner.delete(library + "/shelves/" + a).ok();
        assertThat(each(get("/books/" + book).get("shelves"), "name")).containsExactly("Y");
        assertThat(get("/shelves/" + a + "/books").isEmpty()).isTrue();
        assertThat(get("/books/" + book).get("updated_at").asString()).isEqualTo(updated);
    }

    @Test
    void tags_of_a_place_are_kept_cleared_renamed_and_removed() {
        for (String kind : List.of("/shelves", "/series")) {
            String tag = made("/tags", Map.of("name", "Best" + kind, "color", "#abc"));
            String id = made(kind, Map.of("name", "Tagged", "tag_ids", List.of(tag)));
            owner.put(library + kind + "/" + id, Map.of("name", "Kept")).ok();
            assertThat(each(one(kind, id).get("tags"), "id")).containsExactly(tag);
            owner.put(library + "/tags/" + tag, Map.of("name", "Good" + kind, "color", "#def"))
                    .ok();
            assertThat(one(kind, id).get("tags").get(0).propertyStream().map(Map.Entry::getKey))
                    .containsExactly("id", "name", "color");
            assertThat(one(kind, id).get("tags").get(0).get("color").asString()).isEqualTo("#def");
            assertThat(each(get(kind + "?tag=gOOD" + kind), "id")).containsExactly(id);
            assertThat(get(kind + "?tag=Good").isEmpty()).isTrue();
            assertThat(each(get(kind + "?search=kEP"), "id")).containsExactly(id);
            owner.delete(library + "/tags/" + tag).ok();
            assertThat(one(kind, id).get("tags").isEmpty()).isTrue();
            owner.put(library + kind + "/" + id, Map.of("name", "x", "tag_ids", List.of(tag)))
                    .refused(400, "unknown tag_id: " + tag);
            assertThat(one(kind, id).get("name").asString())
                    .as("all or nothing")
                    .isEqualTo("Kept");
            owner.post(library + kind, Map.of("name", "x", "tag_ids", List.of("y")))
                    .refused(400, "invalid tag_id: y");
            owner.post(library + kind, Map.of("name", "")).refused(400, "name is required");
        }
    }

    @Test
    void books_of_a_series_stand_by_their_position() {
        String series = "/series/" + made("/series", Map.of("name", "Saga"));
        String one = book("One");
        String two = book("Two");
        put(series, one, 2);
        put(series, two, 1.26);
        JsonNode books = get(series + "/books");
        assertThat(each(books, "title")).containsExactly("Two", "One");
        assertThat(books.get(0).get("position").toString()).isEqualTo("1.3");
        assertThat(books.get(1).get("position").toString()).isEqualTo("2");
        assertThat(books.get(1).propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("position", "book_id", "title", "subtitle", "media_type", "contributors");
        put(series, two, 3);
        assertThat(each(get(series + "/books"), "title")).containsExactly("One", "Two");
        assertThat(get("/books/" + two + "/series"))
                .isEqualTo(get("/books/" + two).get("series"));
        assertThat(get("/books/" + two).get("series").get(0).get("position").toString())
                .isEqualTo("3");
        assertThat(get(series).get("book_count").asInt()).isEqualTo(2);
        owner.delete(library + series + "/books/" + one).ok();
        owner.delete(library + series + "/books/" + one).refused(404, "book not in series");
        owner.delete(library + "/books/" + two).ok();
        assertThat(get(series).get("book_count").asInt()).isZero();
        assertThat(get(series + "/books").isEmpty()).isTrue();
    }

    @Test
    void a_series_is_renamed_and_deleted_on_the_books_too() {
        String book = book("Emma");
        String id = made("/series", Map.of("name", "Saga"));
        put("/series/" + id, book, 1);
        owner.put(library + "/series/" + id, Map.of("name", "Epic")).ok();
        assertThat(each(get("/books/" + book).get("series"), "series_name")).containsExactly("Epic");
        owner.delete(library + "/series/" + id).ok();
        assertThat(get("/books/" + book).get("series").isEmpty()).isTrue();
        owner.get(library + "/series/" + id).refused(404, "series not found");
    }

    @Test
    void a_tag_filter_of_books_means_no_shelf_and_no_series_of_that_name() {
        String book = book("Emma");
        put("/shelves/" + made("/shelves", Map.of("name", "Same")), book, 0);
        put("/series/" + made("/series", Map.of("name", "Same")), book, 0);
        assertThat(get("/books?tag=Same").get("total").asInt()).isZero();
    }

    @Test
    void a_deleted_library_takes_its_places_along() {
        String shelf = made("/shelves", Map.of("name", "Poems"));
        String series = made("/series", Map.of("name", "Saga"));
        String book = book("Emma");
        put("/shelves/" + shelf, book, 0);
        put("/series/" + series, book, 0);
        owner.delete(library).ok();
        for (String path : List.of(
                "/shelves",
                "/series",
                "/shelves/" + shelf + "/books",
                "/series/" + series + "/books",
                "/books/" + book + "/shelves",
                "/books/" + book + "/series")) {
            assertThat(get(path).isEmpty()).as(path).isTrue();
        }
        owner.post(library + "/shelves", Map.of("name", "x")).refused(404, "library not found");
        owner.post(library + "/series", Map.of("name", "x")).refused(404, "library not found");
        owner.put(library + "/series/" + series, Map.of("name", "x")).refused(404, "series not found");
    }

    @Test
    void books_and_places_of_another_library_are_not_there() {
        String shelf = made("/shelves", Map.of("name", "Poems"));
        String series = made("/series", Map.of("name", "Saga"));
        String other = owner.library();
        String foreign = owner.book(other, "Foreign");
        Map<String, String> body = Map.of("book_id", foreign);
        owner.post(library + "/shelves/" + shelf + "/books", body).refused(404, "book not found");
        owner.post(library + "/series/" + series + "/books", body).refused(404, "book not found");
        owner.post("/libraries/" + other + "/shelves/" + shelf + "/books", body).refused(404, "shelf not found");
        owner.post("/libraries/" + other + "/series/" + series + "/books", body).refused(404, "series not found");
        assertThat(owner.get("/libraries/" + other + "/series/" + series + "/books")
                        .ok()
                        .isEmpty())
                .isTrue();
        owner.post(library + "/shelves/" + shelf + "/books", Map.of()).refused(400, "invalid book_id");
        owner.post(library + "/shelves/x/books", Map.of()).refused(400, "invalid shelf id");
        owner.post(library + "/series/" + series + "/books", Map.of("book_id", foreign, "position", 1e9))
                .refused(400, "position must be at most 99999.9");
    }

    @Test
    void an_editor_deletes_shelves_but_no_series_and_a_viewer_neither() {
        String shelf = library + "/shelves/" + made("/shelves", Map.of("name", "Poems"));
        String series = library + "/series/" + made("/series", Map.of("name", "Saga"));
        SignedIn member = SignedIn.register(server);
        owner.post(library + "/members", Map.of("user_id", member.id())).ok();
        member.get(shelf + "/books").ok();
        member.get(series).ok();
        member.delete(shelf).refused(403, "insufficient permissions");
        member.post(library + "/series", Map.of("name", "x")).refused(403, "insufficient permissions");
        owner.patch(library + "/members/" + member.id(), Map.of("role", "library_editor"))
                .ok();
        member.delete(series).refused(403, "insufficient permissions");
        member.delete(shelf).ok();
        SignedIn.register(server)
                .get(library + "/series/" + UuidCreator.getRandomBased())
                .refused(403, "insufficient permissions");
    }
}
