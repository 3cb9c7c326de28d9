package io.colophon.command.jobs;

import static io.colophon.command.Decisions.given;

import io.colophon.contract.Refusal;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.jobs.RunEvent.Counts;
import io.colophon.contract.jobs.RunEvent.ItemFailed;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import io.colophon.contract.jobs.RunEvent.RunFailed;
import io.colophon.contract.jobs.RunEvent.RunNoted;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NotedRunTest {

    private static final UUID RUN = new UUID(1, 1);
    private static final UUID ANN = new UUID(3, 1);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final RunFamily SUGGESTIONS = new RunFamily(Set.of("suggestions"), "not running", "not found");
    private static final RunQueued QUEUED = new RunQueued(RUN, null, "suggestions", ANN, 1, Map.of(), "", AT);
    private static final RunCancelled CANCELLED = new RunCancelled(RUN, null, ANN, AT);

    private static RunNoted noted(int seq, String kind, Map<String, Object> content) {
        return new RunNoted(RUN, ANN, seq, kind, content, AT);
    }

    private static NoteRun note() {
        return new NoteRun(RUN, ANN, "step", Map.of("a", 1), AT);
    }

    private static CancelAnybodysRun cancel() {
        return new CancelAnybodysRun(RUN, SUGGESTIONS, ANN, AT);
    }

    @Test
    void steps_are_numbered_without_gaps() {
        RunNoted first = noted(0, "step", Map.of("a", 1));
        given(QUEUED).when(note()).then(first).thenAnswer(Optional.of(first));
        given(QUEUED, first).when(note()).then(noted(1, "step", Map.of("a", 1)));
    }

    @Test
    void of_a_run_that_is_over_or_nobody_s_nothing_more_is_told() {
        given(QUEUED, CANCELLED).when(note()).then().thenAnswer(Optional.empty());
        given(QUEUED, new UserDeleted(ANN, List.of())).when(note()).then().thenAnswer(Optional.empty());
        given().when(note()).then().thenAnswer(Optional.empty());
    }

    @Test
    void that_a_run_was_cancelled_is_its_last_step_and_it_is_cancelled_once() {
        RunNoted last = noted(1, "cancelled", Map.of("message", "cancelled"));
        given(QUEUED, noted(0, "step", Map.of())).when(cancel()).then(last, CANCELLED);
        given(QUEUED, last, CANCELLED).when(cancel()).thenRefused(Refusal.Kind.NOT_FOUND, "not running");
        given(QUEUED, new UserDeleted(ANN, List.of())).when(cancel()).then(CANCELLED);
        given(new RunQueued(RUN, null, "covers", ANN, 1, Map.of(), "", AT))
                .when(cancel())
                .thenRefused(Refusal.Kind.NOT_FOUND, "not running");
    }

    @Test
    void whose_run_it_is_can_be_found_whatever_became_of_it() {
        given(QUEUED, CANCELLED).when(new FindRun(RUN, SUGGESTIONS)).then().thenAnswer(ANN);
        given().when(new FindRun(RUN, SUGGESTIONS)).thenRefused(Refusal.Kind.NOT_FOUND, "not running");
    }

    @Test
    void a_run_of_one_item_fails_for_the_reason_of_its_item() {
        given(QUEUED, new ItemFailed(RUN, 1, "the model is asleep", AT))
                .when(new FinishRun(RUN, true, List.of(), AT))
                .then(new RunFailed(RUN, null, ANN, new Counts(0, 1, 0), "the model is asleep", AT));
    }
}
