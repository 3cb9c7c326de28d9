package io.colophon.command.suggestions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import java.util.UUID;

/** A use case about all runs of suggestions to somebody. */
interface ReaderRunsCommand<R> extends Command<R, ReaderRuns> {

    UUID userId();

    @Override
    default Boundary boundary(Tagger tagger) {
        return ReaderRuns.boundary(userId());
    }

    @Override
    default ReaderRuns initial() {
        return ReaderRuns.NONE;
    }

    @Override
    default ReaderRuns evolve(ReaderRuns state, DomainEvent event) {
        return state.after(event);
    }
}
