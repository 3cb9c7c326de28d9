package io.colophon.command.suggestions;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import java.util.UUID;

/** What somebody got, and wants no more of. Nothing happens by it. */
record ReadSuggestions(UUID userId) implements SuggestionsCommand<KnownSuggestions> {

    @Override
    public Decision<KnownSuggestions> decide(KnownSuggestions state, Tagger tagger) {
        return Decision.nothing(state);
    }
}
