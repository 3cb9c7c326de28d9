package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import java.util.UUID;

/** Replaces what is said of an edition, and how many copies there are. */
record ReviseEdition(UUID editionId, UUID bookId, UUID libraryId, EditionDetails details, int copies)
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
        BookEditions.Edition was = state.existing(editionId);
        Decision<UUID> decision = Decision.of(
                editionId, details.revising(was.details(), editionId, bookId, libraryId, was.copies(), copies));
        return state.credit(libraryId, bookId, details.narratorContributorId())
                .map(decision::and)
                .orElse(decision);
    }
}
