package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import java.util.UUID;

/** Gives an edition a file if it has none. The answer is whether it got it. */
record LinkFirstFile(AddFile file) implements Command<Boolean, EditionFiles> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return file.boundary(tagger);
    }

    @Override
    public EditionFiles initial() {
        return file.initial();
    }

    @Override
    public EditionFiles evolve(EditionFiles state, DomainEvent event) {
        return file.evolve(state, event);
    }

    @Override
    public Decision<Boolean> decide(EditionFiles edition, Tagger tagger) {
        if (!edition.exists() || !edition.files().isEmpty()) {
            return Decision.nothing(false);
        }
        Decision<UUID> added = file.decide(edition, tagger);
        return new Decision<>(true, added.events());
    }
}
