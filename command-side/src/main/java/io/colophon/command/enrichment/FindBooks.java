package io.colophon.command.enrichment;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.enrichment.EnrichmentEvent.ChosenBook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Those of some books that a library has, in the order in which they are asked for. Nothing happens by it. */
record FindBooks(UUID libraryId, List<UUID> bookIds) implements Command<List<ChosenBook>, Map<UUID, String>> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.none()
                .or(
                        bookIds.stream()
                                .map(id -> Tagger.id(BookEvent.BOOK, id))
                                .toList(),
                        BookAdded.class,
                        BookRevised.class,
                        BookDeleted.class);
    }

    /** The titles. */
    @Override
    public Map<UUID, String> initial() {
        return Map.of();
    }

    @Override
    public Map<UUID, String> evolve(Map<UUID, String> titles, DomainEvent event) {
        Map<UUID, String> after = new HashMap<>(titles);
        switch (event) {
            case BookAdded e when e.libraryId().equals(libraryId) -> after.put(e.bookId(), e.title());
            case BookRevised e ->
                after.computeIfPresent(
                        e.bookId(), (id, title) -> Objects.requireNonNull(Change.apply(e.title(), title)));
            case BookDeleted e -> after.remove(e.bookId());
            default -> {
                return titles;
            }
        }
        return after;
    }

    @Override
    public Decision<List<ChosenBook>> decide(Map<UUID, String> titles, Tagger tagger) {
        return Decision.nothing(bookIds.stream()
                .flatMap(id -> Optional.ofNullable(titles.get(id)).map(title -> new ChosenBook(id, title)).stream())
                .toList());
    }
}
