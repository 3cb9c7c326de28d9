package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.standalone.SignedIn.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContributorsOverHttpTest {

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

    private static Map<String, Object> body(String title, String... people) {
        List<Map<String, Object>> credits = new ArrayList<>();
        Stream.of(people).forEach(person -> credits.add(Map.of("contributor_id", person, "role", "author")));
        return Map.of(
                "title",
                title,
                "media_type_id",
                id(owner.get("/media-types").ok().get(0)),
                "contributors",
                credits);
    }

    private String book(String title, String... people) {
        return id(owner.post(library + "/books", body(title, people)).ok());
    }

    private JsonNode detail(String person) {
        return owner.get(library + "/contributors/" + person).ok();
    }

    @Test
    void a_profile_is_changed_and_answered_whole() {
        String anna = person("Anna Bell");
        JsonNode profile = owner.patch(
                        one(anna),
                        Map.of(
                                "name",
                                " Anna Cole ",
                                "bio",
                                "Wrote.",
                                "born_date",
                                "1948-03",
                                "died_date",
                                "March 1999",
                                "nationality",
                                "Scottish"))
                .ok();
        assertThat(profile.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "sort_name",
                        "is_corporate",
                        "bio",
                        "born_date",
                        "died_date",
                        "nationality",
                        "external_ids",
                        "photo_url",
                        "book_count",
                        "created_at",
                        "updated_at");
        assertThat(profile.get("name").asString()).isEqualTo("Anna Cole");
        assertThat(profile.get("sort_name").asString()).isEqualTo("Cole, Anna");
        assertThat(profile.get("born_date").asString()).isEqualTo("1948-03-01T00:00:00Z");
        assertThat(profile.get("died_date").isNull()).isTrue();
        assertThat(profile.get("external_ids").toString()).isEqualTo("{}");
        assertThat(profile.get("photo_url").isNull()).isTrue();

        JsonNode cleared = owner.patch(one(anna), Map.of("born_date", "", "nationality", ""))
                .ok();
        assertThat(cleared.get("born_date").isNull()).isTrue();
        assertThat(cleared.get("nationality").asString()).isEmpty();
        assertThat(cleared.get("bio").asString()).isEqualTo("Wrote.");
    }

    @Test
    void the_year_0000_is_a_year() {
        String anna = person("Anna Bell");
        assertThat(owner.patch(one(anna), Map.of("born_date", "0000"))
                        .ok()
                        .get("born_date")
                        .asString())
                .isEqualTo("0000-01-01T00:00:00Z");
    }

    @Test
    void the_time_of_the_last_change_moves_with_the_profile_only() {
        String anna = person("Anna Bell");
        book("Emma", anna);
        JsonNode patched = owner.patch(one(anna), Map.of()).ok();
        assertThat(time(patched, "updated_at")).isAfter(time(patched, "created_at"));
        JsonNode applied = apply(anna, Map.of("provider", "test", "works", List.of(Map.of("title", "Emma"))));
        assertThat(time(applied, "updated_at")).isAfter(time(patched, "updated_at"));
        assertThat(applied.get("created_at")).isEqualTo(patched.get("created_at"));

        owner.delete(one(anna) + "/works/" + id(detail(anna).get("works").get(0)))
                .ok();
        assertThat(detail(anna).get("updated_at")).isEqualTo(applied.get("updated_at"));
        assertThat(owner.get(library + "/contributors").ok().get("items").get(0).get("updated_at"))
                .isEqualTo(applied.get("updated_at"));
    }

    private static Instant time(JsonNode thing, String field) {
        return Instant.parse(thing.get(field).asString());
    }

    @Test
    void a_contributor_is_removed_when_no_book_of_any_library_uses_him() {
        String word = "W" + UuidCreator.getRandomBased();
        String anna = person(word);
        String book = book("Emma", anna);
        SignedIn stranger = SignedIn.register(server);
        stranger.delete(one(anna)).refused(409, "contributor still has books");
        owner.put(library + "/books/" + book, body("Emma")).ok();
        String other = "/libraries/" + owner.library();
        owner.post(other + "/books", body("Emma", anna)).ok();
        stranger.delete(one(anna)).refused(409, "contributor still has books");
        owner.delete(other).ok();

        assertThat(stranger.delete(one(anna)).status()).isEqualTo(204);
        gone(stranger.delete(one(anna)));
        gone(owner.patch(one(anna), Map.of()));
        gone(owner.post(one(anna) + "/metadata/apply", Map.of()));
        gone(owner.get(library + "/contributors/" + anna));
        assertThat(owner.get("/contributors?q=" + word).ok().isEmpty()).isTrue();
        owner.post(library + "/books", body("Emma", anna)).refused(400, "unknown contributor_id: " + anna);
    }

    @Test
    void a_contributor_of_many_deleted_books_stays_for_one_that_is_older_than_all_of_them() {
        String anna = person("Anna Bell");
        String kept = book("Emma", anna);
        for (int i = 0; i < 10; i++) {
            owner.delete(library + "/books/" + book("Gone", anna)).ok();
        }
        owner.delete(one(anna)).refused(409, "contributor still has books");
        owner.delete(library + "/books/" + kept).ok();
        owner.delete(one(anna)).ok();
    }

    @Test
    void a_narrator_is_in_no_list_of_books_but_stays_until_nothing_names_him() {
        String anna = person("Anna Bell");
        String book = book("Emma");
        String editions = library + "/books/" + book + "/editions";
        String edition = id(owner.post(editions, Map.of("format", "audiobook", "narrator_contributor_id", anna))
                .ok());
        owner.put(library + "/books/" + book, body("Emma")).ok();
        assertThat(detail(anna).get("books").isEmpty()).isTrue();
        assertThat(detail(anna).get("book_count").asInt()).isZero();
        owner.delete(one(anna)).refused(409, "contributor still has books");
        owner.delete(editions + "/" + edition).ok();
        owner.delete(one(anna)).ok();
    }

    /** No JSON error, as of an unknown address. */
    private static void gone(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEmpty();
    }

    @Test
    void who_is_not_there_is_answered_as_an_unknown_address() {
        ApiClient ann = ApiClient.registered(server, "Ann" + UuidCreator.getRandomBased());
        String unknown = "/api/v1/contributors/" + UuidCreator.getRandomBased();
        for (ApiClient.Answer answer : List.of(
                ann.patch(unknown, Map.of()),
                ann.delete(unknown),
                ann.post(unknown + "/metadata/apply", Map.of()),
                ann.delete(unknown + "/works/" + UuidCreator.getRandomBased()))) {
            assertThat(answer.expect(404).body()).isEqualTo("404 page not found\n");
        }
    }

    @Test
    void what_is_wrong_in_a_request_is_named_and_changes_nothing() {
        String anna = person("Anna Bell");
        String unknown = UuidCreator.getRandomBased().toString();
        owner.patch("/contributors/x", Map.of()).refused(400, "invalid contributor id");
        owner.delete("/contributors/x").refused(400, "invalid contributor id");
        owner.post("/contributors/x/metadata/apply", Map.of()).refused(400, "invalid contributor id");
        owner.delete("/contributors/x/works/x").refused(400, "invalid work id");
        owner.get(library + "/contributors/x").refused(400, "invalid contributor id");
        owner.patch(one(unknown), List.of()).refused(400, "invalid request body");
        owner.patch(one(anna), Map.of("name", "Bea", "is_corporate", "yes")).refused(400, "invalid request body");
        owner.patch(one(anna), Map.of("name", "x".repeat(256))).refused(400, "name must be at most 255 characters");
        owner.patch(one(anna), Map.of("sort_name", "x".repeat(256)))
                .refused(400, "sort_name must be at most 255 characters");
        owner.patch(one(anna), Map.of("nationality", "x".repeat(65)))
                .refused(400, "nationality must be at most 64 characters");
        owner.patch(one(anna), Map.of("bio", "\0")).refused(400, "bio must not contain U+0000");
        String apply = one(anna) + "/metadata/apply";
        owner.post(apply, Map.of("bio", "Bio", "born_date", "1950")).refused(400, "invalid request body");
        owner.post(apply, Map.of("bio", "Bio", "died_date", "")).refused(400, "invalid request body");
        owner.post(apply, Map.of("bio", "Bio", "works", List.of(Map.of("title", "\0"))))
                .refused(400, "title must not contain U+0000");
        JsonNode profile = detail(anna);
        assertThat(profile.get("name").asString()).isEqualTo("Anna Bell");
        assertThat(profile.get("bio").asString()).isEmpty();
        assertThat(profile.get("updated_at")).isEqualTo(profile.get("created_at"));
    }
}
