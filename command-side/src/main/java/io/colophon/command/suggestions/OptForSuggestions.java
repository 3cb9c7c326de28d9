package io.colophon.command.suggestions;

import io.colophon.contract.suggestions.TasteEvent;
import io.colophon.contract.suggestions.TasteEvent.OptedIn;
import io.colophon.contract.suggestions.TasteEvent.OptedOut;
import java.util.UUID;

/** Somebody says whether he wants suggestions; saying it again is saying it. */
record OptForSuggestions(UUID userId, boolean in) implements TasteCommand {

    @Override
    public TasteEvent said() {
        return in ? new OptedIn(userId) : new OptedOut(userId);
    }
}
