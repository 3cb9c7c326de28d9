package io.colophon.command.series;

import io.colophon.command.Boundary;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.series.SeriesEvent;
import io.colophon.contract.series.SeriesEvent.BookMoved;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A series, a book, and where the one is in the other. It is told by what happened to the book, which is in few series.
 *
 * @param position null: it is not in the series
 */
record PlacedBook(
        Optional<KnownSeries> series,
        boolean bookExists,
        @Nullable Double position) {

    static final PlacedBook UNKNOWN = new PlacedBook(Optional.empty(), false, null);

    static Boundary boundary(UUID seriesId, UUID bookId, UUID libraryId) {
        return Boundary.of(Tagger.id(SeriesEvent.SERIES, seriesId), SeriesCreated.class, SeriesDeleted.class)
                .or(
                        Tagger.id(BookEvent.BOOK, bookId),
                        BookAdded.class,
                        BookDeleted.class,
                        BookPlaced.class,
                        BookMoved.class,
                        BookTakenOut.class)
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryDeleted.class);
    }

    PlacedBook after(DomainEvent event, UUID seriesId, UUID libraryId) {
        return switch (event) {
            case BookAdded e -> new PlacedBook(series, e.libraryId().equals(libraryId), null);
            case BookDeleted e -> new PlacedBook(series, false, null);
            case BookPlaced e -> e.seriesId().equals(seriesId) ? at(e.position()) : this;
            case BookMoved e -> e.seriesId().equals(seriesId) ? at(e.position().to()) : this;
            case BookTakenOut e -> e.seriesId().equals(seriesId) ? at(null) : this;
            default -> new PlacedBook(KnownSeries.evolve(series, event), bookExists, position);
        };
    }

    private PlacedBook at(@Nullable Double now) {
        return new PlacedBook(series, bookExists, now);
    }

    /** @throws Refusal when the library lacks the series or the book */
    void requireBoth(UUID libraryId) {
        KnownSeries.existing(series, libraryId);
        if (!bookExists) {
            throw Refusal.notFound("book");
        }
    }
}
