package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.contract.lookup.LookupEvent;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.StoredEvent;
import io.colophon.eventstore.json.SubjectKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Only the provider that needs no internet is ever asked. */
class LookupOverHttpTest {

    private static final String PROVIDERS = "/admin/providers";
    private static final String KEY = "AIza-s3cret";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static TestServer server;
    private static SignedIn admin;
    private static SignedIn somebody;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        admin = SignedIn.register(server);
        somebody = SignedIn.register(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void offline() {
        for (String name : List.of("open_library", "google_books", "isbndb", "hardcover", "mangadex")) {
            configure(name, Map.of("enabled", "false", "api_key", ""));
        }
    }

    private static JsonNode configure(String name, Map<String, ?> config) {
        return named(name, admin.put(PROVIDERS + "/" + name, config).ok());
    }

    private static JsonNode named(String name, JsonNode providers) {
        return providers
                .valueStream()
                .filter(one -> one.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode provider(String name) {
        return named(name, admin.get(PROVIDERS).ok());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void a_fresh_installation_knows_six_providers_of_which_three_are_on() {
        try (TestServer fresh = TestServer.start()) {
            JsonNode providers = SignedIn.register(fresh).get(PROVIDERS).ok();
            assertThat(providers.valueStream().map(one -> one.get("name").asString() + " " + one.get("enabled")))
                    .containsExactly(
                            "test true",
                            "open_library true",
                            "google_books false",
                            "isbndb false",
                            "hardcover false",
                            "mangadex true");
            assertThat(named("test", providers).toString())
                    .isEqualTo(
                            "{\"name\":\"test\",\"display_name\":\"Test Provider\","
                                    + "\"description\":\"Knows one made-up book, ISBN 12345, without asking anybody\","
                                    + "\"requires_key\":false,\"capabilities\":[\"book_isbn\"],\"enabled\":true,\"has_api_key\":false}");
        }
    }

    @Test
    void a_key_turns_a_provider_on_and_is_shown_to_nobody() {
        JsonNode on = configure("google_books", Map.of("api_key", KEY, "enabled", "true"));
        assertThat(on.get("enabled").asBoolean()).isTrue();
        assertThat(on.get("has_api_key").asBoolean()).isTrue();
        assertThat(on.get("config").toString()).isEqualTo("{\"api_key\":\"***\"}");
        assertThat(provider("google_books")).isEqualTo(on);
        assertThat(configure("google_books", Map.of("enabled", "false"))
                        .get("has_api_key")
                        .asBoolean())
                .isTrue();
        assertThat(configure("google_books", Map.of("enabled", "true"))
                        .get("enabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void what_stands_for_a_key_changes_none() {
        configure("google_books", Map.of("api_key", KEY, "enabled", "true"));
        assertThat(configure("google_books", Map.of("api_key", "***"))
                        .get("enabled")
                        .asBoolean())
                .isTrue();
        configure("google_books", Map.of("api_key", ""));
        assertThat(configure("google_books", Map.of("api_key", "***"))
                        .get("has_api_key")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_null_is_an_empty_text_and_unknown_keys_are_no_matter() {
        configure("google_books", Map.of("api_key", KEY));
        Map<String, @Nullable String> config = new HashMap<>();
        config.put("api_key", null);
        config.put("region", "ca");
        assertThat(configure("google_books", config).get("has_api_key").asBoolean())
                .isFalse();
    }

    @Test
    void the_test_provider_is_on_whatever_is_said() {
        assertThat(configure("test", Map.of("enabled", "false")).get("enabled").asBoolean())
                .isTrue();
    }

    @Test
    void what_can_t_be_a_configuration_is_refused() {
        admin.put(PROVIDERS + "/nobody", Map.of()).refused(400, "unknown provider \"nobody\"");
        admin.put(PROVIDERS + "/nobody", Map.of("enabled", true)).refused(400, "invalid request body");
        admin.put(PROVIDERS + "/test", Map.of("enabled", true)).refused(400, "invalid request body");
        admin.put(PROVIDERS + "/test", List.of()).refused(400, "invalid request body");
        admin.put(PROVIDERS + "/isbndb", Map.of("api_key", "a\nb"))
                .refused(400, "api_key must not contain control characters");
        admin.put(PROVIDERS + "/isbndb", Map.of("api_key", "x".repeat(4097)))
                .refused(400, "api_key must be at most 4096 characters");
        assertThat(provider("isbndb").get("has_api_key").asBoolean()).isFalse();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_key_is_in_no_event_no_tag_and_no_log(CapturedOutput output) {
        configure("google_books", Map.of("api_key", KEY));
        configure("google_books", Map.of("api_key", KEY + "-2"));
        List<StoredEvent> events = Objects.requireNonNull(server.bean(EventReader.class)
                .newest(LookupEvent.PROVIDERS, Long.MAX_VALUE, 2)
                .block(PATIENCE));
        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(new String(event.payload(), StandardCharsets.UTF_8))
                    .contains("google_books", "sealed")
                    .doesNotContain(KEY);
            assertThat(event.tags()).containsExactly(LookupEvent.PROVIDERS);
        });
        assertThat(output.getAll()).doesNotContain(KEY);
    }

    @Test
    void a_key_that_can_t_be_read_any_more_is_none() {
        try (TestServer other = TestServer.start()) {
            SignedIn owner = SignedIn.register(other);
            owner.put(PROVIDERS + "/isbndb", Map.of("api_key", KEY)).ok();
            other.bean(SubjectKeys.class).destroy(LookupEvent.INSTANCE).block(PATIENCE);
            JsonNode isbndb = named("isbndb", owner.get(PROVIDERS).ok());
            assertThat(isbndb.get("has_api_key").asBoolean()).isFalse();
            assertThat(isbndb.get("enabled").asBoolean()).isFalse();
        }
    }

    @Test
    void an_order_is_kept_and_completed() {
        JsonNode before = admin.get(PROVIDERS + "/order").ok().get("order");
        assertThat(texts(before)).contains("test", "mangadex");
        assertThat(admin.put(PROVIDERS + "/order", Map.of("order", List.of("ghost", "mangadex")))
                        .status())
                .isEqualTo(204);
        assertThat(texts(admin.get(PROVIDERS + "/order").ok().get("order")))
                .containsExactly("ghost", "mangadex", "test", "open_library", "google_books", "isbndb", "hardcover");
        admin.put(PROVIDERS + "/order", Map.of("order", List.of())).refused(400, "order array is required");
        admin.put(PROVIDERS + "/order", Map.of()).refused(400, "order array is required");
        admin.put(PROVIDERS + "/order", Map.of("order", "test")).refused(400, "invalid request body");
        admin.put(PROVIDERS + "/order", Map.of("order", List.of("x".repeat(65))))
                .refused(400, "order must be at most 64 characters");
        admin.put(PROVIDERS + "/order", Map.of("order", before)).ok();
    }

    @Test
    void a_test_says_why_it_fails() {
        assertThat(tested("test")).isEqualTo("no result returned for test ISBN 9780439708180");
        assertThat(tested("isbndb")).isEqualTo("provider is disabled — save an API key and enable it first");
        assertThat(tested("nobody")).isEqualTo("unknown provider \"nobody\"");
        configure("mangadex", Map.of("enabled", "true"));
        assertThat(tested("mangadex")).isEqualTo("this provider does not support ISBN lookup");
    }

    private static String tested(String name) {
        JsonNode outcome =
                admin.post(PROVIDERS + "/" + name + "/test", Map.of()).ok();
        assertThat(outcome.get("ok").asBoolean()).isFalse();
        return outcome.get("error").asString();
    }

    @Test
    void providers_are_for_administrators() {
        String text = "instance admin access required";
        somebody.get(PROVIDERS).refused(403, text);
        somebody.get(PROVIDERS + "/order").refused(403, text);
        somebody.put(PROVIDERS + "/order", Map.of("order", List.of())).refused(403, text);
        somebody.put(PROVIDERS + "/nobody", Map.of()).refused(403, text);
        somebody.post(PROVIDERS + "/nobody/test", Map.of()).refused(403, text);
    }

    @Test
    void a_book_is_looked_up_by_its_isbn() {
        JsonNode found = somebody.get("/lookup/isbn/12345").ok();
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.get(0).toString())
                .isEqualTo("{\"provider\":\"test\",\"provider_display\":\"Test Provider\",\"title\":\"Test Book\","
                        + "\"subtitle\":\"A book for testing\",\"authors\":[\"Test Author\"],\"publisher\":\"Test Publisher\","
                        + "\"publish_date\":\"2026-01-01\",\"isbn_10\":\"1234567890\",\"isbn_13\":\"1234567890123\","
                        + "\"description\":\"A book that does not exist, for trying out lookups.\",\"cover_url\":\"\","
                        + "\"language\":\"en\",\"page_count\":null,\"categories\":null}");
        assertThat(somebody.get("/lookup/isbn/12345/merged").ok().get("isbn_13").toString())
                .isEqualTo("{\"value\":\"1234567890123\",\"source\":\"test\",\"source_display\":\"Test Provider\","
                        + "\"alternatives\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"54321", "not an isbn", "12 345"})
    void what_nobody_knows_is_nothing(String isbn) {
        assertThat(somebody.get("/lookup/isbn/" + isbn).ok().toString()).isEqualTo("[]");
        assertThat(somebody.get("/lookup/isbn/" + isbn + "/merged").ok().toString())
                .isEqualTo("{\"categories\":null,\"covers\":null}");
    }

    @Test
    void a_search_needs_something_to_search_for() {
        for (String path : List.of("/lookup/books", "/lookup/series")) {
            assertThat(somebody.get(path + "?q=herbert").ok().toString()).isEqualTo("[]");
            somebody.get(path).refused(400, "q (query) parameter is required");
            somebody.get(path + "?q=").refused(400, "q (query) parameter is required");
            somebody.get(path + "?q=" + "x".repeat(501)).refused(400, "query too long");
            somebody.get(path + "?q=a\0b").refused(400, "q must not contain U+0000");
        }
        assertThat(somebody.get("/lookup/contributors").ok().toString()).isEqualTo("[]");
        assertThat(somebody.get("/lookup/contributors?q=ab").ok().toString()).isEqualTo("[]");
    }

    @Test
    void a_person_is_fetched_from_a_provider_that_is_on() {
        String path = "/contributors/whoever/metadata/fetch";
        somebody.get(path).refused(400, "provider and external_id are required");
        somebody.get(path + "?provider=open_library").refused(400, "provider and external_id are required");
        somebody.get(path + "?provider=test&external_id=1")
                .refused(502, "provider error: no enabled contributor provider named \"test\"");
        somebody.get(path + "?provider=open_library&external_id=OL1A")
                .refused(502, "provider error: no enabled contributor provider named \"open_library\"");
        configure("open_library", Map.of("enabled", "true"));
        SignedIn.Answer nobody = somebody.get(path + "?provider=open_library&external_id=nobody");
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(nobody.data().isMissingNode()).isTrue();
    }
}
