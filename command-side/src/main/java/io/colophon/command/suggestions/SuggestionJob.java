package io.colophon.command.suggestions;

import io.colophon.contract.Change;
import io.colophon.contract.suggestions.AiEvent.SuggestionsScheduled;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the job that makes suggestions is set up.
 *
 * @param userRunRateLimitPerDay how often people may start it for themselves; -1: as they like, 0: never
 * @param maxTokensInitial of the first answer; never 0, which would mean the default
 * @param maxTokensBackfill of an answer that fills what the first one left open; likewise
 */
record SuggestionJob(
        boolean enabled,
        int intervalMinutes,
        int maxBuyPerUser,
        int maxReadNextPerUser,
        boolean includeTasteProfile,
        int userRunRateLimitPerDay,
        int maxTokensInitial,
        int maxTokensBackfill) {

    static final SuggestionJob FRESH = new SuggestionJob(false, 4320, 5, 5, true, 1, 6000, 3000);

    /** Token caps of 0 become the defaults. */
    SuggestionJob withCaps() {
        return new SuggestionJob(
                enabled,
                intervalMinutes,
                maxBuyPerUser,
                maxReadNextPerUser,
                includeTasteProfile,
                userRunRateLimitPerDay,
                maxTokensInitial == 0 ? FRESH.maxTokensInitial : maxTokensInitial,
                maxTokensBackfill == 0 ? FRESH.maxTokensBackfill : maxTokensBackfill);
    }

    SuggestionJob after(SuggestionsScheduled event) {
        return new SuggestionJob(
                now(event.enabled(), enabled),
                now(event.intervalMinutes(), intervalMinutes),
                now(event.maxBuyPerUser(), maxBuyPerUser),
                now(event.maxReadNextPerUser(), maxReadNextPerUser),
                now(event.includeTasteProfile(), includeTasteProfile),
                now(event.userRunsPerDay(), userRunRateLimitPerDay),
                now(event.maxTokensInitial(), maxTokensInitial),
                now(event.maxTokensBackfill(), maxTokensBackfill));
    }

    SuggestionsScheduled revisedTo(SuggestionJob after) {
        return new SuggestionsScheduled(
                Change.between(enabled, after.enabled),
                Change.between(intervalMinutes, after.intervalMinutes),
                Change.between(maxBuyPerUser, after.maxBuyPerUser),
                Change.between(maxReadNextPerUser, after.maxReadNextPerUser),
                Change.between(includeTasteProfile, after.includeTasteProfile),
                Change.between(userRunRateLimitPerDay, after.userRunRateLimitPerDay),
                Change.between(maxTokensInitial, after.maxTokensInitial),
                Change.between(maxTokensBackfill, after.maxTokensBackfill));
    }

    private static <T> T now(@Nullable Change<T> change, T before) {
        return Objects.requireNonNullElse(Change.apply(change, before), before);
    }
}
