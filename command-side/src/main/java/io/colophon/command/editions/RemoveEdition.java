package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Removes an edition; its ISBNs are free again, and its narrator may go. */
record RemoveEdition(UUID editionId, UUID bookId, UUID libraryId) implements Command<UUID, BookEditions> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return BookEditions.boundary(libraryId, bookId, null);
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
        EditionDetails was = state.existing(editionId).details();
        return Decision.of(editionId, new EditionRemoved(editionId, bookId, libraryId, released(was, tagger)));
    }

    private List<String> released(EditionDetails was, Tagger tagger) {
        return Stream.concat(
                        Stream.of(was.isbn13(), was.isbn10())
                                .filter(isbn -> !isbn.isEmpty())
                                .map(isbn -> tagger.exact(EditionEvent.isbn(libraryId), isbn)),
                        Stream.ofNullable(was.narratorContributorId())
                                .map(narrator -> Tagger.id(ContributorEvent.CONTRIBUTOR_USE, narrator)))
                .distinct()
                .toList();
    }
}
