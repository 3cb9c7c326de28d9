package io.colophon.standalone;

import static io.colophon.standalone.Suggesting.JOB;
import static io.colophon.standalone.Suggesting.RUN;
import static io.colophon.standalone.Suggesting.RUNS;
import static io.colophon.standalone.Suggesting.readNext;
import static io.colophon.standalone.Suggesting.suggested;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.standalone.Suggesting.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Runs that nobody asks for himself. */
class SuggestionScheduleOverHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Suggesting world;

    @BeforeEach
    void start() {
        world = new Suggesting();
        world.usual();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static String trigger(JsonNode run) {
        return run.get("triggered_by").asString();
    }

    private static Instant started(JsonNode run) {
        return Instant.parse(run.path("started_at").asString("1970-01-01T00:00:00Z"));
    }

    private static JsonNode runs(Reader reader) {
        return reader.person().get(RUNS).ok();
    }

    @Test
    void the_scheduler_asks_for_everybody_who_got_none_for_as_long_as_is_said() {
        Reader reader = world.reader("Zebra");
        Reader out = world.reader("Zebra");
        out.person().put("/me/ai-prefs", Map.of("opt_in", false)).ok();
        world.job("enabled", true);
        Instant begin = Instant.now();
        for (int days : new int[] {1, 2}) {
            Instant now = begin.plus(Duration.ofDays(days));
            world.admin.setClock(now.toString());
            JsonNode run = Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> runs(reader).path(0), newest -> !started(newest)
                            .isBefore(now.minusSeconds(1)));
            assertThat(trigger(run)).isEqualTo("scheduler");
        }
        assertThat(runs(out)).isEmpty();
        assertThat(reader.person().get("/me/suggestions/quota").ok().get("used").asInt())
                .isZero();
    }

    @Test
    void administrators_ask_for_everybody_and_clear_what_is_over() {
        Reader running = world.reader("Zebra");
        Reader waiting = world.reader("Quartz");
        world.ollama.says(readNext("Zebra", "Quartz"));
        world.ollama.thinks();
        running.person().post(RUN, Map.of()).ok();
        SignedIn.Answer asked = world.admin.post(JOB + "/run", Map.of());
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.data().toString()).isEqualTo("{\"enqueued\":1,\"skipped\":1}");
        assertThat(world.admin.delete(JOB + "/runs").ok().toString()).isEqualTo("{\"deleted\":0}");
        world.ollama.goesOn();
        world.ended(running, 1);
        assertThat(trigger(world.ended(waiting, 1).get("run"))).isEqualTo("admin");
        assertThat(world.admin.get(JOB + "/runs").ok().findValuesAsString("user_id"))
                .containsExactly(waiting.person().id(), running.person().id());
        assertThat(world.admin.delete(JOB + "/runs").ok().toString()).isEqualTo("{\"deleted\":2}");
        assertThat(world.admin.delete(JOB + "/runs").ok().toString()).isEqualTo("{\"deleted\":0}");
        assertThat(runs(running)).isEmpty();
        assertThat(world.admin.get(JOB + "/runs").ok()).isEmpty();
        assertThat(suggested(waiting)).hasSize(1);
    }

    @Test
    void nothing_begins_where_there_is_nothing_to_go_by() {
        Reader out = world.reader("Zebra");
        out.person().put("/me/ai-prefs", Map.of("opt_in", false)).ok();
        Reader empty = world.reader();
        Reader homeless = world.reader();
        homeless.person().put("/me/taste-profile", Map.of("likes", "sf")).ok();
        homeless.person().delete("/libraries/" + homeless.library()).ok();
        Reader inactive = world.reader("Zebra");
        world.admin
                .patch("/admin/users/" + inactive.person().id(), Map.of("is_active", false))
                .ok();
        for (Reader nobody : List.of(out, empty, homeless, inactive)) {
            assertThat(nobody.person().post(RUN, Map.of()).status()).isEqualTo(202);
            assertThat(runs(nobody)).isEmpty();
        }
        Reader reader = world.reader("Zebra");
        world.job("user_run_rate_limit_per_day", 0);
        assertThat(reader.person().post(RUN, Map.of()).status()).isEqualTo(202);
        world.usual();
        for (String provider : List.of("", "openai")) {
            world.activate(provider);
            assertThat(reader.person().post(RUN, Map.of()).status()).isEqualTo(202);
        }
        assertThat(runs(reader)).isEmpty();
        assertThat(world.admin.post(JOB + "/run", Map.of()).ok().get("enqueued").asInt())
                .isZero();
        world.activate("ollama");
        empty.person().put("/me/taste-profile", Map.of("likes", "sf")).ok();
        assertThat(world.run(empty).get("run").get("status").asString()).isEqualTo("completed");
    }

    @Test
    void a_model_that_can_t_be_reached_fails_the_run_which_says_so() {
        Reader reader = world.reader("Zebra");
        world.admin
                .put("/admin/connections/ai/ollama", Map.of("base_url", "http://127.0.0.1:1"))
                .ok();
        JsonNode detail = world.run(reader);
        assertThat(detail.get("run").get("error").asString()).isEqualTo("Ollama can't be reached");
        assertThat(detail.get("run").get("status").asString()).isEqualTo("failed");
        assertThat(Suggesting.types(detail)).containsExactly("pipeline_start", "prompt", "error");
    }
}
