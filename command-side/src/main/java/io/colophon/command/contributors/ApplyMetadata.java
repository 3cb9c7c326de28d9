package io.colophon.command.contributors;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.contributors.ContributorEvent.WorksReplaced;
import java.util.Optional;
import java.util.UUID;

/** Takes over what a provider says of a contributor; works, if it lists any, replace those that it listed before. */
record ApplyMetadata(UUID contributorId, ProviderMetadata metadata)
        implements Command<UUID, Optional<KnownContributor>> {

    @Override
    public Boundary boundary(Tagger tagger) {
        Boundary boundary = KnownContributor.boundary(contributorId);
        return metadata.works().isEmpty() ? boundary : KnownContributor.withWorks(boundary, contributorId);
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
        KnownContributor was = KnownContributor.existing(state);
        Decision<UUID> decision = Decision.of(contributorId, metadata.applied(was, contributorId));
        return metadata.works().isEmpty()
                ? decision
                : decision.and(new WorksReplaced(
                        contributorId,
                        metadata.provider(),
                        new Change<>(was.works(metadata.provider()), metadata.works())));
    }
}
