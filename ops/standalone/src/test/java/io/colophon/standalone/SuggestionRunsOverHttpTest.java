package io.colophon.standalone;

import static io.colophon.standalone.Suggesting.JOB;
import static io.colophon.standalone.Suggesting.RUN;
import static io.colophon.standalone.Suggesting.RUNS;
import static io.colophon.standalone.Suggesting.outcomes;
import static io.colophon.standalone.Suggesting.readNext;
import static io.colophon.standalone.Suggesting.suggested;
import static io.colophon.standalone.Suggesting.types;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.standalone.Suggesting.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SuggestionRunsOverHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOBODY = UUID.randomUUID().toString();

    private static Suggesting world;

    @BeforeAll
    static void start() {
        world = new Suggesting();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void asUsual() {
        world.usual();
    }

    @Test
    void a_run_goes_from_a_request_to_suggestions() {
        Reader reader = world.reader("Zebra", "Quartz", "Finished");
        reader.reads("Finished", Map.of("read_status", "read"));
        world.ollama.says(prompt -> prompt.contains("can't be used")
                ? "## Books to buy\n1. Solaris — Stanislaw Lem — a sea"
                : "## Books to buy\n1. Hyperion — Dan Simmons — 978-0-553-28368-6 — pilgrims\n2. zebra — A. — stripes\n"
                        + readNext("Zebra", "QUARTZ", "Finished", "Nowhere"));
        JsonNode detail = world.run(reader);
        JsonNode run = detail.get("run");
        assertThat(run.propertyNames())
                .containsExactly(
                        "id",
                        "triggered_by",
                        "provider_type",
                        "model_id",
                        "status",
                        "tokens_in",
                        "tokens_out",
                        "estimated_cost_usd",
                        "started_at",
                        "finished_at");
        assertThat(Stream.of("triggered_by", "provider_type", "model_id", "status", "tokens_in", "tokens_out")
                        .map(field -> run.get(field).asString()))
                .containsExactly("user", "ollama", "llama3", "completed", "22", "14");
        assertThat(run.get("estimated_cost_usd").toString()).isEqualTo("0");
        assertThat(run.get("started_at").asString()).matches(".*:\\d\\dZ");
        assertThat(types(detail))
                .containsExactly(
                        "pipeline_start",
                        "prompt",
                        "ai_response",
                        "enrichment_decision",
                        "enrichment_decision",
                        "read_next_match",
                        "read_next_match",
                        "read_next_match",
                        "read_next_match",
                        "backfill_prompt",
                        "backfill_response",
                        "enrichment_decision",
                        "pipeline_end");
        assertThat(detail.get("events").valueStream().map(event -> event.get("seq")
                        .asInt()))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(outcomes(detail, "enrichment_decision")).containsExactly("accepted", "already_owned", "accepted");
        assertThat(outcomes(detail, "read_next_match"))
                .containsExactly("accepted", "accepted", "already_read", "not_in_library");
        JsonNode all = suggested(reader);
        assertThat(all.valueStream().map(one -> one.get("title").asString()))
                .containsExactly("Solaris", "Quartz", "Zebra", "Hyperion: a novel");
        assertThat(all.get(3).propertyNames())
                .containsExactly(
                        "id", "type", "title", "author", "isbn", "cover_url", "reasoning", "status", "created_at");
        assertThat(all.get(3).get("isbn").asString()).isEqualTo(Suggesting.HYPERION);
        assertThat(all.get(2).propertyNames())
                .containsExactly("id", "type", "title", "reasoning", "book_id", "library_id", "status", "created_at");
        assertThat(all.get(2).get("book_id").asString())
                .isEqualTo(reader.books().get("Zebra"));
        assertThat(reader.person().get("/me/suggestions?type=buy").ok()).hasSize(2);
        assertThat(reader.person().get("/me/suggestions?type=other").ok()).isEmpty();
        assertThat(world.ollama.lastAsked().path("options").path("num_predict").asInt())
                .isEqualTo(567);
    }

    @Test
    void two_requests_at_once_make_one_run() {
        Reader reader = world.reader("Zebra");
        world.ollama.thinks();
        List<Integer> statuses = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> reader.person().post(RUN, Map.of()).status()))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(202, 409, 409, 409);
        reader.person().post(RUN, Map.of()).refused(409, "a suggestions run is already in progress");
        world.ollama.goesOn();
        world.ended(reader, 1);
        assertThat(reader.person().post(RUN, Map.of()).status()).isEqualTo(202);
    }

    @Test
    void an_administrator_cancels_a_run_while_the_model_thinks() {
        Reader reader = world.reader("Zebra");
        world.ollama.says(readNext("Zebra"));
        world.ollama.thinks();
        int asked = world.ollama.prompts().size();
        int left = world.ollama.left();
        reader.person().post(RUN, Map.of()).ok();
        world.untilAsked(asked + 1);
        JsonNode running = reader.person().get(RUNS).ok().get(0);
        assertThat(running.get("status").asString()).isEqualTo("running");
        assertThat(running.has("finished_at")).isFalse();
        String path = JOB + "/runs/" + running.get("id").asString();
        reader.person().delete(path).refused(403, "instance admin access required");
        assertThat(world.admin.delete(path).status()).isEqualTo(204);
        world.admin.delete(path).refused(404, "run not found or not running");
        Awaitility.await().atMost(PATIENCE).until(() -> world.ollama.left() > left);
        world.ollama.goesOn();
        JsonNode detail = world.ended(reader, 1);
        assertThat(detail.get("run").get("status").asString()).isEqualTo("cancelled");
        assertThat(detail.get("run").get("error").asString()).isEqualTo("cancelled");
        assertThat(types(detail)).containsExactly("pipeline_start", "prompt", "cancelled");
        assertThat(suggested(reader)).isEmpty();
    }

    @Test
    void an_answer_that_is_cut_off_fails_the_run() {
        Reader reader = world.reader("Zebra");
        world.ollama.says(readNext("Zebra"));
        world.ollama.isCutOff();
        JsonNode detail = world.run(reader);
        assertThat(detail.get("run").get("status").asString()).isEqualTo("failed");
        assertThat(detail.get("run").get("error").asString()).isEqualTo("the answer was cut off by the cap of tokens");
        assertThat(types(detail)).containsExactly("pipeline_start", "prompt", "ai_response", "error");
        assertThat(suggested(reader)).isEmpty();
    }

    @Test
    void runs_are_limited_by_the_day() {
        world.job("user_run_rate_limit_per_day", 1);
        Reader reader = world.reader("Zebra");
        assertThat(reader.person().get("/me/suggestions/quota").ok().toString())
                .isEqualTo("{\"used\":0,\"limit\":1,\"unlimited\":false}");
        Instant started =
                Instant.parse(world.run(reader).get("run").get("started_at").asString());
        assertThat(reader.person().get("/me/suggestions/quota").ok().toString())
                .isEqualTo("{\"used\":1,\"limit\":1,\"unlimited\":false,\"resets_at\":\""
                        + started.plus(Duration.ofDays(1)) + "\"}");
        reader.person().post(RUN, Map.of()).refused(429, "daily suggestion run limit reached; try again tomorrow");
        world.job("user_run_rate_limit_per_day", -1);
        assertThat(reader.person().get("/me/suggestions/quota").ok().toString())
                .isEqualTo("{\"used\":1,\"limit\":-1,\"unlimited\":true}");
    }

    @Test
    void runs_of_others_are_seen_by_administrators_alone() {
        Reader reader = world.reader("Zebra");
        String id = world.run(reader).get("run").get("id").asString();
        world.admin.get(RUNS + "/" + id).refused(404, "run not found");
        JsonNode seen = world.admin.get(JOB + "/runs/" + id).ok();
        assertThat(seen.get("run").get("user_id").asString())
                .isEqualTo(reader.person().id());
        assertThat(seen.get("events")).isNotEmpty();
        String text = "instance admin access required";
        reader.person().get(JOB + "/runs").refused(403, text);
        reader.person().get(JOB + "/runs/x").refused(403, text);
        reader.person().delete(JOB + "/runs").refused(403, text);
        reader.person().post(JOB + "/run", Map.of()).refused(403, text);
        world.admin.get(JOB + "/runs/x").refused(400, "invalid id");
        world.admin.delete(JOB + "/runs/x").refused(400, "invalid id");
        world.admin.get(JOB + "/runs/" + NOBODY).refused(404, "run not found");
        world.admin.delete(JOB + "/runs/" + NOBODY).refused(404, "run not found or not running");
        reader.person().get(RUNS + "/x").refused(400, "invalid id");
        world.admin.delete("/admin/users/" + reader.person().id());
    }
}
