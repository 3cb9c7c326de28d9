package io.colophon.command.suggestions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.suggestions.AiEvent;

/** A use case about how suggestions are made, which answers how that is then. */
interface AiSettingsCommand extends Command<AiSettings, AiSettings> {

    @Override
    default Boundary boundary(Tagger tagger) {
        return Boundary.of(AiEvent.SETTINGS);
    }

    @Override
    default AiSettings initial() {
        return AiSettings.FRESH;
    }

    @Override
    default AiSettings evolve(AiSettings state, DomainEvent event) {
        return state.after(event);
    }
}
