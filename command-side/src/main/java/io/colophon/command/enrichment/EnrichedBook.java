package io.colophon.command.enrichment;

import io.colophon.command.Boundary;
import io.colophon.command.books.KnownBook;
import io.colophon.command.covers.BookCover;
import io.colophon.command.editions.BookEditions;
import io.colophon.command.editions.EditionDetails;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.jobs.RunEvent.ItemFailed;
import io.colophon.contract.jobs.RunEvent.ItemSkipped;
import io.colophon.contract.jobs.RunEvent.ItemSucceeded;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A book with its editions and its cover, as an item of a batch knows it.
 *
 * @param ended whether the item has
 * @param cancelled whether the batch is
 */
record EnrichedBook(
        boolean ended,
        boolean cancelled,
        boolean libraryGone,
        Optional<KnownBook> book,
        BookEditions editions,
        BookCover cover) {

    static final EnrichedBook UNKNOWN =
            new EnrichedBook(false, false, false, Optional.empty(), BookEditions.NONE, BookCover.UNKNOWN);

    /** An item of a batch. */
    record Item(UUID runId, int number, UUID libraryId, UUID bookId) {

        Boundary boundary() {
            return BookCover.within(BookEditions.boundary(libraryId, bookId, null), bookId, libraryId)
                    .or(RunEvent.item(runId, number))
                    .or(Tagger.id(RunEvent.WHOLE, runId), RunCancelled.class);
        }
    }

    EnrichedBook after(DomainEvent event, UUID libraryId) {
        return switch (event) {
            case ItemSucceeded e -> new EnrichedBook(true, cancelled, libraryGone, book, editions, cover);
            case ItemSkipped e -> new EnrichedBook(true, cancelled, libraryGone, book, editions, cover);
            case ItemFailed e -> new EnrichedBook(true, cancelled, libraryGone, book, editions, cover);
            case RunCancelled e -> new EnrichedBook(ended, true, libraryGone, book, editions, cover);
            case LibraryDeleted e -> new EnrichedBook(ended, cancelled, true, book, editions, cover);
            default ->
                new EnrichedBook(
                        ended,
                        cancelled,
                        libraryGone,
                        KnownBook.evolve(book, event),
                        editions.after(event, libraryId),
                        cover.after(event, libraryId));
        };
    }

    Optional<KnownBook> in(UUID libraryId) {
        return libraryGone
                ? Optional.empty()
                : book.filter(known -> known.libraryId().equals(libraryId));
    }

    /** What the book is looked up by: the first ISBN-13 among its editions, else the last ISBN-10; empty where there is none. */
    String isbn() {
        return isbns(EditionDetails::isbn13)
                .findFirst()
                .or(() -> isbns(EditionDetails::isbn10).reduce((one, later) -> later))
                .orElse("");
    }

    private Stream<String> isbns(Function<EditionDetails, String> isbn) {
        return editions.editions().values().stream()
                .map(edition -> isbn.apply(edition.details()))
                .filter(text -> !text.isEmpty());
    }

    /** The edition that is enriched: the primary one, else the first. */
    Optional<Map.Entry<UUID, BookEditions.Edition>> edition() {
        return editions.editions().entrySet().stream()
                .filter(edition -> edition.getValue().details().primary())
                .findFirst()
                .or(() -> editions.editions().entrySet().stream().findFirst());
    }
}
