package io.colophon.query.sync;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.editions.EditionEvent.CopyAdded;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.contract.series.SeriesEvent.BookMoved;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import io.colophon.eventstore.axon.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the record of a book is made of, without anybody's name.
 *
 * @param addedBy null: nobody that is known
 * @param updatedAt of the last event about the book that its record shows
 */
record FeedFacts(
        String title,
        String description,
        List<Credit> credits,
        List<UUID> tagIds,
        List<UUID> genreIds,
        @Nullable UUID addedBy,
        List<Edition> editions,
        List<Placed> series,
        Instant createdAt,
        Instant updatedAt) {

    /** What a record may show of an edition. */
    record Edition(
            UUID id,
            boolean primary,
            String isbn13,
            String isbn10,
            String publisher,
            @Nullable Integer year,
            String language,
            @Nullable Integer pageCount) {

        private static Edition of(EditionAdded e) {
            return new Edition(
                    e.editionId(),
                    e.primary(),
                    e.isbn13(),
                    e.isbn10(),
                    e.publisher(),
                    year(e.publishDate()),
                    e.language(),
                    e.pageCount());
        }

        private Edition after(EditionRevised e) {
            return new Edition(
                    id,
                    to(e.primary(), primary),
                    e.isbn13(),
                    e.isbn10(),
                    to(e.publisher(), publisher),
                    e.publishDate() == null ? year : year(e.publishDate().to()),
                    to(e.language(), language),
                    Change.apply(e.pageCount(), pageCount));
        }

        private static @Nullable Integer year(@Nullable LocalDate date) {
            return date == null ? null : date.getYear();
        }
    }

    record Placed(UUID seriesId, double position) {}

    static FeedFacts of(BookAdded e, Instant at) {
        return new FeedFacts(
                e.title(),
                e.description(),
                e.credits(),
                e.tagIds(),
                e.genreIds(),
                e.addedBy(),
                List.of(),
                List.of(),
                at,
                at);
    }

    /** After an event about the book; {@code updatedAt} moves when the record shows something else, or may do so. */
    FeedFacts after(RecordedEvent event) {
        return switch (event.payload()) {
            case BookRevised e -> revised(e, event.timestamp());
            case EditionEvent e -> withEditions(editionsAfter(e), event.timestamp());
            case BookPlaced e -> placed(e.seriesId(), e.position(), event.timestamp());
            case BookMoved e ->
                placed(e.seriesId(), Objects.requireNonNull(e.position().to()), event.timestamp());
            case BookTakenOut e -> with(editions, others(e.seriesId()), event.timestamp());
            default -> this;
        };
    }

    /** The edition whose numbers and publisher the record shows. */
    Optional<Edition> primary() {
        return editions.stream().filter(Edition::primary).findFirst();
    }

    /** Everything whose name the record shows, or would show if other names were gone. */
    Set<UUID> names() {
        Set<UUID> ids = new LinkedHashSet<>();
        credits.forEach(credit -> ids.add(credit.contributorId()));
        ids.addAll(tagIds);
        ids.addAll(genreIds);
        series.forEach(placed -> ids.add(placed.seriesId));
        Optional.ofNullable(addedBy).ifPresent(ids::add);
        return ids;
    }

    FeedFacts touched(Instant at) {
        return with(editions, series, at);
    }

    private FeedFacts withEditions(List<Edition> now, Instant at) {
        FeedFacts shown = with(now, series, at);
        return shown.primary().equals(primary()) ? with(now, series, updatedAt) : shown;
    }

    private FeedFacts placed(UUID seriesId, double position, Instant at) {
        return with(editions, and(others(seriesId), new Placed(seriesId, position)), at);
    }

    private List<Placed> others(UUID seriesId) {
        return without(series, placed -> placed.seriesId.equals(seriesId));
    }

    private List<Edition> editionsAfter(EditionEvent event) {
        return switch (event) {
            case EditionAdded e -> and(editions, Edition.of(e));
            case EditionRevised e ->
                editions.stream()
                        .map(edition -> edition.id.equals(e.editionId()) ? edition.after(e) : edition)
                        .toList();
            case EditionRemoved e -> without(editions, edition -> edition.id.equals(e.editionId()));
            case CopyAdded e -> editions;
        };
    }

    private FeedFacts revised(BookRevised e, Instant at) {
        return new FeedFacts(
                to(e.title(), title),
                to(e.description(), description),
                to(e.credits(), credits),
                to(e.tagIds(), tagIds),
                to(e.genreIds(), genreIds),
                addedBy,
                editions,
                series,
                createdAt,
                at);
    }

    private FeedFacts with(List<Edition> nowEditions, List<Placed> nowSeries, Instant at) {
        return new FeedFacts(
                title, description, credits, tagIds, genreIds, addedBy, nowEditions, nowSeries, createdAt, at);
    }

    private static <T> T to(@Nullable Change<T> change, T before) {
        return Objects.requireNonNull(Change.apply(change, before));
    }

    private static <T> List<T> and(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }

    private static <T> List<T> without(List<T> list, Predicate<T> gone) {
        return list.stream().filter(gone.negate()).toList();
    }
}
