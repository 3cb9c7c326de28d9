package io.colophon.command.books;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A book as decisions about it know it. */
public record KnownBook(
        UUID libraryId,
        String title,
        String subtitle,
        String description,
        UUID mediaTypeId,
        List<Credit> credits,
        List<UUID> tagIds,
        List<UUID> genreIds) {

    public static Optional<KnownBook> evolve(Optional<KnownBook> before, DomainEvent event) {
        return switch (event) {
            case BookAdded e ->
                Optional.of(new KnownBook(
                        e.libraryId(),
                        e.title(),
                        e.subtitle(),
                        e.description(),
                        e.mediaTypeId(),
                        e.credits(),
                        e.tagIds(),
                        e.genreIds()));
            case BookRevised e -> before.map(book -> book.after(e));
            case BookDeleted e -> Optional.empty();
            default -> before;
        };
    }

    private KnownBook after(BookRevised e) {
        return new KnownBook(
                libraryId,
                Objects.requireNonNull(Change.apply(e.title(), title)),
                Objects.requireNonNull(Change.apply(e.subtitle(), subtitle)),
                Objects.requireNonNull(Change.apply(e.description(), description)),
                Objects.requireNonNull(Change.apply(e.mediaTypeId(), mediaTypeId)),
                Objects.requireNonNull(Change.apply(e.credits(), credits)),
                Objects.requireNonNull(Change.apply(e.tagIds(), tagIds)),
                Objects.requireNonNull(Change.apply(e.genreIds(), genreIds)));
    }

    /** @throws Refusal when there is no such book in that library */
    static KnownBook existing(Optional<KnownBook> book, UUID libraryId) {
        return book.filter(known -> known.libraryId.equals(libraryId)).orElseThrow(() -> Refusal.notFound("book"));
    }
}
