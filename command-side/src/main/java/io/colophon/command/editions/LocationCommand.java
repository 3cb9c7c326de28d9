package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import java.util.UUID;

/** A use case about one storage location, which needs to know nothing else. */
interface LocationCommand<R> extends Command<R, KnownLocation> {

    UUID locationId();

    UUID libraryId();

    @Override
    default Boundary boundary(Tagger tagger) {
        return KnownLocation.boundary(locationId(), libraryId());
    }

    @Override
    default KnownLocation initial() {
        return KnownLocation.UNKNOWN;
    }

    @Override
    default KnownLocation evolve(KnownLocation state, DomainEvent event) {
        return state.after(event);
    }
}
