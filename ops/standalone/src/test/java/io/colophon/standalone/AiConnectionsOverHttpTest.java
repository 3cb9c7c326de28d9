package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.contract.suggestions.AiEvent;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.StoredEvent;
import io.colophon.eventstore.json.SubjectKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;

/** Nobody is asked but a server of the test's own that speaks as Ollama does. */
class AiConnectionsOverHttpTest {

    private static final String AI = "/admin/connections/ai";
    private static final String KEY = "sk-s3cret";
    /** Nothing listens there. */
    private static final String NOWHERE = "http://127.0.0.1:1";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Queue<String> ASKED = new ConcurrentLinkedQueue<>();

    private static DisposableServer ollama;
    private static String url;
    private static TestServer server;
    private static SignedIn admin;
    private static SignedIn somebody;

    @BeforeAll
    static void start() {
        ollama = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.post(
                                "/api/chat",
                                (request, answer) -> answer.sendString(
                                        request.receive()
                                                .aggregate()
                                                .asString()
                                                .doOnNext(ASKED::add)
                                                .map(
                                                        asked ->
                                                                "{\"message\":{\"content\":\"<think>so</think> ready \"},\"done\":true}")))
                        .get(
                                "/api/tags",
                                (request, answer) ->
                                        answer.sendString(Mono.just("{\"models\":[{\"name\":\"llama3:latest\","
                                                + "\"size\":4661224676,\"digest\":\"365c\",\"details\":{\"family\":\"llama\","
                                                + "\"parameter_size\":\"8.0B\",\"quantization_level\":\"Q4_0\"}}]}"))))
                .bindNow();
        url = "http://127.0.0.1:" + ollama.port();
        server = TestServer.start();
        admin = SignedIn.register(server);
        somebody = SignedIn.register(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        ollama.disposeNow();
    }

    @BeforeEach
    void nobodyElse() {
        ASKED.clear();
        configure("anthropic", Map.of("enabled", "false", "api_key", "", "model", ""));
        configure("openai", Map.of("enabled", "false", "api_key", "", "model", ""));
        configure("osaurus", Map.of("enabled", "false", "base_url", NOWHERE));
        configure("ollama", Map.of("enabled", "true", "base_url", url, "model", "llama3"));
    }

    private static JsonNode configure(String name, Map<String, ?> config) {
        return named(name, admin.put(AI + "/" + name, config).ok());
    }

