package io.colophon.command.suggestions;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import io.colophon.contract.suggestions.AiEvent.AiAccessRevised;

/** Says what a provider may be told of people, all of it at once. */
record ReviseAiAccess(AiAccess access) implements AiSettingsCommand {

    @Override
    public Decision<AiSettings> decide(AiSettings state, Tagger tagger) {
        AiAccessRevised revised = state.access().revisedTo(access);
        return Decision.of(state.after(revised), revised);
    }
}
