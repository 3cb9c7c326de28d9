package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.editions.EditionEvent.CopyAdded;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The editions of a library that carry an ISBN or carried it once, as the boundary of that ISBN tells of them, in the order in which
 * they came to it.
 */
public record HeldEditions(Map<UUID, Held> editions) {

    public static final HeldEditions NONE = new HeldEditions(Map.of());

    /** An edition with its number of copies. */
    public record Held(UUID editionId, UUID bookId, UUID libraryId, String isbn13, String isbn10, int copies) {

        /** One more copy. */
        public CopyAdded oneMore() {
            return new CopyAdded(editionId, bookId, libraryId, isbn13, isbn10, new Change<>(copies, copies + 1));
        }
    }

    /** Adds to a boundary what must be known of an ISBN; an empty one needs nothing. */
    public static Boundary within(Boundary boundary, UUID libraryId, String isbn, Tagger tagger) {
        return isbn.isEmpty()
                ? boundary
                : boundary.or(
                        tagger.exact(EditionEvent.isbn(libraryId), isbn),
                        EditionAdded.class,
                        EditionRevised.class,
                        EditionRemoved.class,
                        CopyAdded.class,
                        BookDeleted.class);
    }

    public HeldEditions after(DomainEvent event) {
        Map<UUID, Held> after = new LinkedHashMap<>(editions);
        switch (event) {
            case EditionAdded e ->
                after.put(
                        e.editionId(),
                        new Held(e.editionId(), e.bookId(), e.libraryId(), e.isbn13(), e.isbn10(), e.copyCount()));
            case CopyAdded e ->
                after.computeIfPresent(
                        e.editionId(),
                        (id, held) -> new Held(
                                id,
                                held.bookId,
                                held.libraryId,
                                held.isbn13,
                                held.isbn10,
                                Objects.requireNonNull(Change.apply(e.copyCount(), held.copies))));
            case EditionRevised e ->
                after.put(
                        e.editionId(),
                        new Held(e.editionId(), e.bookId(), e.libraryId(), e.isbn13(), e.isbn10(), e.copyCount()));
            case EditionRemoved e -> after.remove(e.editionId());
            case BookDeleted e -> after.values().removeIf(held -> held.bookId.equals(e.bookId()));
            default -> {
                return this;
            }
        }
        return new HeldEditions(after);
    }

    /** All their ISBNs, without doubles. */
    public Set<String> isbns() {
        Set<String> isbns = new TreeSet<>();
        editions.values().forEach(held -> {
            isbns.add(held.isbn13);
            isbns.add(held.isbn10);
        });
        isbns.remove("");
        return isbns;
    }

    /** The edition that came first to the ISBN, in whichever field, and still carries it. */
    public Optional<Held> with(String isbn) {
        return isbn.isEmpty()
                ? Optional.empty()
                : editions.values().stream()
                        .filter(held -> held.isbn13.equals(isbn) || held.isbn10.equals(isbn))
                        .findFirst();
    }
}