    private static JsonNode named(String name, JsonNode providers) {
        return providers
                .valueStream()
                .filter(one -> one.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode provider(String name) {
        return named(name, admin.get(AI).ok());
    }

    @Test
    void a_fresh_installation_knows_four_providers_of_which_ollama_is_on_and_none_active() {
        try (TestServer fresh = TestServer.start()) {
            JsonNode providers = SignedIn.register(fresh).get(AI).ok();
            assertThat(providers
                            .valueStream()
                            .map(one -> one.get("name").asString() + " " + one.get("enabled") + " " + one.get("active")
                                    + " " + one.has("config")))
                    .containsExactly(
                            "anthropic false false false",
                            "openai false false false",
                            "ollama true false false",
                            "osaurus false false false");
            assertThat(named("openai", providers).get("config_fields").toString())
                    .isEqualTo(
                            "[{\"key\":\"api_key\",\"label\":\"API key\",\"type\":\"password\",\"required\":true,"
                                    + "\"placeholder\":\"sk-…\"},{\"key\":\"model\",\"label\":\"Model\",\"type\":\"model\",\"required\":true,"
                                    + "\"placeholder\":\"gpt-4o-mini\",\"options\":[\"gpt-4o-mini\",\"gpt-4o\",\"gpt-4.1-mini\",\"gpt-4.1\"]}]");
        }
    }

    @Test
    void a_key_turns_a_provider_on_and_is_shown_to_nobody() {
        JsonNode on = configure("openai", Map.of("api_key", KEY, "model", "gpt-4o", "enabled", "true"));
        assertThat(on.get("enabled").asBoolean()).isTrue();
        assertThat(on.get("has_api_key").asBoolean()).isTrue();
        assertThat(on.get("config").toString())
                .isEqualTo("{\"api_key\":\"***\",\"enabled\":\"true\",\"model\":\"gpt-4o\"}");
        assertThat(provider("openai")).isEqualTo(on);
        assertThat(configure("openai", Map.of("api_key", "***", "model", "gpt-4.1"))
                        .get("has_api_key")
                        .asBoolean())
                .isTrue();
        JsonNode off = configure("openai", Map.of("api_key", ""));
        assertThat(off.get("enabled").asBoolean()).isFalse();
        assertThat(off.get("config").toString()).isEqualTo("{\"enabled\":\"true\",\"model\":\"gpt-4.1\"}");
        assertThat(configure("openai", Map.of("api_key", "***"))
                        .get("has_api_key")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void what_a_provider_has_no_field_for_is_passed_over_and_a_null_is_an_empty_text() {
        Map<String, @Nullable String> config = new HashMap<>();
        config.put("model", null);
        config.put("base_url", "http://elsewhere");
        config.put("region", "ca");
        assertThat(configure("anthropic", config).get("config").toString()).isEqualTo("{\"enabled\":\"false\"}");
    }

    @Test
    void what_can_t_be_a_configuration_is_refused() {
        admin.put(AI + "/nobody", Map.of()).refused(400, "unknown AI provider \"nobody\"");
        admin.put(AI + "/ollama", Map.of("enabled", true)).refused(400, "invalid request body");
        admin.put(AI + "/ollama", List.of()).refused(400, "invalid request body");
        admin.put(AI + "/ollama", Map.of("base_url", "file:///etc/passwd"))
                .refused(400, "base_url must be an http or https address without user name, query and fragment");
        admin.put(AI + "/ollama", Map.of("model", "x".repeat(257)))
                .refused(400, "model must be at most 256 characters");
        admin.put(AI + "/osaurus", Map.of("api_key", "a\nb"))
                .refused(400, "api_key must not contain control characters");
        assertThat(provider("ollama").get("config").get("base_url").asString()).isEqualTo(url);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_key_is_in_no_event_no_tag_and_no_log(CapturedOutput output) {
        configure("osaurus", Map.of("api_key", KEY, "model", "m", "enabled", "true"));
        admin.post(AI + "/osaurus/test", Map.of()).ok();
        List<StoredEvent> events = Objects.requireNonNull(server.bean(EventReader.class)
                .newest(AiEvent.SETTINGS, Long.MAX_VALUE, 1)
                .block(PATIENCE));
        assertThat(events).hasSize(1).allSatisfy(event -> {
            assertThat(new String(event.payload(), StandardCharsets.UTF_8))
                    .contains("osaurus", "sealed")
                    .doesNotContain(KEY);
            assertThat(event.tags()).containsExactly(AiEvent.SETTINGS);
        });
        assertThat(output.getAll()).doesNotContain(KEY);
        configure("osaurus", Map.of("api_key", "", "model", ""));
    }

    @Test
    void a_key_that_can_t_be_read_any_more_is_none() {
        try (TestServer other = TestServer.start()) {
            SignedIn owner = SignedIn.register(other);
            owner.put(AI + "/anthropic", Map.of("api_key", KEY)).ok();
            other.bean(SubjectKeys.class).destroy(AiEvent.INSTANCE).block(PATIENCE);
            JsonNode anthropic = named("anthropic", owner.get(AI).ok());
            assertThat(anthropic.get("has_api_key").asBoolean()).isFalse();
            assertThat(anthropic.get("enabled").asBoolean()).isFalse();
        }
    }

    @Test
    void one_provider_is_active_or_none() {
        for (String name : List.of("openai", "ollama", "")) {
            assertThat(admin.post(AI + "/active", Map.of("provider", name)).status())
                    .isEqualTo(204);
            assertThat(admin.get(AI)
                            .ok()
                            .valueStream()
                            .filter(one -> one.get("active").asBoolean())
                            .map(one -> one.get("name").asString()))
                    .containsExactlyElementsOf(name.isEmpty() ? List.of() : List.of(name));
        }
        admin.post(AI + "/active", Map.of("provider", "nobody")).refused(400, "unknown AI provider \"nobody\"");
        admin.post(AI + "/active", Map.of("provider", 5)).refused(400, "invalid request body");
        assertThat(admin.post(AI + "/active", Map.of()).status()).isEqualTo(204);
    }

    @Test
    void permissions_are_replaced() {
        String path = AI + "/permissions";
        String nothing = "{\"reading_history\":false,\"ratings\":false,\"favourites\":false,\"full_library\":false,"
                + "\"taste_profile\":false}";
        assertThat(admin.get(path).ok().toString()).isEqualTo(nothing);
        String ratings = nothing.replace("\"ratings\":false", "\"ratings\":true");
        assertThat(admin.put(path, Map.of("ratings", true)).ok().toString()).isEqualTo(ratings);
        assertThat(admin.get(path).ok().toString()).isEqualTo(ratings);
        admin.put(path, Map.of("favourites", "yes")).refused(400, "invalid request body");
        assertThat(admin.put(path, Map.of()).ok().toString()).isEqualTo(nothing);
    }

    @Test
    void a_test_shows_what_the_model_says_without_what_it_thinks() {
        assertThat(admin.post(AI + "/ollama/test", Map.of()).ok().toString())
                .isEqualTo("{\"ok\":true,\"reply\":\"ready\"}");
        assertThat(ASKED).singleElement().asString().contains("\"model\":\"llama3\"", "\"num_predict\":");
    }

    @Test
    void a_test_says_why_it_fails() {
        configure("ollama", Map.of("base_url", NOWHERE));
        assertThat(tested("ollama")).isEqualTo("Ollama can't be reached");
        assertThat(tested("openai")).isEqualTo("provider is disabled — save config and enable it first");
        assertThat(tested("nobody")).isEqualTo("unknown AI provider \"nobody\"");
        configure("osaurus", Map.of("enabled", "true"));
        assertThat(tested("osaurus")).isEqualTo("Osaurus needs to be told which model to ask");
    }

    private static String tested(String name) {
        JsonNode outcome = admin.post(AI + "/" + name + "/test", Map.of()).ok();
        assertThat(outcome.get("ok").asBoolean()).isFalse();
        return outcome.get("error").asString();
    }

    @Test
    void models_of_a_local_server_are_listed_also_while_it_is_off() {
        configure("ollama", Map.of("enabled", "false"));
        assertThat(admin.get(AI + "/ollama/models").ok().toString())
                .isEqualTo("{\"models\":[{\"name\":\"llama3:latest\",\"size\":4661224676,\"digest\":\"365c\","
                        + "\"family\":\"llama\",\"parameter_size\":\"8.0B\",\"quantization\":\"Q4_0\"}]}");
        SignedIn.Answer nobody = admin.get(AI + "/osaurus/models");
        assertThat(nobody.status()).isEqualTo(503);
        assertThat(nobody.data().toString()).isEqualTo("{\"error\":\"Osaurus can't be reached\",\"reachable\":false}");
        assertThat(admin.get(AI + "/openai/models").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/permissions", "/ollama/models", "/osaurus/models"})
    void what_is_read_is_for_administrators(String path) {
        somebody.get(AI + path).refused(403, "instance admin access required");
    }

    @Test
    void what_changes_or_asks_is_for_administrators() {
        String text = "instance admin access required";
        somebody.put(AI + "/nobody", List.of()).refused(403, text);
        somebody.put(AI + "/permissions", List.of()).refused(403, text);
        somebody.post(AI + "/active", List.of()).refused(403, text);
        somebody.post(AI + "/nobody/test", Map.of()).refused(403, text);
    }
}
