package io.colophon.command.contributors;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The books that use one contributor, as the events say that carry his use. He may have written many, so they are counted in place
 * and not copied with each event.
 */
final class PartsInBooks {

    private final UUID contributorId;
    private final Map<UUID, Parts> books = new HashMap<>();

    PartsInBooks(UUID contributorId) {
        this.contributorId = contributorId;
    }

    /** @param things the book itself, when he is credited; the editions of it that he narrates */
    private record Parts(UUID libraryId, Set<UUID> things) {}

    boolean isEmpty() {
        return books.isEmpty();
    }

    PartsInBooks after(DomainEvent event) {
        switch (event) {
            case BookAdded e -> set(e.bookId(), e.libraryId(), e.bookId(), isAmong(e.credits()));
            case BookRevised e -> {
                List<Credit> credits = e.credits() == null ? null : e.credits().to();
                if (credits != null) {
                    set(e.bookId(), e.libraryId(), e.bookId(), isAmong(credits));
                }
            }
            case BookDeleted e -> books.remove(e.bookId());
            case EditionAdded e ->
                set(e.bookId(), e.libraryId(), e.editionId(), contributorId.equals(e.narratorContributorId()));
            case EditionRevised e -> {
                if (e.narratorContributorId() != null) {
                    boolean narrates =
                            contributorId.equals(e.narratorContributorId().to());
                    set(e.bookId(), e.libraryId(), e.editionId(), narrates);
                }
            }
            case EditionRemoved e -> set(e.bookId(), e.libraryId(), e.editionId(), false);
            case LibraryDeleted e -> books.values().removeIf(parts -> parts.libraryId.equals(e.libraryId()));
            default -> {}
        }
        return this;
    }

    private boolean isAmong(List<Credit> credits) {
        return credits.stream().anyMatch(credit -> credit.contributorId().equals(contributorId));
    }

    private void set(UUID bookId, UUID libraryId, UUID thing, boolean hasPart) {
        Parts parts = books.computeIfAbsent(bookId, id -> new Parts(libraryId, new HashSet<>()));
        if (hasPart) {
            parts.things.add(thing);
        } else {
            parts.things.remove(thing);
        }
        if (parts.things.isEmpty()) {
            books.remove(bookId);
        }
    }
}
