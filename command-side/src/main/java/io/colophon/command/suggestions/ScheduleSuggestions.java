package io.colophon.command.suggestions;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import io.colophon.contract.suggestions.AiEvent.SuggestionsScheduled;

/** Sets up the job that makes suggestions, all of it at once. */
record ScheduleSuggestions(SuggestionJob job) implements AiSettingsCommand {

    @Override
    public Decision<AiSettings> decide(AiSettings state, Tagger tagger) {
        SuggestionsScheduled scheduled = state.job().revisedTo(job.withCaps());
        return Decision.of(state.after(scheduled), scheduled);
    }
}
