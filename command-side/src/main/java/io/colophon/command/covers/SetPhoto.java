package io.colophon.command.covers;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.covers.Image;
import io.colophon.contract.covers.PhotoEvent.PhotoAdded;
import io.colophon.contract.covers.PhotoEvent.PhotoReplaced;
import java.util.UUID;

/** Gives a contributor a photo, instead of the one that he has. The picture is kept already. */
record SetPhoto(UUID contributorId, Image image, String source) implements Command<UUID, ContributorPhoto> {

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
        Image was = state.ofExisting();
        return Decision.of(
                contributorId,
                was == null
                        ? new PhotoAdded(contributorId, image, source)
                        : new PhotoReplaced(contributorId, Change.between(was, image), source));
    }
}
