package io.colophon.command.covers;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import io.colophon.contract.covers.Image;
import io.colophon.contract.covers.PhotoEvent.PhotoRemoved;
import java.util.UUID;

/** Takes the photo off a contributor; nothing happens when he has none, or is not there himself. */
record RemovePhoto(UUID contributorId) implements PhotoCommand<UUID> {

    @Override
    public Decision<UUID> decide(ContributorPhoto state, Tagger tagger) {
        Image image = state.held().owner() ? state.held().image() : null;
        return image == null
                ? Decision.nothing(contributorId)
                : Decision.of(contributorId, new PhotoRemoved(contributorId, image));
    }
}
