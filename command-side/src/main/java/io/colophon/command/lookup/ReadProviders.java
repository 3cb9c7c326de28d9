package io.colophon.command.lookup;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;

/** How the providers are set up now. Nothing happens by it. */
record ReadProviders() implements ProvidersCommand<ProviderSettings> {

    @Override
    public Decision<ProviderSettings> decide(ProviderSettings state, Tagger tagger) {
        return Decision.nothing(state);
    }
}
