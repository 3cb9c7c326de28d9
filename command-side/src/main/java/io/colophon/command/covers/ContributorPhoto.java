package io.colophon.command.covers;

import io.colophon.command.Boundary;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.covers.Image;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contributor as decisions about his photo know him. */
record ContributorPhoto(HeldImage held) {

    static final ContributorPhoto UNKNOWN = new ContributorPhoto(HeldImage.UNKNOWN);

    static Boundary boundary(UUID contributorId) {
        String tag = Tagger.id(ContributorEvent.CONTRIBUTOR, contributorId);
        return Boundary.of(tag, ContributorAdded.class).or(tag, HeldImage.PHOTOS);
    }

    ContributorPhoto after(DomainEvent event) {
        return new ContributorPhoto(event instanceof ContributorAdded ? held.owned(true) : held.after(event));
    }

    /** @throws Refusal when there is no such contributor */
    @Nullable
    Image ofExisting() {
        if (!held.owner()) {
            throw Refusal.notFound("contributor");
        }
        return held.image();
    }
}
