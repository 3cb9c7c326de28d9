package io.colophon.query.books;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.query.books.BookNames.Name;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.JsonOf;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON of a book and of its editions, as every route sends it (Librarium behaviour, sections 7 and 9). */
record BookAnswer(
        UUID id,
        UUID libraryId,
        String title,
        String subtitle,
        UUID mediaTypeId,
        String mediaType,
        String description,
        List<Contributor> contributors,
        List<Tag> tags,
        List<Genre> genres,
        @Nullable String coverUrl,
        String publisher,
        @Nullable Integer publishYear,
        String language,
        List<Series> series,
        List<Shelf> shelves,
        String userReadStatus,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID addedBy,
        String createdAt,
        String updatedAt) {

    record Contributor(UUID contributorId, String name, String role, int displayOrder) {}

    record Tag(UUID id, UUID libraryId, String name, String color, String createdAt) {}

    record Genre(UUID id, String name, String createdAt) {}

    /** @param position a whole number, where it is one */
    record Series(UUID seriesId, String seriesName, Number position) {}

    record Shelf(UUID id, String name) {}

    record Edition(
            UUID id,
            UUID bookId,
            String format,
            String language,
            String editionName,
            String narrator,
            String publisher,
            @Nullable LocalDate publishDate,
            @JsonProperty("isbn_13") String isbn13,
            @JsonProperty("isbn_10") String isbn10,
            String description,
            @Nullable Integer durationSeconds,
            @Nullable Integer pageCount,
            int copyCount,
            boolean isPrimary,
            @Nullable LocalDate acquiredAt,
            @Nullable UUID narratorContributorId,
            String narratorContributorName,
            @JsonOf(kind = "file", many = true) List<Object> files,
            String createdAt,
            String updatedAt) {}

    /** A book with the names that it shows; one that is gone is not shown. */
    static String book(BookFacts book, Map<UUID, Name> names) {
        Optional<EditionAdded> primary = book.primary().map(EditionFacts::details);
        return WireJson.write(new BookAnswer(
                book.id(),
                book.libraryId(),
                book.title(),
                book.subtitle(),
                book.mediaTypeId(),
                mediaType(book, names),
                book.description(),
                contributors(book, names),
                known(book.tagIds(), names)
                        .map(tag -> new Tag(tag.id(), book.libraryId(), tag.name(), tag.color(), time(tag.createdAt())))
                        .toList(),
                known(book.genreIds(), names)
                        .map(genre -> new Genre(genre.id(), genre.name(), time(genre.createdAt())))
                        .toList(),
                book.cover().url(book.libraryId(), book.id()).orElse(null),
                primary.map(EditionAdded::publisher).orElse(""),
                primary.map(EditionAdded::publishDate).map(LocalDate::getYear).orElse(null),
                primary.map(EditionAdded::language).orElse(""),
                series(book, names),
                shelves(book, names),
                "",
                book.addedBy(),
                time(book.createdAt()),
                time(book.updatedAt())));
    }

    static String editions(BookFacts book, Map<UUID, Name> names) {
        return WireJson.write(book.editions().stream()
                .sorted(Comparator.comparing(
                        (EditionFacts edition) -> !edition.details().primary()))
                .map(edition -> edition(edition, names))
                .toList());
    }

    private static Edition edition(EditionFacts edition, Map<UUID, Name> names) {
        EditionAdded e = edition.details();
        Name narrator = e.narratorContributorId() == null ? null : names.get(e.narratorContributorId());
        return new Edition(
                e.editionId(),
                e.bookId(),
                e.format(),
                e.language(),
                e.editionName(),
                e.narrator(),
                e.publisher(),
                e.publishDate(),
                e.isbn13(),
                e.isbn10(),
                e.description(),
                e.durationSeconds(),
                e.pageCount(),
                edition.copies(),
                e.primary(),
                e.acquiredAt(),
                e.narratorContributorId(),
                narrator == null ? "" : narrator.name(),
                List.of(),
                time(edition.createdAt()),
                time(edition.updatedAt()));
    }

    static String mediaType(BookFacts book, Map<UUID, Name> names) {
        Name type = names.get(book.mediaTypeId());
        return type == null ? "" : type.name();
    }

    static List<Contributor> contributors(BookFacts book, Map<UUID, Name> names) {
        return book.credits().stream()
                .flatMap(credit -> Stream.ofNullable(names.get(credit.contributorId()))
                        .map(name -> new Contributor(name.id(), name.name(), credit.role(), credit.displayOrder())))
                .sorted(Comparator.comparingInt(Contributor::displayOrder).thenComparing(Contributor::name))
                .toList();
    }

    private static List<Series> series(BookFacts book, Map<UUID, Name> names) {
        return book.series().stream()
                .flatMap(placed -> Stream.ofNullable(names.get(placed.seriesId()))
                        .map(name -> new Series(name.id(), name.name(), number(placed.position()))))
                .sorted(Comparator.comparingDouble(
                                (Series one) -> one.position().doubleValue())
                        .thenComparing(Series::seriesName))
                .toList();
    }

    private static Number number(double position) {
        return position == Math.rint(position) ? (Number) (long) position : (Number) position;
    }

    private static List<Shelf> shelves(BookFacts book, Map<UUID, Name> names) {
        return book.shelves().stream()
                .flatMap(shelved -> Stream.ofNullable(names.get(shelved.shelfId())))
                .sorted(Comparator.comparingInt(Name::rank).thenComparing(Name::name))
                .map(name -> new Shelf(name.id(), name.name()))
                .toList();
    }

    private static Stream<Name> known(List<UUID> ids, Map<UUID, Name> names) {
        return ids.stream().flatMap(id -> Stream.ofNullable(names.get(id))).sorted(Comparator.comparing(Name::name));
    }

    private static String time(Instant instant) {
        return WireJson.time(instant);
    }
}
