package io.colophon.command.contributors;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import java.util.Optional;
import java.util.UUID;

/** Changes what is said of a contributor. Two people may have one name, so the new one is not checked. */
record ReviseContributor(UUID contributorId, ProfileChange change)
        implements Command<UUID, Optional<KnownContributor>> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return KnownContributor.boundary(contributorId);
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
        Profile was = KnownContributor.existing(state).profile();
        return Decision.of(contributorId, was.with(change).revising(was, contributorId));
    }
}
