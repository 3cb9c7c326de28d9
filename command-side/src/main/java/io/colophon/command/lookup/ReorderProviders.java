package io.colophon.command.lookup;

import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.Tagger;
import io.colophon.contract.lookup.LookupEvent.ProvidersReordered;
import java.util.List;

/** Sets whose word counts first. Names are not checked: what no provider has changes nothing. */
record ReorderProviders(List<String> order) implements ProvidersCommand<ProviderSettings> {

    @Override
    public Decision<ProviderSettings> decide(ProviderSettings state, Tagger tagger) {
        ProvidersReordered reordered =
                new ProvidersReordered(Change.between(state.order().isEmpty() ? null : state.order(), order));
        return Decision.of(state.after(reordered), reordered);
    }
}
