package io.colophon.command.covers;

import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.Tagger;
import io.colophon.contract.covers.Image;
import io.colophon.contract.covers.PhotoEvent.PhotoAdded;
import io.colophon.contract.covers.PhotoEvent.PhotoReplaced;
import java.util.UUID;

/** Gives a contributor a photo, instead of the one that he has. The picture is kept already. */
record SetPhoto(UUID contributorId, Image image, String source) implements PhotoCommand<UUID> {

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
