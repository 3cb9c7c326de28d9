package io.colophon.command.jobs;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import java.util.Optional;
import java.util.UUID;

/** A use case about one run as a whole. */
interface RunCommand<R> extends Command<R, Optional<KnownRun>> {

    UUID runId();

    @Override
    default Boundary boundary(Tagger tagger) {
        return KnownRun.boundary(runId());
    }

    @Override
    default Optional<KnownRun> initial() {
        return Optional.empty();
    }

    @Override
    default Optional<KnownRun> evolve(Optional<KnownRun> state, DomainEvent event) {
        return KnownRun.evolve(state, event);
    }
}
