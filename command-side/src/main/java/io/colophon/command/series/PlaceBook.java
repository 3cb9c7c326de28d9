package io.colophon.command.series;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.series.SeriesEvent.BookMoved;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import java.util.UUID;

/** Puts a book at a position of a series, or moves it there. When it is there already, nothing happens. */
record PlaceBook(UUID seriesId, UUID bookId, UUID libraryId, double position) implements Command<UUID, PlacedBook> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return PlacedBook.boundary(seriesId, bookId, libraryId);
    }

    @Override
    public PlacedBook initial() {
        return PlacedBook.UNKNOWN;
    }

    @Override
    public PlacedBook evolve(PlacedBook state, DomainEvent event) {
        return state.after(event, seriesId, libraryId);
    }

    @Override
    public Decision<UUID> decide(PlacedBook state, Tagger tagger) {
        state.requireBoth(libraryId);
        Double was = state.position();
        if (was == null) {
            return Decision.of(seriesId, new BookPlaced(seriesId, libraryId, bookId, position));
        }
        return was == position
                ? Decision.nothing(seriesId)
                : Decision.of(seriesId, new BookMoved(seriesId, libraryId, bookId, new Change<>(was, position)));
    }
}
