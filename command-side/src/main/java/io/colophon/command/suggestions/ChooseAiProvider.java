package io.colophon.command.suggestions;

import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.Tagger;
import io.colophon.contract.suggestions.AiEvent.AiProviderChosen;
import org.jspecify.annotations.Nullable;

/**
 * Says which provider is asked. It need not be on.
 *
 * @param provider one of the product's; null: nobody is asked
 */
record ChooseAiProvider(@Nullable String provider) implements AiSettingsCommand {

    @Override
    public Decision<AiSettings> decide(AiSettings state, Tagger tagger) {
        AiProviderChosen chosen =
                new AiProviderChosen(Change.between(state.active().isEmpty() ? null : state.active(), provider));
        return Decision.of(state.after(chosen), chosen);
    }
}
