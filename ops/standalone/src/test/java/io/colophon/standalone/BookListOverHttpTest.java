package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The list of books follows what happens to books and to the names that they show; how a query is read is for the query side's tests. */
class BookListOverHttpTest {

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

    private static String made(String path, Map<String, Object> body) {
        return owner.post(path, body).ok().get("id").asString();
    }

    private String book(String title, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("title", title);
        body.putIfAbsent(
                "media_type_id", owner.get("/media-types").ok().get(0).get("id").asString());
        return made(library + "/books", body);
    }

    private List<String> titles(String query) {
        JsonNode page = owner.get(library + "/books?" + query).ok();
        List<String> titles = new ArrayList<>();
        page.get("items").forEach(book -> titles.add(book.get("title").asString()));
        assertThat(page.get("total").asInt()).isEqualTo(titles.size());
        return titles;
    }

    private JsonNode page(String query) {
        return owner.get(library + "/books?" + query).ok();
    }

    /** What is searched for with a word more that every title has is found by another way. */
    private void assertSameAsSearched(String what, int total) {
        for (String sort : List.of("title", "created_at", "media_type", "publish_date")) {
            for (String direction : List.of("asc", "desc")) {
                for (int number : List.of(1, 1 + total / 40, 1 + total / 20, 2 + total / 20)) {
                    String order = "&page=" + number + "&per_page=20&sort=" + sort + "&sort_dir=" + direction;
                    JsonNode walked = page(what + order);
                    assertThat(walked).as(what + order).isEqualTo(page("q=volume&" + what + order));
                    assertThat(walked.get("items")).hasSize(Math.clamp(total - (number - 1) * 20L, 0, 20));
                    assertThat(walked.get("total").asInt()).isEqualTo(total);
                }
            }
        }
    }

    @Test
    void a_page_is_the_same_however_it_is_found() {
        String scroll = made("/media-types", Map.of("name", "scroll_far", "display_name", "Far scroll"));
        String old = made(library + "/tags", Map.of("name", "Old"));
        String elegy = made("/genres", Map.of("name", "Far elegy"));
        String last = "";
        for (int i = 0; i < 270; i++) {
            Map<String, Object> more = new HashMap<>(Map.of(
                    "edition",
                    i % 7 == 0
                            ? Map.of("format", "ebook")
                            : Map.of("format", "ebook", "publish_date", "20" + (10 + i % 5) + "-01-01")));
            if (i % 10 < 9) {
                more.putAll(Map.of("media_type_id", scroll, "tag_ids", List.of(old), "genre_ids", List.of(elegy)));
            }
            last = book("The volume " + i * 37 % 40, more);
        }
        assertSameAsSearched("", 270);
        assertSameAsSearched("letter=V", 270);
        assertSameAsSearched("type_filter=far scroll", 243);
        assertSameAsSearched("tag=OLD", 243);
        owner.put(
                        library + "/books/" + last,
                        Map.of(
                                "title",
                                "Another volume",
                                "media_type_id",
                                scroll,
                                "tag_ids",
                                List.of(old),
                                "genre_ids",
                                List.of(elegy)))
                .ok();
        assertSameAsSearched("tag=old", 244);
        assertSameAsSearched("letter=a", 1);
        assertThat(page("q=genre:%22far elegy%22&page=13&per_page=20").get("items"))
                .isEqualTo(page("q=volume genre:%22far elegy%22&page=13&per_page=20")
                        .get("items"));
        owner.delete(library + "/tags/" + old).ok();
        assertSameAsSearched("tag=old", 0);
        assertThat(page("page=9223372036854775807&per_page=20").get("items")).isEmpty();
        assertThat(page("page=9223372036854775807").get("total").asInt()).isEqualTo(270);
    }

