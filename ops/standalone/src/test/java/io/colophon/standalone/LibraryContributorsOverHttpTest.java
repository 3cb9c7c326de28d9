package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LibraryContributorsOverHttpTest {

    private static final PostgresAddress DATABASE = TestDatabase.create();
    private static TestServer server;
    private static SignedIn owner;

    private String library;

    @BeforeAll
    static void start() {
        server = new TestServer(DATABASE, 0, true);
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

    private static String person(String name) {
        return owner.post("/contributors", Map.of("name", name)).ok().get("id").asString();
    }

    private static Map<String, Object> body(String... people) {
        List<Map<String, Object>> credits = new ArrayList<>();
        Stream.of(people).forEach(person -> credits.add(Map.of("contributor_id", person, "role", "author")));
        return Map.of(
                "title",
                "Emma",
                "media_type_id",
                owner.get("/media-types").ok().get(0).get("id").asString(),
                "contributors",
                credits);
    }

    private String book(String... people) {
        return owner.post(library + "/books", body(people)).ok().get("id").asString();
    }

    private String titled(String title, String... people) {
        Map<String, Object> body = new HashMap<>(body(people));
        body.put("title", title);
        return owner.post(library + "/books", body).ok().get("id").asString();
    }

    private JsonNode detail(String person) {
        return owner.get(library + "/contributors/" + person).ok();
    }

    private static List<String> texts(JsonNode all, String field) {
        return all.valueStream().map(each -> each.get(field).asString()).toList();
    }

    private JsonNode page(String query) {
        return owner.get(library + "/contributors" + query).ok();
    }

    private List<String> names(String query) {
        return page(query)
                .get("items")
                .valueStream()
                .map(one -> one.get("name").asString())
                .toList();
    }

    private List<String> letters() {
        return owner.get(library + "/contributors/letters")
                .ok()
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void those_with_books_in_the_library_are_listed_by_name_sort_name_or_books() {
        String zoe = person("Zoe Adams");
        String abe = person("Abe Young");
        String bea = person("bea Xu");
        book(zoe);
        book(zoe, abe);
        book(zoe, abe, bea);
        person("Nobody Here");
        assertThat(names("")).containsExactly("Abe Young", "Zoe Adams", "bea Xu");
        assertThat(names("?sort=name&sort_dir=desc")).containsExactly("bea Xu", "Zoe Adams", "Abe Young");
        assertThat(names("?sort=sort_name")).containsExactly("Zoe Adams", "bea Xu", "Abe Young");
        assertThat(names("?sort=book_count")).containsExactly("bea Xu", "Abe Young", "Zoe Adams");
        assertThat(names("?sort=book_count&sort_dir=desc&per_page=1&page=2")).containsExactly("Abe Young");
        assertThat(names("?q=yOU")).containsExactly("Abe Young");
        assertThat(names("?letter=B")).containsExactly("bea Xu");
        assertThat(names("?letter=Y")).isEmpty();
        assertThat(letters()).containsExactly("A", "B", "Z");
        assertThat(page("?letter=z").get("total").asInt()).isEqualTo(1);
        assertThat(page("?q=a").get("total").asInt()).isEqualTo(3);
        assertThat(page("?per_page=1").get("total").asInt()).isEqualTo(3);
    }

    @Test
    void the_number_of_entries_on_a_page_has_bounds() {
        assertThat(page("").get("per_page").asInt()).isEqualTo(25);
        assertThat(page("?per_page=-1&page=0").get("per_page").asInt()).isEqualTo(25);
        assertThat(page("?per_page=-1&page=0").get("page").asInt()).isEqualTo(1);
        assertThat(page("?per_page=201").get("per_page").asInt()).isEqualTo(200);
        assertThat(page("?per_page=2&page=9223372036854775807").get("items").isEmpty())
                .isTrue();
    }

    @Test
    void counts_follow_the_books() {
        String abe = person("Abe Young");
        String bea = person("Bea Xu");
        String first = book(abe, abe);
        String second = book(abe, bea);
        assertThat(page("?letter=A").get("items").get(0).get("book_count").asInt())
                .isEqualTo(2);

        owner.put(library + "/books/" + first, body(bea)).ok();
        assertThat(page("?letter=A").get("items").get(0).get("book_count").asInt())
                .isEqualTo(1);
        assertThat(page("?letter=B").get("items").get(0).get("book_count").asInt())
                .isEqualTo(2);

        owner.delete(library + "/books/" + second).ok();
        assertThat(names("")).containsExactly("Bea Xu");
        assertThat(letters()).containsExactly("B");
        assertThat(page("").get("total").asInt()).isEqualTo(1);

        owner.put(library + "/books/" + first, body()).ok();
        assertThat(page("").get("total").asInt()).isZero();
        assertThat(letters()).isEmpty();

        owner.put(library + "/books/" + first, body(abe)).ok();
        assertThat(names("")).containsExactly("Abe Young");
        assertThat(page("").get("total").asInt()).isEqualTo(1);
    }

    @Test
    void a_library_counts_for_itself_and_ends_with_its_contributors() {
        String abe = person("Abe Young");
        book(abe);
        String other = "/libraries/" + owner.library();
        owner.post(other + "/books", body(abe)).ok();
        owner.delete(library).ok();
        assertThat(page("").get("total").asInt()).isZero();
        assertThat(letters()).isEmpty();
        assertThat(owner.get(other + "/contributors").ok().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void a_new_name_is_shown_by_books_lists_letters_and_searches() {
        String word = "W" + UuidCreator.getRandomBased();
        String anna = person("Anna " + word);
        String abe = person("Abe " + word);
        String book = book(anna, abe);
        owner.patch("/contributors/" + anna, Map.of("name", "Zoe " + word)).ok();

        JsonNode shown = owner.get(library + "/books/" + book).ok();
        assertThat(texts(shown.get("contributors"), "name")).containsExactly("Abe " + word, "Zoe " + word);
        assertThat(owner.get(library + "/books?q=zoe").ok().get("total").asInt())
                .isEqualTo(1);
        assertThat(owner.get(library + "/books?q=anna").ok().get("total").asInt())
                .isZero();
        assertThat(names("")).containsExactly("Abe " + word, "Zoe " + word);
        assertThat(names("?sort=sort_name&sort_dir=desc")).containsExactly("Zoe " + word, "Abe " + word);
        assertThat(names("?letter=z")).containsExactly("Zoe " + word);
        assertThat(names("?letter=a")).containsExactly("Abe " + word);
        assertThat(letters()).containsExactly("A", "Z");
        assertThat(texts(owner.get("/contributors?q=" + word).ok(), "name"))
                .containsExactly("Abe " + word, "Zoe " + word);

        owner.patch("/contributors/" + abe, Map.of("name", "zed " + word)).ok();
        assertThat(letters()).containsExactly("Z");
        assertThat(Views.column(DATABASE, "SELECT initial FROM contributors_1.total WHERE people = 0"))
                .as("a count of nothing is no row")
                .isEmpty();
        assertThat(owner.get(library + "/contributors?letter=z")
                        .ok()
                        .get("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void the_list_shows_what_was_said_last() {
        String anna = person("Anna Bell");
        book(anna);
        owner.patch("/contributors/" + anna, Map.of("nationality", "Scottish")).ok();
        owner.post("/contributors/" + anna + "/metadata/apply", Map.of("born_date", "1950-01-02T23:00:00-05:00"))
                .ok();
        JsonNode item = owner.get(library + "/contributors").ok().get("items").get(0);
        assertThat(item.get("nationality").asString()).isEqualTo("Scottish");
        assertThat(item.get("born_date").asString()).isEqualTo("1950-01-02T00:00:00Z");
    }

    @Test
    void a_library_shows_its_own_books_of_him_in_natural_order() {
        String anna = person("Anna Bell");
        String tenth = titled("Part 10", anna);
        String second = titled("The Part 2", anna, anna);
        String other = "/libraries/" + owner.library();
        owner.post(other + "/books", body(anna)).ok();

        JsonNode shown = detail(anna);
        assertThat(texts(shown.get("books"), "id")).containsExactly(second, tenth);
        assertThat(shown.get("books").get(1))
                .isEqualTo(owner.get(library + "/books/" + tenth).ok());
        assertThat(shown.get("book_count").asInt()).isEqualTo(2);
        assertThat(shown.get("works").isEmpty()).isTrue();
        assertThat(owner.patch("/contributors/" + anna, Map.of())
                        .ok()
                        .get("book_count")
                        .asInt())
                .isEqualTo(3);

        JsonNode nobody = detail(person("Nobody Here"));
        assertThat(nobody.get("books").isEmpty()).isTrue();
        assertThat(nobody.get("book_count").asInt()).isZero();
    }

    @Test
    void members_see_a_contributor_in_their_library_and_others_do_not() {
        String anna = person("Anna Bell");
        SignedIn viewer = SignedIn.register(server);
        viewer.get(library + "/contributors/" + anna).refused(403, "insufficient permissions");
        owner.post(library + "/members", Map.of("user_id", viewer.id(), "role", "library_viewer"))
                .ok();
        assertThat(viewer.get(library + "/contributors/" + anna)
                        .ok()
                        .get("name")
                        .asString())
                .isEqualTo("Anna Bell");
    }

    @Test
    void an_administrator_sees_where_files_are_kept() {
        JsonNode config = owner.get("/admin/config").ok();
        assertThat(config.propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "cover_storage_path",
                        "ebook_storage_path",
                        "audiobook_storage_path",
                        "ebook_path_template",
                        "audiobook_path_template",
                        "registration_enabled");
        assertThat(config.get("ebook_storage_path").asString()).startsWith("/").endsWith("/ebooks");
        assertThat(config.get("registration_enabled").asBoolean()).isTrue();
        SignedIn.register(server).get("/admin/config").refused(403, "instance admin access required");
    }
}
