package io.colophon.command.contributors;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Removes a contributor that no book uses. It reads every book that he ever had a part in, and no other; see {@link EvidentUse}. */
record RemoveContributor(UUID contributorId) implements Command<UUID, RemoveContributor.State> {

    record State(Optional<KnownContributor> contributor, PartsInBooks parts) {}

    static Refusal stillHasBooks() {
        return Refusal.conflict("contributor still has books");
    }

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(
                        Tagger.id(ContributorEvent.CONTRIBUTOR, contributorId),
                        ContributorAdded.class,
                        ContributorRevised.class,
                        ContributorRemoved.class)
                .or(Tagger.id(ContributorEvent.CONTRIBUTOR_USE, contributorId))
                .orTypes(LibraryDeleted.class);
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), new PartsInBooks(contributorId));
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return new State(KnownContributor.evolve(state.contributor, event), state.parts.after(event));
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        Profile profile = KnownContributor.existing(state.contributor).profile();
        if (!state.parts.isEmpty()) {
            throw stillHasBooks();
        }
        return Decision.of(
                contributorId,
                new ContributorRemoved(
                        contributorId, List.of(tagger.folded(ContributorEvent.CONTRIBUTOR_NAME, profile.name()))));
    }
}
