package io.colophon.query.history;

import static io.colophon.query.history.Phrases.quoted;

import io.colophon.contract.series.SeriesEvent;
import io.colophon.contract.series.SeriesEvent.BookMoved;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import io.colophon.contract.series.SeriesEvent.VolumeAnnounced;
import io.colophon.contract.series.SeriesEvent.VolumeRevised;
import io.colophon.contract.shelves.ShelfEvent;
import io.colophon.contract.shelves.ShelfEvent.BookShelved;
import io.colophon.contract.shelves.ShelfEvent.BookUnshelved;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.contract.shelves.ShelfEvent.ShelfDeleted;
import io.colophon.contract.shelves.ShelfEvent.ShelfRevised;
import io.colophon.query.history.HistoryItem.Subject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to shelves and series, and to the books in them. */
final class PlaceSentences {

    private PlaceSentences() {}

    static HistoryItem of(ShelfEvent event, Telling telling) {
        Subject subject = telling.subject(ShelfEvent.SHELF, event.shelfId());
        String shelf = "the shelf " + telling.quoted(event.shelfId());
        return switch (event) {
            case ShelfCreated e ->
                telling.did(
                        new Subject(ShelfEvent.SHELF, e.shelfId(), e.name()),
                        "created the shelf " + quoted(e.name()),
                        new Fields()
                                .began("name", e.name())
                                .began("color", e.color())
                                .began("icon", e.icon())
                                .began("tags", telling.names(e.tagIds()))
                                .began("description", e.description())
                                .list());
            case ShelfRevised e ->
                telling.changed(
                        subject,
                        e.name() == null ? shelf : "the shelf",
                        new Fields()
                                .changed("name", e.name())
                                .changed("color", e.color())
                                .changed("icon", e.icon())
                                .changed("display_order", e.displayOrder())
                                .changed("tags", e.tagIds(), telling::names)
                                .changed("description", e.description())
                                .list());
            case ShelfDeleted e -> telling.did(subject, "deleted " + shelf, List.of());
            case BookShelved e -> telling.did(subject, "put " + telling.book(e.bookId()) + " on " + shelf, List.of());
            case BookUnshelved e ->
                telling.did(subject, "took " + telling.book(e.bookId()) + " from " + shelf, List.of());
        };
    }

    static HistoryItem of(SeriesEvent event, Telling telling) {
        Subject subject = telling.subject(SeriesEvent.SERIES, event.seriesId());
        String series = "the series " + telling.quoted(event.seriesId());
        return switch (event) {
            case SeriesCreated e ->
                telling.did(
                        new Subject(SeriesEvent.SERIES, e.seriesId(), e.name()),
                        "created the series " + quoted(e.name()),
                        new Fields()
                                .began("name", e.name())
                                .began("status", e.status())
                                .began("total_count", e.totalCount())
                                .began("publication_year", e.publicationYear())
                                .began("original_language", e.originalLanguage())
                                .began("demographic", e.demographic())
                                .began("genres", e.genres())
                                .began("tags", telling.names(e.tagIds()))
                                .began("url", e.url())
                                .began("external_id", e.externalId())
                                .began("external_source", e.externalSource())
                                .began("description", e.description())
                                .list());
            case SeriesRevised e ->
                telling.changed(
                        subject,
                        e.name() == null ? series : "the series",
                        new Fields()
                                .changed("name", e.name())
                                .changed("status", e.status())
                                .changed("total_count", e.totalCount())
                                .changed("publication_year", e.publicationYear())
                                .changed("original_language", e.originalLanguage())
                                .changed("demographic", e.demographic())
                                .changed("genres", e.genres())
                                .changed("tags", e.tagIds(), telling::names)
                                .changed("url", e.url())
                                .changed("external_id", e.externalId())
                                .changed("external_source", e.externalSource())
                                .changed("description", e.description())
                                .list());
            case SeriesDeleted e -> telling.did(subject, "deleted " + series, List.of());
            case BookPlaced e ->
                telling.did(
                        subject,
                        "put " + telling.book(e.bookId()) + " into " + series + " as number " + number(e.position()),
                        new Fields().began("position", number(e.position())).list());
            case BookMoved e ->
                telling.did(
                        subject,
                        "moved " + telling.book(e.bookId()) + " in " + series + " to number "
                                + number(e.position().to()),
                        new Fields()
                                .changed("position", e.position(), PlaceSentences::number)
                                .list());
            case BookTakenOut e ->
                telling.did(subject, "took " + telling.book(e.bookId()) + " out of " + series, List.of());
            case VolumeAnnounced e ->
                telling.did(
                        subject,
                        "learned of volume " + number(e.position()) + " of " + series,
                        new Fields()
                                .began("position", number(e.position()))
                                .began("title", e.title())
                                .began(
                                        "release_date",
                                        e.releaseDate() == null
                                                ? null
                                                : e.releaseDate().toString())
                                .began("cover_url", e.coverUrl())
                                .began("external_id", e.externalId())
                                .list());
            case VolumeRevised e ->
                telling.changed(
                        subject,
                        "volume " + number(e.position()) + " of " + series,
                        new Fields()
                                .changed("title", e.title())
                                .changed("release_date", e.releaseDate(), LocalDate::toString)
                                .changed("cover_url", e.coverUrl())
                                .changed("external_id", e.externalId())
                                .list());
        };
    }

    /** Without a needless fraction. */
    private static BigDecimal number(@Nullable Double position) {
        return position == null
                ? BigDecimal.ZERO
                : new BigDecimal(
                        BigDecimal.valueOf(position).stripTrailingZeros().toPlainString());
    }
}
