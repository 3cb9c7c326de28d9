package io.colophon.command.series;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.series.SeriesEvent;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import java.util.Optional;
import java.util.UUID;

/** What a series is called outside, before anybody outside is asked. Nothing happens by it. */
record FindSeriesLink(UUID seriesId, UUID libraryId) implements Command<FindSeriesLink.Link, Optional<KnownSeries>> {

    /** @param source the name of a provider; empty: any */
    record Link(String source, String externalId) {

        static Link of(KnownSeries series) {
            return new Link(series.details().externalSource(), series.details().externalId());
        }
    }

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(
                        Tagger.id(SeriesEvent.SERIES, seriesId),
                        SeriesCreated.class,
                        SeriesRevised.class,
                        SeriesDeleted.class)
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
    public Decision<Link> decide(Optional<KnownSeries> state, Tagger tagger) {
        Link link = Link.of(KnownSeries.existing(state, libraryId));
        if (link.externalId.isEmpty()) {
            throw Refusal.invalid("the series has no external_id");
        }
        return Decision.nothing(link);
    }
}
