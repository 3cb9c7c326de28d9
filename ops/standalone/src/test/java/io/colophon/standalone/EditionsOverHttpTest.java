package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EditionsOverHttpTest {

    private static TestServer server;
    private static SignedIn owner;
    private static String library;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        owner = SignedIn.register(server);
        library = owner.library();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String book(String book) {
        return "/libraries/" + library + "/books/" + book;
    }

    private static JsonNode add(String book, Map<String, ?> edition) {
        return owner.post(book(book) + "/editions", edition).ok();
    }

    private static JsonNode revise(String book, JsonNode edition, Map<String, ?> by) {
        return owner.put(book(book) + "/editions/" + edition.get("id").asString(), by)
                .ok();
    }

    private static JsonNode editions(String book) {
        return owner.get(book(book) + "/editions").ok();
    }

    @Test
    void an_edition_is_answered_as_the_list_shows_it() {
        String book = owner.book(library, "Emma");
        JsonNode made =
                add(book, Map.of("format", "ebook", "copy_count", 7, "publish_date", "March 2001", "page_count", 300));
        assertThat(made.get("copy_count").asInt()).isEqualTo(1);
        assertThat(made.get("publish_date").asString()).isEqualTo("2001-03-01");
        assertThat(made.get("page_count").asInt()).isEqualTo(300);
        assertThat(made.get("duration_seconds").isNull()).isTrue();
        assertThat(made.get("files").isEmpty()).isTrue();
        assertThat(editions(book)).containsExactly(made);

        JsonNode revised = revise(book, made, Map.of("format", "hardcover", "copy_count", 4));
        assertThat(revised.get("format").asString()).isEqualTo("hardcover");
        assertThat(revised.get("copy_count").asInt()).isEqualTo(4);
        assertThat(revised.get("publish_date").isNull()).isTrue();
        assertThat(revised.get("created_at")).isEqualTo(made.get("created_at"));
        assertThat(revised.get("updated_at")).isNotEqualTo(made.get("updated_at"));
        assertThat(editions(book)).containsExactly(revised);
        assertThat(revise(book, made, Map.of("format", "hardcover", "copy_count", 0))
                        .get("copy_count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_year_may_be_the_one_before_the_first() {
        String book = owner.book(library, "Ancient");
        JsonNode made = add(book, Map.of("format", "scroll", "is_primary", true, "publish_date", "0000"));
        assertThat(made.get("publish_date").asString()).isEqualTo("0000-01-01");
        assertThat(owner.get(book(book)).ok().get("publish_year").asInt(-1)).isZero();
    }

    @Test
    void the_book_shows_its_primary_edition_but_is_not_changed_by_it() {
        String book = owner.book(library, "Persuasion");
        JsonNode before = owner.get(book(book)).ok();
        JsonNode made =
                add(book, Map.of("format", "ebook", "is_primary", true, "publisher", "Murray", "publish_date", "1817"));
        JsonNode after = owner.get(book(book)).ok();
        assertThat(after.get("publisher").asString()).isEqualTo("Murray");
        assertThat(after.get("publish_year").asInt()).isEqualTo(1817);
        assertThat(after.get("updated_at")).isEqualTo(before.get("updated_at"));

        owner.delete(book(book) + "/editions/" + made.get("id").asString()).ok();
        assertThat(owner.get(book(book)).ok()).isEqualTo(before);
        owner.delete(book(book) + "/editions/" + made.get("id").asString()).refused(404, "edition not found");
    }

    @Test
    void a_narrator_is_credited_and_the_book_changes_by_that() {
        String book = owner.book(library, "The Watsons");
        JsonNode before = owner.get(book(book)).ok();
        String reader = owner.post("/contributors", Map.of("name", "A Reader"))
                .ok()
                .get("id")
                .asString();
        JsonNode made = add(book, Map.of("format", "audiobook", "narrator_contributor_id", reader));
        assertThat(made.get("narrator_contributor_name").asString()).isEqualTo("A Reader");
        JsonNode after = owner.get(book(book)).ok();
        assertThat(after.get("contributors").get(0).get("role").asString()).isEqualTo("narrator");
        assertThat(after.get("updated_at")).isNotEqualTo(before.get("updated_at"));
    }

    @Test
    void a_book_is_found_by_the_isbns_that_its_editions_have_now() {
        String isbn = "isbn-" + UuidCreator.getRandomBased();
        String path = "/libraries/" + library + "/book-by-isbn/" + isbn;
        String book = owner.book(library, "Sanditon");
        JsonNode made = add(book, Map.of("format", "ebook"));
        owner.get(path).refused(404, "book not found");
        revise(book, made, Map.of("format", "ebook", "isbn_10", isbn, "copy_count", 3));
        assertThat(owner.get(path).ok().get("id").asString()).isEqualTo(book);

        Map<String, Object> again =
                new HashMap<>(Map.of("title", "Another", "edition", Map.of("format", "x", "isbn_10", isbn)));
        again.put(
                "media_type_id", owner.get(book(book)).ok().get("media_type_id").asString());
        assertThat(owner.post("/libraries/" + library + "/books", again)
                        .ok()
                        .get("id")
                        .asString())
                .as("one more copy, no other book")
                .isEqualTo(book);
        assertThat(editions(book).get(0).get("copy_count").asInt()).isEqualTo(4);

        revise(book, made, Map.of("format", "ebook"));
        owner.get(path).refused(404, "book not found");
        assertThat(owner.post("/libraries/" + library + "/books", again)
                        .ok()
                        .get("id")
                        .asString())
                .isNotEqualTo(book);
    }

    @Test
    void a_book_that_is_not_there_has_no_editions_and_gets_none() {
        String unknown = UuidCreator.getRandomBased().toString();
        assertThat(editions(unknown).isEmpty()).isTrue();
        owner.post(book(unknown) + "/editions", Map.of("format", "ebook")).refused(404, "book not found");
        owner.post(book("x") + "/editions", Map.of()).refused(400, "invalid book id");
        owner.post(book(unknown) + "/editions", Map.of()).refused(400, "format is required");
    }

    @Test
    void editions_of_another_library_are_not_there() {
        String book = owner.book(library, "Lady Susan");
        JsonNode made = add(book, Map.of("format", "ebook"));
        String elsewhere = "/libraries/" + owner.library() + "/books/" + book + "/editions";
        assertThat(owner.get(elsewhere).ok().isEmpty()).isTrue();
        owner.put(elsewhere + "/" + made.get("id").asString(), Map.of("format", "x"))
                .refused(404, "edition not found");
        owner.delete(elsewhere + "/" + made.get("id").asString()).refused(404, "edition not found");
    }
}
