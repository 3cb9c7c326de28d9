package io.colophon.query.books;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.covers.CoverEvent.CoverAdded;
import io.colophon.contract.covers.CoverEvent.CoverRemoved;
import io.colophon.contract.covers.CoverEvent.CoverReplaced;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.series.SeriesEvent.BookMoved;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import io.colophon.contract.shelves.ShelfEvent.BookShelved;
import io.colophon.contract.shelves.ShelfEvent.BookUnshelved;
import io.colophon.eventstore.axon.RecordedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A book, its editions and its places as the events tell of them, without anybody's name.
 *
 * @param addedBy null: nobody that is known
 * @param created the position of its first event
 * @param position the position of the last event that is in it; older ones are not applied again
 */
record BookFacts(
        UUID id,
        UUID libraryId,
        String title,
        String subtitle,
        String description,
        UUID mediaTypeId,
        List<Credit> credits,
        List<UUID> tagIds,
        List<UUID> genreIds,
        @Nullable UUID addedBy,
        List<EditionFacts> editions,
        List<Shelved> shelves,
        List<Placed> series,
        CoverFacts cover,
        Instant createdAt,
        Instant updatedAt,
        long created,
        long position) {

    /** @param since the position of the event by which it came there */
    record Shelved(UUID shelfId, long since) {}

    record Placed(UUID seriesId, double position) {}

    /** The book after an event about it; empty: there is none (any more). */
    static Optional<BookFacts> evolve(Optional<BookFacts> before, RecordedEvent event) {
        if (before.isPresent() && before.get().position >= event.position()) {
            return before;
        }
        return switch (event.payload()) {
            case BookAdded e -> Optional.of(added(e, event));
            case BookRevised e -> before.map(book -> book.revised(e, event));
            case BookDeleted e -> Optional.empty();
            case EditionEvent e ->
                before.map(book -> book.with(
                        EditionFacts.evolve(book.editions, e, event.timestamp()),
                        book.shelves,
                        book.series,
                        event.position()));
            case CoverAdded e -> before.map(book -> book.covered(event));
            case CoverReplaced e -> before.map(book -> book.covered(event));
            case CoverRemoved e ->
                before.map(book -> book.withCover(book.cover.removed(), book.updatedAt, event.position()));
            case BookShelved e ->
                before.map(book -> book.withShelves(
                        and(book.shelves, new Shelved(e.shelfId(), event.position())), event.position()));
            case BookUnshelved e ->
                before.map(book -> book.withShelves(
                        without(book.shelves, shelf -> shelf.shelfId.equals(e.shelfId())), event.position()));
            case BookPlaced e -> before.map(book -> book.placed(e.seriesId(), e.position(), event.position()));
            case BookMoved e ->
                before.map(book -> book.placed(
                        e.seriesId(), Objects.requireNonNull(e.position().to()), event.position()));
            case BookTakenOut e ->
                before.map(book -> book.withSeries(
                        without(book.series, series -> series.seriesId.equals(e.seriesId())), event.position()));
            default -> before;
        };
    }

    private static BookFacts added(BookAdded e, RecordedEvent event) {
        return new BookFacts(
                e.bookId(),
                e.libraryId(),
                e.title(),
                e.subtitle(),
                e.description(),
                e.mediaTypeId(),
                e.credits(),
                e.tagIds(),
                e.genreIds(),
                e.addedBy(),
                List.of(),
                List.of(),
                List.of(),
                CoverFacts.NONE,
                event.timestamp(),
                event.timestamp(),
                event.position(),
                event.position());
    }

    private BookFacts revised(BookRevised e, RecordedEvent event) {
        return new BookFacts(
                id,
                libraryId,
                after(e.title(), title),
                after(e.subtitle(), subtitle),
                after(e.description(), description),
                after(e.mediaTypeId(), mediaTypeId),
                after(e.credits(), credits),
                after(e.tagIds(), tagIds),
                after(e.genreIds(), genreIds),
                addedBy,
                editions,
                shelves,
                series,
                cover.seen(event.timestamp()),
                createdAt,
                event.timestamp(),
                created,
                event.position());
    }

    private BookFacts placed(UUID seriesId, double at, long nowPosition) {
        List<Placed> others = without(series, placed -> placed.seriesId.equals(seriesId));
        return withSeries(and(others, new Placed(seriesId, at)), nowPosition);
    }

    private BookFacts covered(RecordedEvent event) {
        return withCover(cover.replaced(event.timestamp()), event.timestamp(), event.position());
    }

    private BookFacts withCover(CoverFacts now, Instant changedAt, long nowPosition) {
        return new BookFacts(
                id,
                libraryId,
                title,
                subtitle,
                description,
                mediaTypeId,
                credits,
                tagIds,
                genreIds,
                addedBy,
                editions,
                shelves,
                series,
                now,
                createdAt,
                changedAt,
                created,
                nowPosition);
    }

    private BookFacts withShelves(List<Shelved> now, long nowPosition) {
        return with(editions, now, series, nowPosition);
    }

    private BookFacts withSeries(List<Placed> now, long nowPosition) {
        return with(editions, shelves, now, nowPosition);
    }

    private BookFacts with(
            List<EditionFacts> nowEditions, List<Shelved> nowShelves, List<Placed> nowSeries, long nowPosition) {
        return new BookFacts(
                id,
                libraryId,
                title,
                subtitle,
                description,
                mediaTypeId,
                credits,
                tagIds,
                genreIds,
                addedBy,
                nowEditions,
                nowShelves,
                nowSeries,
                cover,
                createdAt,
                updatedAt,
                created,
                nowPosition);
    }

    /** The edition whose publisher, year and language the book shows. */
    Optional<EditionFacts> primary() {
        return editions.stream().filter(edition -> edition.details().primary()).findFirst();
    }

    /** The texts by which the book is found, without doubles. */
    Set<String> isbns() {
        Set<String> isbns = new LinkedHashSet<>();
        editions.forEach(edition -> {
            isbns.add(edition.details().isbn13());
            isbns.add(edition.details().isbn10());
        });
        isbns.remove("");
        return isbns;
    }

    /** The book after something is gone whose name it shows. */
    BookFacts without(UUID nameId) {
        return new BookFacts(
                id,
                libraryId,
                title,
                subtitle,
                description,
                mediaTypeId,
                without(credits, credit -> credit.contributorId().equals(nameId)),
                without(tagIds, nameId::equals),
                without(genreIds, nameId::equals),
                addedBy,
                editions,
                without(shelves, shelf -> shelf.shelfId.equals(nameId)),
                without(series, placed -> placed.seriesId.equals(nameId)),
                cover,
                createdAt,
                updatedAt,
                created,
                position);
    }

    /** Where it stands, by shelf the event by which it came there, by series its position. */
    Map<UUID, Double> places() {
        Map<UUID, Double> places = new LinkedHashMap<>();
        shelves.forEach(shelf -> places.put(shelf.shelfId, (double) shelf.since));
        series.forEach(placed -> places.put(placed.seriesId, placed.position));
        return places;
    }

    /** Everything whose name the book shows. */
    Set<UUID> names() {
        Set<UUID> ids = new LinkedHashSet<>();
        ids.add(mediaTypeId);
        credits.forEach(credit -> ids.add(credit.contributorId()));
        ids.addAll(tagIds);
        ids.addAll(genreIds);
        ids.addAll(places().keySet());
        editions.forEach(edition ->
                Optional.ofNullable(edition.details().narratorContributorId()).ifPresent(ids::add));
        return ids;
    }

    private static <T> List<T> and(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }

    private static <T> List<T> without(List<T> list, Predicate<T> gone) {
        return list.stream().filter(gone.negate()).toList();
    }

    private static <T> T after(@Nullable Change<T> change, T before) {
        return Objects.requireNonNull(Change.apply(change, before));
    }
}
