package io.colophon.contract.series;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.eventstore.json.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to series, to the books in them, and to what is known of their volumes. A position has one decimal at most. */
public sealed interface SeriesEvent extends DomainEvent {

    String SERIES = "series";

    UUID seriesId();

    UUID libraryId();

    @Override
    default void tags(Tags tags) {
        tags.id(SERIES, seriesId()).id(LibraryEvent.LIBRARY, libraryId());
    }

    /**
     * @param totalCount how many volumes there are or will be; null: nobody knows
     * @param status free text, mostly ongoing, completed, hiatus or cancelled; never empty
     * @param genres free texts in the order in which they were given
     * @param externalId what the provider that {@code externalSource} names calls it; both may be empty
     */
    @EventType("series.SeriesCreated")
    record SeriesCreated(
            UUID seriesId,
            UUID libraryId,
            String name,
            String description,
            @Nullable Integer totalCount,
            String status,
            String originalLanguage,
            @Nullable Integer publicationYear,
            String demographic,
            List<String> genres,
            String url,
            String externalId,
            String externalSource,
            List<UUID> tagIds)
            implements SeriesEvent {}

    @EventType("series.SeriesRevised")
    record SeriesRevised(
            UUID seriesId,
            UUID libraryId,
            @Nullable Change<String> name,
            @Nullable Change<String> description,
            @Nullable Change<Integer> totalCount,
            @Nullable Change<String> status,
            @Nullable Change<String> originalLanguage,
            @Nullable Change<Integer> publicationYear,
            @Nullable Change<String> demographic,
            @Nullable Change<List<String>> genres,
            @Nullable Change<String> url,
            @Nullable Change<String> externalId,
            @Nullable Change<String> externalSource,
            @Nullable Change<List<UUID>> tagIds)
            implements SeriesEvent {}

    /** Its books stay in the library. */
    @EventType("series.SeriesDeleted")
    record SeriesDeleted(UUID seriesId, UUID libraryId) implements SeriesEvent {}

    /** The book was not in the series before. */
    @EventType("series.BookPlaced")
    record BookPlaced(UUID seriesId, UUID libraryId, UUID bookId, double position) implements SeriesEvent {
        @Override
        public void tags(Tags tags) {
            SeriesEvent.super.tags(tags);
            tags.id(BookEvent.BOOK, bookId);
        }
    }

    @EventType("series.BookMoved")
    record BookMoved(UUID seriesId, UUID libraryId, UUID bookId, Change<Double> position) implements SeriesEvent {
        @Override
        public void tags(Tags tags) {
            SeriesEvent.super.tags(tags);
            tags.id(BookEvent.BOOK, bookId);
        }
    }

    @EventType("series.BookTakenOut")
    record BookTakenOut(UUID seriesId, UUID libraryId, UUID bookId) implements SeriesEvent {
        @Override
        public void tags(Tags tags) {
            SeriesEvent.super.tags(tags);
            tags.id(BookEvent.BOOK, bookId);
        }
    }

    /**
     * A provider of metadata named a volume at a position where none was known; volumes are never taken back.
     *
     * @param releaseDate null: it names none
     * @param externalId what the provider calls it; it may be empty, as the other texts
     */
    @EventType("series.VolumeAnnounced")
    record VolumeAnnounced(
            UUID volumeId,
            UUID seriesId,
            UUID libraryId,
            double position,
            String title,
            @Nullable LocalDate releaseDate,
            String coverUrl,
            String externalId)
            implements SeriesEvent {}

    /** The provider says something else of a volume than before. */
    @EventType("series.VolumeRevised")
    record VolumeRevised(
            UUID volumeId,
            UUID seriesId,
            UUID libraryId,
            double position,
            @Nullable Change<String> title,
            @Nullable Change<LocalDate> releaseDate,
            @Nullable Change<String> coverUrl,
            @Nullable Change<String> externalId)
            implements SeriesEvent {}
}
