package io.colophon.command.suggestions;

import io.colophon.contract.suggestions.TasteEvent;
import io.colophon.contract.suggestions.TasteEvent.TasteDescribed;
import java.util.UUID;

/** Somebody says what he likes. */
record DescribeTaste(UUID userId, TasteProfile profile) implements TasteCommand {

    @Override
    public TasteEvent said() {
        return new TasteDescribed(userId, profile.json());
    }
}
