package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import java.util.UUID;

/** Adds an edition to a book; its narrator gets a part in the book. */
record AddEdition(UUID editionId, UUID bookId, UUID libraryId, EditionDetails details)
        implements Command<UUID, BookEditions> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return BookEditions.boundary(libraryId, bookId, details.narratorContributorId());
    }

    @Override
    public BookEditions initial() {
        return BookEditions.NONE;
    }

    @Override
    public BookEditions evolve(BookEditions state, DomainEvent event) {
        return state.after(event, libraryId);
    }

    @Override
    public Decision<UUID> decide(BookEditions state, Tagger tagger) {
        Decision<UUID> decision = Decision.of(editionId, details.added(editionId, bookId, libraryId));
        return state.credit(libraryId, bookId, details.narratorContributorId())
                .map(decision::and)
                .orElse(decision);
    }
}
