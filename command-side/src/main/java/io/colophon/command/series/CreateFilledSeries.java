package io.colophon.command.series;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Begins many series in a library and puts books into them, all of it or nothing. */
record CreateFilledSeries(UUID libraryId, List<FilledSeries> series)
        implements Command<List<UUID>, CreateFilledSeries.State> {

    record FilledSeries(UUID seriesId, String name, List<Place> places) {}

    record State(boolean libraryExists, NamedBooks books) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return NamedBooks.within(
                Boundary.of(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryCreated.class, LibraryDeleted.class),
                bookIds());
    }

    private List<UUID> bookIds() {
        return series.stream()
                .flatMap(one -> one.places.stream())
                .map(Place::bookId)
                .distinct()
                .toList();
    }

    @Override
    public State initial() {
        return new State(false, NamedBooks.NONE);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case LibraryCreated e -> new State(true, state.books);
            case LibraryDeleted e -> new State(false, state.books);
            default -> new State(state.libraryExists, state.books.after(event));
        };
    }

    @Override
    public Decision<List<UUID>> decide(State state, Tagger tagger) {
        if (!state.libraryExists) {
            throw Refusal.notFound("library");
        }
        state.books.require(bookIds(), libraryId);
        List<DomainEvent> events = new ArrayList<>();
        for (FilledSeries one : series) {
            events.add(SeriesDetails.named(one.name).created(one.seriesId, libraryId));
            one.places.forEach(
                    place -> events.add(new BookPlaced(one.seriesId, libraryId, place.bookId(), place.position())));
        }
        return new Decision<>(series.stream().map(FilledSeries::seriesId).toList(), events);
    }
}
