package io.colophon.command.series;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.series.SeriesEvent;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import java.util.Optional;
import java.util.UUID;

/** Ends a series; its books stay in the library. */
record DeleteSeries(UUID seriesId, UUID libraryId) implements Command<UUID, Optional<KnownSeries>> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(SeriesEvent.SERIES, seriesId), SeriesCreated.class, SeriesDeleted.class)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class);
    }

    @Override
    public Optional<KnownSeries> initial() {
        return Optional.empty();
    }

    @Override
    public Optional<KnownSeries> evolve(Optional<KnownSeries> state, DomainEvent event) {
        return KnownSeries.evolve(state, event);
    }

    @Override
    public Decision<UUID> decide(Optional<KnownSeries> state, Tagger tagger) {
        KnownSeries.existing(state, libraryId);
        return Decision.of(seriesId, new SeriesDeleted(seriesId, libraryId));
    }
}
