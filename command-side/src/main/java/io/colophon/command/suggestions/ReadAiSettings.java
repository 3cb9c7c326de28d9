package io.colophon.command.suggestions;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;

/** How suggestions are made now. Nothing happens by it. */
record ReadAiSettings() implements AiSettingsCommand {

    @Override
    public Decision<AiSettings> decide(AiSettings state, Tagger tagger) {
        return Decision.nothing(state);
    }
}
