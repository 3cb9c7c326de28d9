package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import java.util.Objects;
import java.util.UUID;

/** What a contributor is called; empty where there is none. Nothing happens by it. */
record FindName(UUID contributorId) implements Command<String, String> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(
                Tagger.id(ContributorEvent.CONTRIBUTOR, contributorId),
                ContributorAdded.class,
                ContributorRevised.class);
    }

    @Override
    public String initial() {
        return "";
    }

    @Override
    public String evolve(String state, DomainEvent event) {
        return switch (event) {
            case ContributorAdded e -> e.name();
            case ContributorRevised e -> Objects.requireNonNull(Change.apply(e.name(), state));
            default -> state;
        };
    }

    @Override
    public Decision<String> decide(String name, Tagger tagger) {
        return Decision.nothing(name);
    }
}
