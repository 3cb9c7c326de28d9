package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A server that dies while a model thinks: the question may have been paid for, so another one does not ask it again, and says so. */
class KilledSuggestionsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String API = "/api/v1";
    private static final String RUNS = API + "/me/suggestions/runs";

    @Test
    void a_model_that_was_asked_is_not_asked_again() {
        PostgresAddress database = TestDatabase.create();
        try (FakeOllama ollama = new FakeOllama();
                ServerProcess server = new ServerProcess(
                        "suggestions-" + database.database(),
                        "384m",
                        Map.of("COLOPHON_POSTGRES_URL", database.toString()))) {
            ApiClient ann = ApiClient.administrator(server.start(), "Ann");
            wantsSuggestions(ann, ollama.url());
            ollama.thinks();
            ann.post(API + "/me/suggestions/run", Map.of()).expect(202);
            Awaitility.await().atMost(PATIENCE).until(() -> !ollama.prompts().isEmpty());
            server.kill();
            ollama.goesOn();

            ApiClient again = ann.at(server.start());
            JsonNode run = Awaitility.await()
                    .atMost(PATIENCE)
                    .until(
                            () -> again.get(RUNS).data().path(0),
                            newest -> newest.path("status").asString("").equals("failed"));
            assertThat(run.path("error").asString())
                    .isEqualTo(
                            "the answer of the model was lost, as when the server stops; it is not asked twice, since"
                                    + " each answer may have its price");
            assertThat(ollama.prompts()).hasSize(1);
            again.post(API + "/me/suggestions/run", Map.of()).expect(202);
            Awaitility.await().atMost(PATIENCE).until(() -> again.get(RUNS)
                    .data()
                    .path(0)
                    .path("status")
                    .asString("")
                    .equals("completed"));
            assertThat(ollama.prompts()).hasSize(2);
        }
    }

    private static void wantsSuggestions(ApiClient ann, String ollama) {
        ann.put(API + "/admin/connections/ai/ollama", Map.of("enabled", "true", "base_url", ollama))
                .expect(200);
        ann.post(API + "/admin/connections/ai/active", Map.of("provider", "ollama"))
                .expect(204);
        ann.put(API + "/admin/jobs/ai-suggestions", Map.of("max_buy_per_user", 1, "user_run_rate_limit_per_day", -1))
                .expect(200);
        ann.put(API + "/me/ai-prefs", Map.of("opt_in", true)).expect(200);
        ann.put(API + "/me/taste-profile", Map.of("likes", "sf")).expect(200);
        ann.make(API + "/libraries", Map.of("name", "Reading room"));
    }
}
