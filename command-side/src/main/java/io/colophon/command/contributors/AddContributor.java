package io.colophon.command.contributors;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import java.util.UUID;

/** Adds a contributor. Two people may have one name, so nothing is checked. */
public record AddContributor(UUID contributorId, String name) implements Command<UUID, Boolean> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.none();
    }

    @Override
    public Boolean initial() {
        return true;
    }

    @Override
    public Boolean evolve(Boolean state, DomainEvent event) {
        return state;
    }

    @Override
    public Decision<UUID> decide(Boolean state, Tagger tagger) {
        return Decision.of(contributorId, new ContributorAdded(contributorId, name, SortName.of(name), false));
    }
}
