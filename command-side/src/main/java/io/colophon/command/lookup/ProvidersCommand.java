package io.colophon.command.lookup;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.lookup.LookupEvent;

/** A use case about the providers of metadata, which needs to know how all of them are set up. */
interface ProvidersCommand<R> extends Command<R, ProviderSettings> {

    @Override
    default Boundary boundary(Tagger tagger) {
        return Boundary.of(LookupEvent.PROVIDERS);
    }

    @Override
    default ProviderSettings initial() {
        return ProviderSettings.FRESH;
    }

    @Override
    default ProviderSettings evolve(ProviderSettings state, DomainEvent event) {
        return state.after(event);
    }
}
