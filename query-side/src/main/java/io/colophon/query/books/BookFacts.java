package io.colophon.query.books;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.eventstore.axon.RecordedEvent;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A book and its editions as the events tell of them, without anybody's name.
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
        Instant createdAt,
        Instant updatedAt,
        long created,
        long position) {

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
                before.map(book ->
                        book.withEditions(EditionFacts.evolve(book.editions, e, event.timestamp()), event.position()));
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
                createdAt,
                event.timestamp(),
                created,
                event.position());
    }

    private BookFacts withEditions(List<EditionFacts> nowEditions, long nowPosition) {
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

    /** Everything whose name the book shows. */
    Set<UUID> names() {
        Set<UUID> ids = new LinkedHashSet<>();
        ids.add(mediaTypeId);
        credits.forEach(credit -> ids.add(credit.contributorId()));
        ids.addAll(tagIds);
        ids.addAll(genreIds);
        editions.forEach(edition ->
                Optional.ofNullable(edition.details().narratorContributorId()).ifPresent(ids::add));
        return ids;
    }

    private static <T> T after(@Nullable Change<T> change, T before) {
        return Objects.requireNonNull(Change.apply(change, before));
    }
}
