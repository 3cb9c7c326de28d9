package io.colophon.command.covers;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.covers.Image;
import io.colophon.contract.covers.PhotoEvent.PhotoRemoved;
import java.util.UUID;

/** Takes the photo off a contributor; nothing happens when he has none. */
record RemovePhoto(UUID contributorId) implements Command<UUID, ContributorPhoto> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return ContributorPhoto.boundary(contributorId);
    }

    @Override
    public ContributorPhoto initial() {
        return ContributorPhoto.UNKNOWN;
    }

    @Override
    public ContributorPhoto evolve(ContributorPhoto state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public Decision<UUID> decide(ContributorPhoto state, Tagger tagger) {
        Image image = state.ofExisting();
        return image == null
                ? Decision.nothing(contributorId)
                : Decision.of(contributorId, new PhotoRemoved(contributorId, image));
    }
}
