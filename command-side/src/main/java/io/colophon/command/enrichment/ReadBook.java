package io.colophon.command.enrichment;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;

/** What is to be looked up for an item. Nothing happens by it. */
record ReadBook(EnrichedBook.Item item) implements Command<ReadBook.Found, EnrichedBook> {

    /**
     * @param isbn empty where there is nothing to look up
     * @param covered whether the book has a cover
     */
    record Found(String isbn, boolean covered) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return item.boundary();
    }

    @Override
    public EnrichedBook initial() {
        return EnrichedBook.UNKNOWN;
    }

    @Override
    public EnrichedBook evolve(EnrichedBook state, DomainEvent event) {
        return state.after(event, item.libraryId());
    }

    @Override
    public Decision<Found> decide(EnrichedBook state, Tagger tagger) {
        boolean toDo = !state.ended()
                && !state.cancelled()
                && state.in(item.libraryId()).isPresent();
        return Decision.nothing(
                new Found(toDo ? state.isbn() : "", state.cover().isThere()));
    }
}
