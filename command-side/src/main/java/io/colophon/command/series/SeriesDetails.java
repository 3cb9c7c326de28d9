package io.colophon.command.series;

import static io.colophon.command.Limits.printable;
import static io.colophon.command.Limits.required;
import static io.colophon.command.Limits.text;

import io.colophon.command.KnownTags;
import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a series (Librarium behaviour, section 13); see {@link SeriesCreated} for the values.
 *
 * @param tagIds null, in what replaces a series: it keeps the tags that it has
 */
record SeriesDetails(
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
        @Nullable List<UUID> tagIds) {

    private static final String ONGOING = "ongoing";
    private static final String COMPLETED = "completed";

    /** As clients send it. */
    record Request(
            @Nullable String name,
            @Nullable String description,
            @Nullable Integer totalCount,
            @Nullable String status,
            @Nullable Boolean isComplete,
            @Nullable String originalLanguage,
            @Nullable Integer publicationYear,
            @Nullable String demographic,
            @Nullable List<@Nullable String> genres,
            @Nullable String url,
            @Nullable String externalId,
            @Nullable String externalSource,
            @Nullable List<@Nullable String> tagIds) {

        /** @throws Refusal that names the field */
        SeriesDetails checked() {
            String given = text("status", status, 32);
            return new SeriesDetails(
                    required("name", name, 256),
                    printable("description", description),
                    totalCount,
                    given.isEmpty() ? Boolean.TRUE.equals(isComplete) ? COMPLETED : ONGOING : given,
                    text("original_language", originalLanguage, 16),
                    publicationYear,
                    text("demographic", demographic, 32),
                    genres == null
                            ? List.of()
                            : genres.stream()
                                    .map(genre -> printable("genres", genre))
                                    .toList(),
                    printable("url", url),
                    printable("external_id", externalId),
                    printable("external_source", externalSource),
                    tagIds == null ? null : KnownTags.parse(tagIds));
        }
    }

    /** A series of which nothing is known but its name. */
    static SeriesDetails named(String name) {
        return new SeriesDetails(name, "", null, ONGOING, "", null, "", List.of(), "", "", "", List.of());
    }

    /** The tags that must be there. */
    List<UUID> asked() {
        return tagIds == null ? List.of() : tagIds;
    }

    static SeriesDetails of(SeriesCreated e) {
        return new SeriesDetails(
                e.name(),
                e.description(),
                e.totalCount(),
                e.status(),
                e.originalLanguage(),
                e.publicationYear(),
                e.demographic(),
                e.genres(),
                e.url(),
                e.externalId(),
                e.externalSource(),
                e.tagIds());
    }

    SeriesDetails after(SeriesRevised e) {
        return new SeriesDetails(
                after(e.name(), name),
                after(e.description(), description),
                Change.apply(e.totalCount(), totalCount),
                after(e.status(), status),
                after(e.originalLanguage(), originalLanguage),
                Change.apply(e.publicationYear(), publicationYear),
                after(e.demographic(), demographic),
                after(e.genres(), genres),
                after(e.url(), url),
                after(e.externalId(), externalId),
                after(e.externalSource(), externalSource),
                Change.apply(e.tagIds(), tagIds));
    }

    SeriesCreated created(UUID seriesId, UUID libraryId) {
        return new SeriesCreated(
                seriesId,
                libraryId,
                name,
                description,
                totalCount,
                status,
                originalLanguage,
                publicationYear,
                demographic,
                genres,
                url,
                externalId,
                externalSource,
                asked());
    }

    /** What replaces {@code was} by these. */
    SeriesRevised revising(SeriesDetails was, UUID seriesId, UUID libraryId) {
        return new SeriesRevised(
                seriesId,
                libraryId,
                Change.between(was.name, name),
                Change.between(was.description, description),
                Change.between(was.totalCount, totalCount),
                Change.between(was.status, status),
                Change.between(was.originalLanguage, originalLanguage),
                Change.between(was.publicationYear, publicationYear),
                Change.between(was.demographic, demographic),
                Change.between(was.genres, genres),
                Change.between(was.url, url),
                Change.between(was.externalId, externalId),
                Change.between(was.externalSource, externalSource),
                tagIds == null ? null : Change.between(was.tagIds, tagIds));
    }

    private static <T> T after(@Nullable Change<T> change, T before) {
        return Objects.requireNonNull(Change.apply(change, before));
    }
}
