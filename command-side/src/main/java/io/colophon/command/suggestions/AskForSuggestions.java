package io.colophon.command.suggestions;

import io.colophon.command.Decision;
import io.colophon.command.suggestions.RunTerms.Trigger;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for suggestions to somebody, of which one run at a time makes some. Whoever asks for himself learns why there is none; others who
 * ask are told that there is none. Answers whether a run begins.
 *
 * @param run what begins; null where he gets none for another reason, which nobody is told
 */
record AskForSuggestions(
        UUID userId,
        Trigger trigger,
        SuggestionJob job,
        @Nullable RunQueued run,
        Instant now) implements ReaderRunsCommand<Boolean> {

    /** Of rounds of the scheduler; several nodes make rounds of their own. */
    static final Duration ROUND = Duration.ofMinutes(5);

    @Override
    public Decision<Boolean> decide(ReaderRuns state, Tagger tagger) {
        boolean may =
                switch (trigger) {
                    case USER -> mayAsk(state);
                    case ADMIN -> !state.isRunning();
                    case SCHEDULER -> !state.isRunning() && isDue(state);
                };
        return may && run != null && !state.personGone() ? Decision.of(true, run) : Decision.nothing(false);
    }

    private boolean mayAsk(ReaderRuns state) {
        int limit = job.userRunRateLimitPerDay();
        if (limit > 0 && state.used(now).size() >= limit) {
            throw new Refusal(Refusal.Kind.TOO_MANY_REQUESTS, "daily suggestion run limit reached; try again tomorrow");
        }
        if (state.isRunning()) {
            throw Refusal.conflict("a suggestions run is already in progress");
        }
        return limit != 0;
    }

    private boolean isDue(ReaderRuns state) {
        Duration interval = Duration.ofMinutes(job.intervalMinutes());
        Duration apart = interval.compareTo(ROUND) < 0 ? ROUND : interval;
        return state.newest().filter(at -> at.plus(apart).isAfter(now)).isEmpty();
    }
}
