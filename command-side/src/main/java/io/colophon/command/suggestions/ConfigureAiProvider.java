package io.colophon.command.suggestions;

import io.colophon.command.Decision;
import io.colophon.command.providers.ApiKey;
import io.colophon.contract.Change;
import io.colophon.contract.Tagger;
import io.colophon.contract.suggestions.AiEvent;
import io.colophon.contract.suggestions.AiEvent.AiProviderConfigured;
import org.jspecify.annotations.Nullable;

/**
 * Sets up one of the product's providers; what is null stays.
 *
 * @param baseUrl empty: the provider's own default again, as with the model
 * @param key {@link ApiKey#NONE} takes the key away
 */
record ConfigureAiProvider(
        String provider,
        @Nullable Boolean enabled,
        @Nullable String baseUrl,
        @Nullable String model,
        @Nullable ApiKey key)
        implements AiSettingsCommand {

    @Override
    public Decision<AiSettings> decide(AiSettings state, Tagger tagger) {
        AiSettings.Setting was = state.of(provider);
        AiProviderConfigured configured = new AiProviderConfigured(
                provider,
                AiEvent.INSTANCE,
                enabled == null ? null : Change.between(was.enabled(), enabled),
                change(was.baseUrl(), baseUrl),
                change(was.model(), model),
                key == null ? null : Change.between(was.key().stored(), key.stored()));
        return Decision.of(state.after(configured), configured);
    }

    private static @Nullable Change<String> change(String was, @Nullable String now) {
        return now == null ? null : Change.between(said(was), said(now));
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }
}
