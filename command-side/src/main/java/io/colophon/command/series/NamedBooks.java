package io.colophon.command.series;

import io.colophon.command.Boundary;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.series.SeriesEvent.BookMoved;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the books that a decision names. They may be thousands, so an event is only put upon the earlier ones; what they
 * come to is told once, in the end.
 */
final class NamedBooks {

    static final NamedBooks NONE = new NamedBooks(null, null);

    private final @Nullable NamedBooks earlier;
    private final @Nullable DomainEvent newest;

    private NamedBooks(@Nullable NamedBooks earlier, @Nullable DomainEvent newest) {
        this.earlier = earlier;
        this.newest = newest;
    }

    /** Adds to a boundary whether the books are there. */
    static Boundary within(Boundary boundary, Collection<UUID> bookIds) {
        return boundary.or(tags(bookIds), BookAdded.class, BookDeleted.class);
    }

    /** Adds to a boundary whether the books are there, and where they stand. */
    static Boundary withPlaces(Boundary boundary, Collection<UUID> bookIds) {
        return boundary.or(
                tags(bookIds),
                BookAdded.class,
                BookDeleted.class,
                BookPlaced.class,
                BookMoved.class,
                BookTakenOut.class);
    }

    private static List<String> tags(Collection<UUID> bookIds) {
        return bookIds.stream().map(id -> Tagger.id(BookEvent.BOOK, id)).toList();
    }

    NamedBooks after(DomainEvent event) {
        return switch (event) {
            case BookAdded e -> new NamedBooks(this, e);
            case BookDeleted e -> new NamedBooks(this, e);
            case BookPlaced e -> new NamedBooks(this, e);
            case BookMoved e -> new NamedBooks(this, e);
            case BookTakenOut e -> new NamedBooks(this, e);
            default -> this;
        };
    }

    /** @throws Refusal that names the first book that the library lacks */
    void require(Collection<UUID> bookIds, UUID libraryId) {
        Set<UUID> living = new HashSet<>();
        Set<UUID> seen = new HashSet<>();
        for (NamedBooks at = this; at != null; at = at.earlier) {
            switch (at.newest) {
                case BookAdded e when seen.add(e.bookId()) && e.libraryId().equals(libraryId) -> living.add(e.bookId());
                case BookDeleted e -> seen.add(e.bookId());
                case null, default -> {}
            }
        }
        bookIds.stream().filter(id -> !living.contains(id)).findFirst().ifPresent(id -> {
            throw Refusal.invalid("unknown book_id: " + id);
        });
    }

    /** Where each of them stands in a series; none where it does not. */
    Map<UUID, Double> positions(UUID seriesId) {
        Map<UUID, Double> positions = new HashMap<>();
        Set<UUID> seen = new HashSet<>();
        for (NamedBooks at = this; at != null; at = at.earlier) {
            switch (at.newest) {
                case BookPlaced e
                when e.seriesId().equals(seriesId) && seen.add(e.bookId()) -> positions.put(e.bookId(), e.position());
                case BookMoved e
                when e.seriesId().equals(seriesId) && seen.add(e.bookId()) ->
                    positions.put(e.bookId(), e.position().to());
                case BookTakenOut e when e.seriesId().equals(seriesId) -> seen.add(e.bookId());
                case null, default -> {}
            }
        }
        return positions;
    }
}
