package io.colophon.command.contributors;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.contributors.ContributorEvent.WorkRemoved;
import java.util.Optional;
import java.util.UUID;

/** Takes a work off a contributor's list, until its provider lists it again. */
record RemoveWork(UUID contributorId, UUID workId) implements Command<UUID, Optional<KnownContributor>> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return KnownContributor.withWorks(KnownContributor.boundary(contributorId), contributorId);
    }

    @Override
    public Optional<KnownContributor> initial() {
        return Optional.empty();
    }

    @Override
    public Optional<KnownContributor> evolve(Optional<KnownContributor> state, DomainEvent event) {
        return KnownContributor.evolve(state, event);
    }

    @Override
    public Decision<UUID> decide(Optional<KnownContributor> state, Tagger tagger) {
        if (!KnownContributor.existing(state).has(workId)) {
            throw Refusal.noPage();
        }
        return Decision.of(workId, new WorkRemoved(contributorId, workId));
    }
}
