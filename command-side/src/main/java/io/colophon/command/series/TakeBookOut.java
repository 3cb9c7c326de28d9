package io.colophon.command.series;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import java.util.UUID;

/** Takes a book out of a series. */
record TakeBookOut(UUID seriesId, UUID bookId, UUID libraryId) implements Command<UUID, PlacedBook> {

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
        KnownSeries.existing(state.series(), libraryId);
        if (state.position() == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "book not in series");
        }
        return Decision.of(seriesId, new BookTakenOut(seriesId, libraryId, bookId));
    }
}
