package io.colophon.command.series;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.command.KnownTags;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.UUID;

/** Begins a series in a library. Two may have one name. */
record CreateSeries(UUID seriesId, UUID libraryId, SeriesDetails details) implements Command<UUID, CreateSeries.State> {

    record State(boolean libraryExists, KnownTags tags) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return KnownTags.within(
                Boundary.of(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryCreated.class, LibraryDeleted.class),
                details.asked());
    }

    @Override
    public State initial() {
        return new State(false, KnownTags.NONE);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case LibraryCreated e -> new State(true, state.tags);
            case LibraryDeleted e -> new State(false, state.tags);
            default -> new State(state.libraryExists, state.tags.after(event, libraryId));
        };
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        if (!state.libraryExists) {
            throw Refusal.notFound("library");
        }
        state.tags.require(details.asked());
        return Decision.of(seriesId, details.created(seriesId, libraryId));
    }
}
