package io.colophon.command.lookup;

import io.colophon.command.Decision;
import io.colophon.command.providers.ApiKey;
import io.colophon.contract.Change;
import io.colophon.contract.Tagger;
import io.colophon.contract.lookup.LookupEvent;
import io.colophon.contract.lookup.LookupEvent.ProviderConfigured;
import org.jspecify.annotations.Nullable;

/**
 * Sets up one of the product's providers; what is null stays.
 *
 * @param key {@link ApiKey#NONE} takes the key away
 */
record ConfigureProvider(
        String provider,
        @Nullable Boolean enabled,
        @Nullable ApiKey key) implements ProvidersCommand<ProviderSettings> {

    @Override
    public Decision<ProviderSettings> decide(ProviderSettings state, Tagger tagger) {
        ProviderSettings.Setting was = state.of(provider);
        ProviderConfigured configured = new ProviderConfigured(
                provider,
                LookupEvent.INSTANCE,
                enabled == null ? null : Change.between(was.enabled(), enabled),
                key == null ? null : Change.between(was.key().stored(), key.stored()));
        return Decision.of(state.after(configured), configured);
    }
}
