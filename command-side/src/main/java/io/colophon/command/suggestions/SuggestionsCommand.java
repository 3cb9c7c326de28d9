package io.colophon.command.suggestions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import java.util.UUID;

/** A use case about somebody's suggestions. */
interface SuggestionsCommand<R> extends Command<R, KnownSuggestions> {

    UUID userId();

    @Override
    default Boundary boundary(Tagger tagger) {
        return KnownSuggestions.boundary(userId());
    }

    @Override
    default KnownSuggestions initial() {
        return KnownSuggestions.NONE;
    }

    @Override
    default KnownSuggestions evolve(KnownSuggestions state, DomainEvent event) {
        return state.after(event);
    }
}
