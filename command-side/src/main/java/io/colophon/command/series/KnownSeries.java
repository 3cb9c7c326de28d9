package io.colophon.command.series;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import java.util.Optional;
import java.util.UUID;

/** A series as decisions about it know it. */
record KnownSeries(UUID libraryId, SeriesDetails details) {

    static Optional<KnownSeries> evolve(Optional<KnownSeries> before, DomainEvent event) {
        return switch (event) {
            case SeriesCreated e -> Optional.of(new KnownSeries(e.libraryId(), SeriesDetails.of(e)));
            case SeriesRevised e -> before.map(was -> new KnownSeries(was.libraryId, was.details.after(e)));
            case SeriesDeleted e -> Optional.empty();
            case LibraryDeleted e -> Optional.empty();
            default -> before;
        };
    }

    /** @throws Refusal when there is no such series in that library */
    static KnownSeries existing(Optional<KnownSeries> series, UUID libraryId) {
        return series.filter(known -> known.libraryId.equals(libraryId)).orElseThrow(() -> Refusal.notFound("series"));
    }
}
