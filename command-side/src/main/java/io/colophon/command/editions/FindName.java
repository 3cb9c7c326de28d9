package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import java.util.UUID;

/** What a contributor is called; empty where there is none. Nothing happens by it. */
record FindName(UUID contributorId) implements Command<String, String> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(ContributorEvent.CONTRIBUTOR, contributorId), ContributorAdded.class);
    }

    @Override
    public String initial() {
        return "";
    }

    @Override
    public String evolve(String state, DomainEvent event) {
        return event instanceof ContributorAdded e ? e.name() : state;
    }

    @Override
    public Decision<String> decide(String name, Tagger tagger) {
        return Decision.nothing(name);
    }
}
