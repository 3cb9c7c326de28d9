package io.colophon.command.series;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.series.SeriesEvent;
import io.colophon.contract.series.SeriesEvent.BookMoved;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts many books into a series at once, all of them or none. */
record PlaceBooks(UUID seriesId, UUID libraryId, List<Place> places) implements Command<UUID, PlaceBooks.State> {

    record State(Optional<KnownSeries> series, NamedBooks books) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return NamedBooks.withPlaces(
                Boundary.of(Tagger.id(SeriesEvent.SERIES, seriesId), SeriesCreated.class, SeriesDeleted.class)
                        .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class),
                bookIds());
    }

    private List<UUID> bookIds() {
        return places.stream().map(Place::bookId).toList();
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), NamedBooks.NONE);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return new State(KnownSeries.evolve(state.series, event), state.books.after(event));
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        KnownSeries.existing(state.series, libraryId);
        state.books.require(bookIds(), libraryId);
        Map<UUID, Double> positions = state.books.positions(seriesId);
        List<DomainEvent> events = new ArrayList<>();
        for (Place place : places) {
            Double was = positions.get(place.bookId());
            if (was == null) {
                events.add(new BookPlaced(seriesId, libraryId, place.bookId(), place.position()));
            } else if (was != place.position()) {
                events.add(new BookMoved(seriesId, libraryId, place.bookId(), new Change<>(was, place.position())));
            }
        }
        return new Decision<>(seriesId, events);
    }
}
