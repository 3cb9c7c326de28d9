package io.colophon.command.suggestions;

import static io.colophon.command.Decisions.given;
import static io.colophon.command.suggestions.Suggestions.ADA;
import static io.colophon.command.suggestions.Suggestions.RUN;

import io.colophon.command.suggestions.RunTerms.Trigger;
import io.colophon.contract.Refusal;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.jobs.RunEvent.Counts;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import io.colophon.contract.jobs.RunEvent.RunDeleted;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.contract.jobs.RunEvent.RunSucceeded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AskForSuggestionsTest {

    private static final Instant NOON = Instant.parse("2026-04-20T12:00:00Z");
    private static final UUID NEXT = new UUID(1, 2);
    private static final String TAKEN = "daily suggestion run limit reached; try again tomorrow";

    private static SuggestionJob job(int perDay, int interval) {
        return new SuggestionJob(true, interval, 5, 5, true, perDay, 6000, 3000);
    }

    private static RunQueued run(UUID id, Trigger trigger, Instant at) {
        return new RunTerms(trigger, "ollama", "llama3", new UUID(2, 1), 5, 5, 6000, 3000).run(id, ADA, at);
    }

    private static RunSucceeded over(UUID id, Instant at) {
        return new RunSucceeded(id, null, ADA, new Counts(1, 0, 0), at);
    }

    private static AskForSuggestions ask(Trigger trigger, SuggestionJob job, Duration later) {
        Instant now = NOON.plus(later);
        return new AskForSuggestions(ADA, trigger, job, run(NEXT, trigger, now), now);
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    void somebody_gets_suggestions_for_the_first_time(Trigger trigger) {
        given().when(ask(trigger, job(1, 60), Duration.ZERO))
                .then(run(NEXT, trigger, NOON))
                .thenAnswer(true);
    }

    @Test
    void one_run_at_a_time() {
        RunQueued running = run(RUN, Trigger.SCHEDULER, NOON);
        given(running)
                .when(ask(Trigger.USER, job(-1, 60), Duration.ofDays(9)))
                .thenRefused(Refusal.Kind.CONFLICT, "a suggestions run is already in progress");
        given(running)
                .when(ask(Trigger.ADMIN, job(-1, 60), Duration.ofDays(9)))
                .then()
                .thenAnswer(false);
        given(running)
                .when(ask(Trigger.SCHEDULER, job(-1, 60), Duration.ofDays(9)))
                .then();
        given(running, new RunCancelled(RUN, null, ADA, NOON))
                .when(ask(Trigger.USER, job(-1, 60), Duration.ZERO))
                .then(run(NEXT, Trigger.USER, NOON));
    }

    @Test
    void an_import_is_no_run_of_suggestions() {
        RunQueued imported = new RunQueued(RUN, new UUID(2, 1), "import", ADA, 9, Map.of(), "", NOON);
        given(imported).when(ask(Trigger.USER, job(1, 60), Duration.ZERO)).then(run(NEXT, Trigger.USER, NOON));
    }

    @Test
    void so_many_a_day_whatever_became_of_them_and_those_of_others_do_not_count() {
        RunQueued own = run(RUN, Trigger.USER, NOON);
        RunDeleted deleted = new RunDeleted(RUN, ADA, NOON);
        Duration almost = Duration.ofDays(1).minusSeconds(1);
        given(own, over(RUN, NOON), deleted)
                .when(ask(Trigger.USER, job(1, 60), almost))
                .thenRefused(Refusal.Kind.TOO_MANY_REQUESTS, TAKEN);
        given(own).when(ask(Trigger.USER, job(1, 60), almost)).thenRefused(Refusal.Kind.TOO_MANY_REQUESTS, TAKEN);
        given(own, over(RUN, NOON))
                .when(ask(Trigger.USER, job(1, 60), Duration.ofDays(1)))
                .thenAnswer(true);
        given(own, over(RUN, NOON)).when(ask(Trigger.USER, job(2, 60), almost)).thenAnswer(true);
        given(own, over(RUN, NOON)).when(ask(Trigger.USER, job(-1, 60), almost)).thenAnswer(true);
        given(run(RUN, Trigger.ADMIN, NOON), over(RUN, NOON))
                .when(ask(Trigger.USER, job(1, 60), almost))
                .thenAnswer(true);
    }

    @Test
    void a_limit_of_none_begins_none_and_says_so_to_nobody() {
        given().when(ask(Trigger.USER, job(0, 60), Duration.ZERO)).then().thenAnswer(false);
        given().when(ask(Trigger.ADMIN, job(0, 60), Duration.ZERO)).thenAnswer(true);
    }

    @Test
    void the_scheduler_asks_when_the_last_one_is_old_enough() {
        RunQueued last = run(RUN, Trigger.USER, NOON);
        given(last, over(RUN, NOON))
                .when(ask(Trigger.SCHEDULER, job(1, 60), Duration.ofMinutes(60).minusSeconds(1)))
                .then()
                .thenAnswer(false);
        given(last, over(RUN, NOON))
                .when(ask(Trigger.SCHEDULER, job(1, 60), Duration.ofMinutes(60)))
                .thenAnswer(true);
        given(last, over(RUN, NOON))
                .when(ask(Trigger.SCHEDULER, job(1, 0), AskForSuggestions.ROUND.minusSeconds(1)))
                .then();
    }

    @Test
    void nothing_begins_where_there_is_nothing_to_begin_or_nobody() {
        given().when(new AskForSuggestions(ADA, Trigger.USER, job(1, 60), null, NOON))
                .then()
                .thenAnswer(false);
        given(new UserDeleted(ADA, List.of()))
                .when(ask(Trigger.USER, job(1, 60), Duration.ZERO))
                .then()
                .thenAnswer(false);
    }
}
