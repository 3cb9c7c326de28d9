package io.colophon.command.series;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.command.KnownTags;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.series.SeriesEvent;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import java.util.Optional;
import java.util.UUID;

/** Replaces what is said of a series; its books stay where they are in it. */
record ReviseSeries(UUID seriesId, UUID libraryId, SeriesDetails details) implements Command<UUID, ReviseSeries.State> {

    record State(Optional<KnownSeries> series, KnownTags tags) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return KnownTags.within(
                Boundary.of(
                                Tagger.id(SeriesEvent.SERIES, seriesId),
                                SeriesCreated.class,
                                SeriesRevised.class,
                                SeriesDeleted.class)
                        .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class),
                details.asked());
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), KnownTags.NONE);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return new State(KnownSeries.evolve(state.series, event), state.tags.after(event, libraryId));
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        SeriesDetails was = KnownSeries.existing(state.series, libraryId).details();
        state.tags.require(details.asked());
        return Decision.of(seriesId, details.revising(was, seriesId, libraryId));
    }
}
