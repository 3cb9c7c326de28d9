package io.colophon.query.sync;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.colophon.contract.books.Credit;
import io.colophon.query.sync.FeedFacts.Edition;
import io.colophon.query.sync.FeedFacts.Placed;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A book as the feed shows it to everybody (jobs and sync, C.3); who added it and the caller's progress are added to it when it is sent. */
record FeedRecord(
        UUID id,
        String status,
        @Nullable String title,
        @Nullable String author,
        @Nullable String isbn10,
        @Nullable String isbn13,
        @Nullable String publisher,
        @Nullable Integer publishedYear,
        @Nullable String language,
        @Nullable String description,
        @Nullable String coverUrl,
        @Nullable String coverPath,
        @Nullable Integer pageCount,
        @Nullable String series,
        @Nullable Double seriesIndex,
        List<String> genres,
        List<String> tags,
        @Nullable Integer hardcoverBookId,
        @Nullable Integer hardcoverEditionId,
        @Nullable UUID possibleDuplicateOf,
        @Nullable String approvedAt,
        String createdAt,
        String updatedAt,
        List<File> files,
        @Nullable Uploader uploader) {

    private static final String NO_PROGRESS =
            "{\"percentage\":null,\"status\":\"unread\",\"lastDevice\":null,\"lastTimestamp\":null,\"startedAt\":null,"
                    + "\"finishedAt\":null,\"pausedAt\":null,\"manuallySet\":false,\"externallySet\":false}";

    /** What a caller sees of it. */
    record Shown(@JsonUnwrapped FeedRecord record, @Nullable UUID createdBy, Progress progress) {}

    record Progress(
            @Nullable Double percentage,
            String status,
            @Nullable String lastDevice,
            @Nullable String lastTimestamp,
            @Nullable String startedAt,
            @Nullable String finishedAt,
            @Nullable String pausedAt,
            boolean manuallySet,
            boolean externallySet) {}

    /** @param fileSize decimal bytes, as text */
    record File(UUID id, String format, String originalName, String fileSize) {}

    /** @param id an opaque reference, never the user's id */
    record Uploader(String id, String label) {}

    /** The JSON of a living book; names that are gone are not shown. */
    static String of(FeedLife life, Map<UUID, String> names, FeedKeys keys) {
        FeedFacts book = life.facts();
        Optional<Edition> primary = book.primary();
        Optional<Placed> series = first(book.series(), names);
        return FeedJson.write(new FeedRecord(
                life.bookId(),
                "organized",
                text(book.title()),
                text(authors(book.credits(), names)),
                primary.map(Edition::isbn10).map(FeedRecord::text).orElse(null),
                primary.map(Edition::isbn13).map(FeedRecord::text).orElse(null),
                primary.map(Edition::publisher).map(FeedRecord::text).orElse(null),
                primary.map(Edition::year).orElse(null),
                primary.map(Edition::language).map(FeedRecord::text).orElse(null),
                text(book.description()),
                null,
                null,
                primary.map(Edition::pageCount).orElse(null),
                series.map(placed -> names.get(placed.seriesId())).orElse(null),
                series.map(Placed::position).orElse(null),
                shown(book.genreIds(), names),
                shown(book.tagIds(), names),
                null,
                null,
                null,
                null,
                FeedJson.time(book.createdAt()),
                FeedJson.time(book.updatedAt()),
                List.of(),
                uploader(book.addedBy(), names, keys)));
    }

    /** A stored record with what differs per caller. */
    static String forCaller(String record, @Nullable UUID createdBy) {
        return record.substring(0, record.length() - 1) + ",\"createdBy\":"
                + (createdBy == null ? "null" : "\"" + createdBy + "\"") + ",\"progress\":" + NO_PROGRESS + "}";
    }

    private static @Nullable Uploader uploader(@Nullable UUID addedBy, Map<UUID, String> names, FeedKeys keys) {
        String label = addedBy == null ? null : names.get(addedBy);
        return addedBy == null || label == null ? null : new Uploader(keys.reference(addedBy), label);
    }

    /** The series that a book's own list of them begins with. */
    private static Optional<Placed> first(List<Placed> series, Map<UUID, String> names) {
        return series.stream()
                .filter(placed -> names.containsKey(placed.seriesId()))
                .min(Comparator.comparingDouble(Placed::position)
                        .thenComparing(placed -> String.valueOf(names.get(placed.seriesId()))));
    }

    private static String authors(List<Credit> credits, Map<UUID, String> names) {
        Set<UUID> people = credits.stream()
                .filter(credit -> names.containsKey(credit.contributorId()))
                .sorted(Comparator.comparingInt(Credit::displayOrder)
                        .thenComparing(credit -> String.valueOf(names.get(credit.contributorId()))))
                .map(Credit::contributorId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return people.stream().map(names::get).collect(Collectors.joining(", "));
    }

    private static List<String> shown(List<UUID> ids, Map<UUID, String> names) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(names.get(id)).stream())
                .sorted()
                .toList();
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }
}
