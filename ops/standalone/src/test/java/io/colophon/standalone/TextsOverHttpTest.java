package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.util.RawValue;

/** What is no text, or none that can be kept, in bodies and queries. */
class TextsOverHttpTest {

    private static final String PREFERENCES = "/auth/me/preferences";

    private static TestServer server;
    private static SignedIn owner;
    private static String library;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        owner = SignedIn.register(server);
        library = "/libraries/" + owner.library();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "\\ud800a,          \ufffda",
        "a\\uDFFF,          a\ufffd",
        "\\ud800\\u0041,    \ufffdA",
        "\\udc00\\ud800,    \ufffd\ufffd",
        "\\ud83d\\uDE00,    \ud83d\ude00",
        "\\\\ud800,        \\ud800",
        "\\\\\\ud800-,    \\\ufffd-"
    })
    void half_a_surrogate_pair_is_a_replacement_character(String sent, String kept) {
        assertThat(owner.post(library + "/shelves", Map.of("name", new RawValue("\"" + sent + "\"")))
                        .ok()
                        .get("name")
                        .asString())
                .isEqualTo(kept);
    }

    @Test
    void a_name_of_a_member_is_text_like_any_other() {
        SignedIn reader = SignedIn.register(server);
        reader.patch(PREFERENCES, new RawValue("{\"a\\ud800\":\"\\udc00\"}")).ok();
        reader.patch(PREFERENCES, Map.of("b", 1)).ok();
        assertThat(reader.get(PREFERENCES).ok().get("prefs").toString()).isEqualTo("{\"a\ufffd\":\"\ufffd\",\"b\":1}");
    }

    @Test
    void a_password_may_hold_what_is_no_text() {
        SignedIn reader = SignedIn.register(server);
        Map<String, Object> change = Map.of("current_password", new RawValue("\"\\ud800\""), "new_password", "x");
        reader.put("/auth/me/password", change).refused(401, "current password is incorrect");
    }

    @Test
    void no_preference_holds_a_zero_however_deep() {
        for (Object keys : List.of(
                Map.of("a\0", 1),
                Map.of("a", "\0"),
                Map.of("a", List.of(1, Map.of("b", "c\0"))),
                Map.of("a", Map.of("\0", 1)))) {
            owner.patch(PREFERENCES, keys).refused(400, "preferences must not contain U+0000");
        }
        assertThat(owner.get(PREFERENCES).ok().get("prefs").isEmpty()).isTrue();
    }

    @Test
    void no_preference_is_infinite() {
        owner.patch(PREFERENCES, new RawValue("{\"a\":[1e400]}"))
                .refused(400, "preferences must not contain numbers beyond all bounds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{library}/books?q",
                "{library}/books?filter",
                "{library}/books?tag",
                "{library}/books?type_filter",
                "{library}/books?letter",
                "{library}/contributors?q",
                "{library}/contributors?letter",
                "{library}/loans?search",
                "{library}/loans?tag",
                "{library}/members?search",
                "{library}/members?tag",
                "{library}/series?search",
                "{library}/series?tag",
                "{library}/series/suggest?media_type",
                "{library}/shelves?search",
                "{library}/shelves?tag",
                "/contributors?q",
                "/users?q",
                "/dashboard/picks-of-the-day?media_type"
            })
    void nobody_looks_for_a_zero(String list) {
        String parameter = list.substring(list.indexOf('?') + 1);
        owner.get(list.replace("{library}", library) + "=ab\0").refused(400, parameter + " must not contain U+0000");
    }

    @Test
    void a_number_that_is_none_counts_as_zero_even_then() {
        assertThat(owner.get(library + "/books?page=\0").ok().get("page").asInt())
                .isEqualTo(1);
    }
}
