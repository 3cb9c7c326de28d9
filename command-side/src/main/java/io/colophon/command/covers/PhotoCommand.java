package io.colophon.command.covers;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import java.util.UUID;

/** A use case about the photo of one contributor, which needs to know nothing else. */
interface PhotoCommand<R> extends Command<R, ContributorPhoto> {

    UUID contributorId();

    @Override
    default Boundary boundary(Tagger tagger) {
        return ContributorPhoto.boundary(contributorId());
    }

    @Override
    default ContributorPhoto initial() {
        return ContributorPhoto.UNKNOWN;
    }

    @Override
    default ContributorPhoto evolve(ContributorPhoto state, DomainEvent event) {
        return state.after(event);
    }
}
