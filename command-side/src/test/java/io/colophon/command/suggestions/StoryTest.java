package io.colophon.command.suggestions;

import static io.colophon.command.suggestions.Suggestions.ADA;
import static io.colophon.command.suggestions.Suggestions.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.command.suggestions.Reply.Candidate;
import io.colophon.command.suggestions.RunTerms.Trigger;
import io.colophon.contract.jobs.RunEvent.RunNoted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoryTest {

    private static final String ANSWER = "## Books to buy\nA — x\nB — x\nC — x\n## Books to read next\nD — x\nE — x\n";

    private final List<RunNoted> notes = new ArrayList<>();

    private static RunTerms terms(int buy, int readNext) {
        return new RunTerms(Trigger.USER, "ollama", "llama3", new UUID(2, 1), buy, readNext, 1, 1);
    }

    private StoryTest noted(String kind, Map<String, Object> content) {
        notes.add(new RunNoted(RUN, ADA, notes.size(), kind, content, Instant.EPOCH));
        return this;
    }

    private StoryTest answered(String text) {
        return noted("pipeline_start", Map.of())
                .noted("prompt", Map.of("prompt", "What?"))
                .noted("ai_response", Map.of("response", text, "truncated", false));
    }

    private StoryTest bought(String title, String outcome) {
        return noted("enrichment_decision", Map.of("title", title, "outcome", outcome));
    }

    private StoryTest matched(String title, String outcome) {
        return noted("read_next_match", Map.of("title", title, "outcome", outcome));
    }

    private String next(RunTerms terms) {
        return story().next(terms).map(Candidate::title).orElse("nothing");
    }

    private Story story() {
        return new Story(List.copyOf(notes));
    }

    @Test
    void a_question_waits_for_its_answer() {
        assertThat(story().hasBegun()).isFalse();
        noted("pipeline_start", Map.of());
        assertThat(story().waits()).isFalse();
        noted("prompt", Map.of("prompt", "What?"));
        assertThat(story().waits()).isTrue();
        assertThat(story().prompt()).isEqualTo("What?");
        noted("ai_response", Map.of("response", "", "truncated", true));
        assertThat(story().waits()).isFalse();
        assertThat(story().wasCut()).isTrue();
    }

    @Test
    void candidates_are_looked_at_in_their_order_each_once() {
        answered(ANSWER);
        assertThat(next(terms(3, 2))).isEqualTo("A");
        bought("A", "rejected").bought("B", "accepted");
        assertThat(next(terms(3, 2))).isEqualTo("C");
        bought("C", "rejected");
        assertThat(next(terms(3, 2))).isEqualTo("D");
        matched("D", "rejected").matched("E", "accepted");
        assertThat(next(terms(3, 2))).isEqualTo("nothing");
    }

    @Test
    void no_more_are_looked_at_than_are_wanted() {
        answered(ANSWER).bought("A", "accepted");
        assertThat(next(terms(1, 1))).isEqualTo("D");
        assertThat(next(terms(1, 0))).isEqualTo("nothing");
        assertThat(story().missing(terms(1, 0))).isZero();
    }

    @Test
    void what_was_rejected_is_asked_for_anew_twice() {
        answered(ANSWER).bought("A", "accepted").bought("B", "rejected").bought("C", "rejected");
        assertThat(story().missing(terms(3, 0))).isEqualTo(2);
        assertThat(story().rejected()).containsExactly("B", "C");
        noted("backfill_prompt", Map.of("prompt", "What else?"));
        assertThat(story().waits()).isTrue();
        noted("backfill_response", Map.of("response", "F — x\n## Books to read next\nG — x", "truncated", false));
        assertThat(next(terms(3, 2))).isEqualTo("F");
        bought("F", "rejected");
        assertThat(next(terms(3, 2))).isEqualTo("nothing");
        assertThat(story().missing(terms(3, 2))).isEqualTo(2);
        noted("backfill_prompt", Map.of()).noted("backfill_response", Map.of("response", ""));
        assertThat(story().missing(terms(3, 2))).isZero();
    }

    @Test
    void where_nothing_was_rejected_nothing_is_asked_for_anew() {
        answered("## Books to buy\nA — x\n").bought("A", "accepted");
        assertThat(story().missing(terms(3, 0))).isZero();
    }

    @Test
    void a_story_whose_person_is_erased_says_nothing() {
        notes.add(new RunNoted(RUN, ADA, 0, "ai_response", null, Instant.EPOCH));
        assertThat(next(terms(3, 3))).isEqualTo("nothing");
        assertThat(story().wasCut()).isFalse();
    }
}
