package io.colophon.standalone;

import static io.colophon.standalone.Suggesting.outcomes;
import static io.colophon.standalone.Suggesting.readNext;
import static io.colophon.standalone.Suggesting.suggested;
import static io.colophon.standalone.Suggesting.types;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Commands;
import io.colophon.command.Decision;
import io.colophon.command.Origin;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent.RunNoted;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.standalone.Suggesting.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A run that another node left behind somewhere: what it told is taken as it is, and nothing of it is done twice. */
class InterruptedSuggestionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Suggesting world;

    @BeforeAll
    static void start() {
        world = new Suggesting();
        world.usual();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** What somebody else decided. */
    private record Decided(List<DomainEvent> events) implements Command<Boolean, Boolean> {

        @Override
        public Boundary boundary(Tagger tagger) {
            return Boundary.none();
        }

        @Override
        public Boolean initial() {
            return true;
        }

        @Override
        public Boolean evolve(Boolean state, DomainEvent event) {
            return state;
        }

        @Override
        public Decision<Boolean> decide(Boolean state, Tagger tagger) {
            return new Decision<>(state, events);
        }
    }

    /** A step that was told before the node died. */
    private record Told(String kind, Map<String, Object> content) {}

    private static final Told BEGUN = new Told("pipeline_start", Map.of());
    private static final Told ASKED = new Told("prompt", Map.of("prompt", "What next?"));

    private static Told answered(String answer) {
        return new Told(
                "ai_response", Map.of("response", answer, "tokens_in", 100, "tokens_out", 10, "truncated", false));
    }

    /** The run as it ends, and how often a model was asked meanwhile. */
    private static JsonNode takenOver(Reader reader, int asked, Told... told) {
        UUID runId = UUID.randomUUID();
        UUID userId = UUID.fromString(reader.person().id());
        Map<String, Object> options = Map.of(
                "triggered_by",
                "user",
                "provider_type",
                "ollama",
                "model_id",
                "llama3",
                "library_id",
                reader.library(),
                "max_buy",
                0,
                "max_read_next",
                5,
                "max_tokens_initial",
                100,
                "max_tokens_backfill",
                100);
        List<DomainEvent> events = new ArrayList<>();
        events.add(new RunQueued(runId, null, "suggestions", userId, 1, options, "", Instant.now()));
        for (Told step : told) {
            events.add(new RunNoted(runId, userId, events.size() - 1, step.kind(), step.content(), Instant.now()));
        }
        int before = world.ollama.prompts().size();
        world.server
                .bean(Commands.class)
                .send(new Decided(events), Origin.SYSTEM)
                .block(PATIENCE);
        JsonNode detail = world.ended(reader, 1);
        assertThat(world.ollama.prompts()).hasSize(before + asked);
        return detail;
    }

    @Test
    void a_question_without_an_answer_is_not_asked_again() {
        JsonNode detail = takenOver(world.reader("Zebra"), 0, BEGUN, ASKED);
        assertThat(detail.get("run").get("status").asString()).isEqualTo("failed");
        assertThat(detail.get("run").get("error").asString()).contains("not asked twice");
        assertThat(types(detail)).containsExactly("pipeline_start", "prompt", "error");
    }

    @Test
    void an_answer_is_taken_as_it_is() {
        Reader reader = world.reader("Zebra", "Quartz");
        JsonNode detail = takenOver(reader, 0, BEGUN, ASKED, answered(readNext("Zebra", "Quartz")));
        assertThat(detail.get("run").get("status").asString()).isEqualTo("completed");
        assertThat(detail.get("run").get("tokens_in").asInt()).isEqualTo(100);
        assertThat(suggested(reader)).hasSize(2);
    }

    @Test
    void a_candidate_that_was_looked_at_is_not_looked_at_again() {
        Reader reader = world.reader("Zebra", "Quartz");
        Told looked =
                new Told("read_next_match", Map.of("title", "Zebra", "outcome", "rejected", "reason", "already_read"));
        JsonNode detail = takenOver(reader, 0, BEGUN, ASKED, answered(readNext("Zebra", "Quartz")), looked);
        assertThat(outcomes(detail, "read_next_match")).containsExactly("already_read", "accepted");
        assertThat(suggested(reader)).hasSize(1);
    }

    @Test
    void what_had_only_begun_goes_its_whole_way() {
        Reader reader = world.reader("Zebra");
        world.ollama.says(readNext("Zebra"));
        assertThat(types(takenOver(reader, 1, BEGUN)))
                .containsExactly("pipeline_start", "prompt", "ai_response", "read_next_match", "pipeline_end");
    }
}