    @Test
    void a_name_that_changes_is_found_by_the_new_one() {
        String type = made("/media-types", Map.of("name", "scroll", "display_name", "Scroll"));
        String tag = made(library + "/tags", Map.of("name", "old"));
        String genre = made("/genres", Map.of("name", "Elegy"));
        book("Emma", Map.of("media_type_id", type, "tag_ids", List.of(tag), "genre_ids", List.of(genre)));
        book("Persuasion", Map.of());
        String shelf = made(library + "/shelves", Map.of("name", "Attic"));
        String series = made(library + "/series", Map.of("name", "Saga"));
        String emma = owner.get(library + "/books?q=emma")
                .ok()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        owner.post(library + "/shelves/" + shelf + "/books", Map.of("book_id", emma))
                .ok();
        owner.post(library + "/series/" + series + "/books", Map.of("book_id", emma, "position", 1))
                .ok();
        String before = "type:scroll tag:OLD genre:elegy shelf:attic series:saga";
        String after = "type:codex tag:new genre:ode shelf:cellar series:epic";
        assertThat(titles("q=" + before)).containsExactly("Emma");
        assertThat(titles("tag=old&type_filter=SCROLL")).containsExactly("Emma");

        owner.put("/media-types/" + type, Map.of("display_name", "Codex")).ok();
        owner.put(library + "/tags/" + tag, Map.of("name", "new")).ok();
        owner.put("/genres/" + genre, Map.of("name", "Ode")).ok();
        owner.put(library + "/shelves/" + shelf, Map.of("name", "Cellar")).ok();
        owner.put(library + "/series/" + series, Map.of("name", "Epic")).ok();
        assertThat(titles("q=" + after)).containsExactly("Emma");
        assertThat(titles("q=" + before.replace(" ", " OR "))).isEmpty();

        owner.delete(library + "/tags/" + tag).ok();
        owner.delete(library + "/shelves/" + shelf).ok();
        assertThat(titles("q=tag:new OR shelf:cellar")).isEmpty();
        assertThat(titles("q=NOT tag:new")).containsExactly("Emma", "Persuasion");
    }

    @Test
    void a_book_is_found_by_what_it_says_now() {
        String ann = made("/contributors", Map.of("name", "Ann O'Dell"));
        Map<String, Object> credit = Map.of("contributor_id", ann, "role", "author");
        String id = book("Don't Panic", Map.of("contributors", List.of(credit)));
        String editions = library + "/books/" + id + "/editions";
        String edition =
                made(editions, Map.of("format", "ebook", "publisher", "Pan", "language", "EN", "is_primary", true));
        for (String q :
                List.of("dont", "don't", "ODELL OR o'dell", "author:dell publisher:pan language:en", "/^don.t/")) {
            assertThat(titles("q=" + q)).as(q).containsExactly("Don't Panic");
        }
        assertThat(titles("q=odell")).as("names are not stripped").isEmpty();

        owner.delete(editions + "/" + edition).ok();
        assertThat(titles("q=publisher:pan OR language:en")).isEmpty();
        owner.put(
                        library + "/books/" + id,
                        Map.of(
                                "title",
                                "Calm",
                                "media_type_id",
                                owner.get("/media-types").ok().get(0).get("id").asString()))
                .ok();
        assertThat(titles("q=panic OR dell")).isEmpty();
        assertThat(titles("q=calm NOT has:cover&letter=c")).containsExactly("Calm");
        owner.delete(library + "/books/" + id).ok();
        assertThat(titles("q=calm")).isEmpty();
    }

    @Test
    void names_of_another_library_find_nothing_here() {
        String mine = library;
        made(mine + "/tags", Map.of("name", "same"));
        book("Mine", Map.of());
        aLibraryOfItsOwn();
        String tag = made(library + "/tags", Map.of("name", "same"));
        book("Theirs", Map.of("tag_ids", List.of(tag)));
        assertThat(titles("q=tag:same OR theirs")).containsExactly("Theirs");
        library = mine;
        assertThat(titles("q=tag:same OR theirs")).isEmpty();
        owner.delete(mine).ok();
        assertThat(titles("q=mine")).isEmpty();
    }

    @Test
    void what_can_not_be_looked_for_is_refused_after_the_right_to_look() {
        owner.get(library + "/books?q=/(/").refused(400, "invalid regular expression in q");
        owner.get(library + "/books?q=" + "x".repeat(501)).refused(400, "query too long");
        SignedIn.register(server).get(library + "/books?q=/(/").refused(403, "insufficient permissions");
    }
}
