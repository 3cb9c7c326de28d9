package io.colophon.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.StoredEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How suggestions are made for everybody, and what somebody says of them for himself. */
class SuggestionSettingsOverHttpTest {

    private static final String JOB = "/admin/jobs/ai-suggestions";
    private static final String PREFERENCES = "/me/ai-prefs";
    private static final String TASTE = "/me/taste-profile";
    private static final Map<String, Object> FRESH = Map.of(
            "enabled", false,
            "interval_minutes", 4320,
            "max_buy_per_user", 5,
            "max_read_next_per_user", 5,
            "include_taste_profile", true,
            "user_run_rate_limit_per_day", 1,
            "max_tokens_initial", 6000,
            "max_tokens_backfill", 3000);

    private static TestServer server;
    private static SignedIn admin;
    private SignedIn reader;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        admin = SignedIn.register(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void somebodyNew() {
        reader = SignedIn.register(server);
    }

    /** A body as it is, which need not be JSON. */
    private record Raw(@JsonRawValue @JsonValue String text) {}

    private static String job() {
        return admin.get(JOB).ok().toString();
    }

    @Test
    void the_job_of_a_fresh_installation_is_off() {
        try (TestServer fresh = TestServer.start()) {
            SignedIn owner = SignedIn.register(fresh);
            assertThat(owner.get(JOB).ok().toString())
                    .isEqualTo(
                            "{\"enabled\":false,\"interval_minutes\":4320,\"max_buy_per_user\":5,\"max_read_next_per_user\":5,"
                                    + "\"include_taste_profile\":true,\"user_run_rate_limit_per_day\":1,\"max_tokens_initial\":6000,"
                                    + "\"max_tokens_backfill\":3000}");
            assertThat(owner.get("/admin/jobs").ok().toString())
                    .isEqualTo("[{\"id\":\"ai-suggestions\",\"display_name\":\"AI suggestions\",\"description\":"
                            + "\"Suggests books to buy and books to read next to everybody who wants suggestions\","
                            + "\"kind\":\"scheduled\",\"enabled\":false}]");
            owner.put(JOB, Map.of("enabled", true)).ok();
            assertThat(owner.get("/admin/jobs").ok().get(0).get("enabled").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void a_configuration_replaces_the_one_before_and_caps_of_0_are_the_usual_ones() {
        admin.put(JOB, FRESH).ok();
        String echo = admin.put(JOB, Map.of("max_tokens_backfill", 7, "user_run_rate_limit_per_day", -1))
                .ok()
                .toString();
        assertThat(echo)
                .isEqualTo(
                        "{\"enabled\":false,\"interval_minutes\":0,\"max_buy_per_user\":0,\"max_read_next_per_user\":0,"
                                + "\"include_taste_profile\":false,\"user_run_rate_limit_per_day\":-1,\"max_tokens_initial\":0,"
                                + "\"max_tokens_backfill\":7}");
        assertThat(job()).isEqualTo(echo.replace("\"max_tokens_initial\":0", "\"max_tokens_initial\":6000"));
    }

    @ParameterizedTest
    @CsvSource({
        "interval_minutes, -1, interval_minutes must be >= 0",
        "max_buy_per_user, -1, per-user caps must be >= 0",
        "max_read_next_per_user, -1, per-user caps must be >= 0",
        "user_run_rate_limit_per_day, -2, 'user_run_rate_limit_per_day must be >= -1 (-1 = unlimited, 0 = disabled)'",
        "max_tokens_initial, -1, token caps must be >= 0",
        "max_tokens_backfill, -1, token caps must be >= 0",
        "max_tokens_backfill, 2147483648, invalid request body"
    })
    void a_number_that_can_t_be_is_refused(String field, long value, String text) {
        admin.put(JOB, FRESH).ok();
        String before = job();
        Map<String, Object> config = new HashMap<>(FRESH);
        config.put(field, value);
        admin.put(JOB, config).refused(400, text);
        assertThat(job()).isEqualTo(before);
    }

    @Test
    void the_job_is_for_administrators() {
        String text = "instance admin access required";
        reader.get("/admin/jobs").refused(403, text);
        reader.get(JOB).refused(403, text);
        reader.put(JOB, Map.of("interval_minutes", -1)).refused(403, text);
    }

    @Test
    void somebody_wants_suggestions_or_not() {
        assertThat(reader.get(PREFERENCES).ok().toString()).isEqualTo("{\"opt_in\":false}");
        for (boolean in : List.of(true, true, false)) {
            String said = "{\"opt_in\":" + in + "}";
            assertThat(reader.put(PREFERENCES, Map.of("opt_in", in)).ok().toString())
                    .isEqualTo(said);
            assertThat(reader.get(PREFERENCES).ok().toString()).isEqualTo(said);
        }
        reader.put(PREFERENCES, Map.of("opt_in", "yes")).refused(400, "invalid request body");
        reader.put(PREFERENCES, Map.of("opt_in", true)).ok();
        assertThat(reader.put(PREFERENCES, Map.of()).ok().toString()).isEqualTo("{\"opt_in\":false}");
        assertThat(admin.get(PREFERENCES).ok().toString()).isEqualTo("{\"opt_in\":false}");
    }

    @Test
    void a_taste_is_kept_as_it_was_written() {
        assertThat(reader.get(TASTE).ok().toString()).isEqualTo("{}");
        String written = "{\"zz\":1.50,\"a\":[\"sf\",{\"deep\":null}],\"ü\":\"✓\"}";
        reader.put(TASTE, new Raw(written)).ok();
        assertThat(body(TASTE)).isEqualTo("{\"data\":" + written + "}");
        assertThat(reader.put(PREFERENCES, Map.of("opt_in", true)).ok().toString())
                .isEqualTo("{\"opt_in\":true}");
        assertThat(body(TASTE)).isEqualTo("{\"data\":" + written + "}");
        reader.put(TASTE, new Raw("null")).ok();
        assertThat(body(TASTE)).isEqualTo("{\"data\":null}");
        assertThat(reader.get(PREFERENCES).ok().toString()).isEqualTo("{\"opt_in\":true}");
        assertThat(admin.get(TASTE).ok().toString()).isEqualTo("{}");
    }

    private String body(String path) {
        return new String(reader.bytes(path).body(), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\" 1}"})
    void what_is_no_json_is_no_taste(String body) {
        reader.put(TASTE, Map.of("a", 1)).ok();
        reader.put(TASTE, new Raw(body)).refused(400, "invalid JSON body");
        assertThat(body(TASTE)).isEqualTo("{\"data\":{\"a\":1}}");
    }

    @Test
    void a_taste_is_an_object_of_64_kib_at_most() {
        reader.put(TASTE, List.of(1)).refused(400, "taste profile must be a JSON object or null");
        reader.put(TASTE, new Raw("5")).refused(400, "taste profile must be a JSON object or null");
        reader.put(TASTE, Map.of("a", "x".repeat(65_536 - 8))).ok();
        reader.put(TASTE, Map.of("a", "x".repeat(65_536 - 7)))
                .refused(413, "taste profile must be at most 65536 bytes");
        assertThat(reader.get(TASTE).ok().get("a").asString()).hasSize(65_536 - 8);
    }

    @Test
    void a_taste_is_its_person_s_and_ends_with_him() {
        reader.put(TASTE, Map.of("likes", "a secret")).ok();
        List<StoredEvent> events = Objects.requireNonNull(server.bean(EventReader.class)
                .newest(Tagger.id(IdentityEvent.USER, UUID.fromString(reader.id())), Long.MAX_VALUE, 1)
                .block(Duration.ofSeconds(10)));
        assertThat(new String(events.getFirst().payload(), UTF_8))
                .contains("sealed")
                .doesNotContain("secret");
        admin.delete("/admin/users/" + reader.id()).ok();
        assertThat(reader.get(TASTE).ok().toString()).isEqualTo("{}");
        reader.put(TASTE, Map.of()).refused(404, "user not found");
        reader.put(PREFERENCES, Map.of("opt_in", true)).refused(404, "user not found");
    }
}
