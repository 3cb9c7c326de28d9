package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.standalone.SignedIn.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContributorMetadataOverHttpTest {

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

    private static String id(JsonNode thing) {
        return thing.get("id").asString();
    }

    private static String one(String person) {
        return "/contributors/" + person;
    }

    private static String person(String name) {
        return id(owner.post("/contributors", Map.of("name", name)).ok());
    }

    private static JsonNode apply(String person, Map<String, Object> metadata) {
        return owner.post(one(person) + "/metadata/apply", metadata).ok();
    }

    private JsonNode detail(String person) {
        return owner.get(library + "/contributors/" + person).ok();
    }

    private static List<String> texts(JsonNode all, String field) {
        return all.valueStream().map(each -> each.get(field).asString()).toList();
    }

    @Test
    void what_a_provider_says_overwrites_but_the_name() {
        String anna = person("Anna Bell");
        JsonNode first = apply(
                anna,
                Map.of(
                        "provider",
                        "test",
                        "external_id",
                        "X1",
                        "name",
                        "Other",
                        "bio",
                        "Bio",
                        "photo_url",
                        "http://localhost/none.png"));
        assertThat(first.get("name").asString()).isEqualTo("Anna Bell");
        assertThat(first.get("photo_url").isNull()).isTrue();
        assertThat(first.has("works")).isFalse();
        JsonNode second = apply(anna, Map.of("provider", "two", "external_id", "Y", "bio", ""));
        assertThat(second.get("bio").asString()).isEqualTo("Bio");
        assertThat(second.get("external_ids").toString()).isEqualTo("{\"two\":\"Y\",\"test\":\"X1\"}");
        assertThat(apply(anna, Map.of("provider", "three")).get("external_ids").size())
                .isEqualTo(2);
    }

    @Test
    void works_are_shown_by_year_and_title_with_the_book_by_which_the_library_has_them() {
        String anna = person("Anna Bell");
        String book = id(owner.post(
                        library + "/books",
                        Map.of(
                                "title",
                                "A",
                                "media_type_id",
                                id(owner.get("/media-types").ok().get(0)),
                                "edition",
                                Map.of("format", "ebook", "isbn_13", "9780141439587")))
                .ok());
        apply(
                anna,
                Map.of(
                        "provider",
                        "test",
                        "works",
                        List.of(
                                Map.of("title", "Undated"),
                                Map.of("title", "b", "publish_year", 1990),
                                Map.of("title", "Z", "publish_year", 1990, "isbn_10", "9780141439587"),
                                Map.of("title", "Old", "publish_year", 1950, "cover_url", "http://x/c.jpg"))));
        JsonNode works = detail(anna).get("works");
        assertThat(texts(works, "title")).containsExactly("Old", "Z", "b", "Undated");
        assertThat(works.get(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "contributor_id",
                        "title",
                        "isbn_13",
                        "isbn_10",
                        "publish_year",
                        "cover_url",
                        "source",
                        "created_at",
                        "in_library",
                        "library_book_id");
        assertThat(works.get(0).get("source").asString()).isEqualTo("test");
        assertThat(works.get(0).get("in_library").asBoolean()).isFalse();
        assertThat(works.get(0).get("library_book_id").isNull()).isTrue();
        assertThat(works.get(1).get("in_library").asBoolean()).isTrue();
        assertThat(works.get(1).get("library_book_id").asString()).isEqualTo(book);
        assertThat(works.get(3).get("publish_year").isNull()).isTrue();

        JsonNode elsewhere = owner.get("/libraries/" + owner.library() + "/contributors/" + anna)
                .ok();
        assertThat(elsewhere.get("works").get(1).get("in_library").asBoolean()).isFalse();
    }

    @Test
    void works_are_replaced_by_provider_and_removed_one_by_one() {
        String anna = person("Anna Bell");
        apply(anna, works("test", "A", "B"));
        apply(anna, works("two", "C"));
        apply(anna, works("two"));
        JsonNode first = detail(anna).get("works").get(0);
        String path = one(anna) + "/works/" + id(first);
        gone(owner.delete(one(person("Bea")) + "/works/" + id(first)));
        gone(owner.delete("/contributors/nobody/works/" + id(first)));
        assertThat(owner.delete(path).status()).isEqualTo(204);
        gone(owner.delete(path));
        assertThat(texts(detail(anna).get("works"), "title")).containsExactly("B", "C");
        apply(anna, works("test", "D"));
        assertThat(texts(detail(anna).get("works"), "title")).containsExactly("C", "D");
    }

    private static Map<String, Object> works(String provider, String... titles) {
        return Map.of(
                "provider",
                provider,
                "works",
                Arrays.stream(titles).map(title -> Map.of("title", title)).toList());
    }

    /** No JSON error, as of an unknown address. */
    private static void gone(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEmpty();
    }
}
