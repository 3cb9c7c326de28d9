package io.colophon.command.enrichment;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.enrichment.EnrichmentEvent.BooksChosen;

/** Puts a part of a batch's books into the log, where worker and views find them. */
record ChooseBooks(BooksChosen books) implements Command<Integer, Boolean> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.none();
    }

    @Override
    public Boolean initial() {
        return true;
    }

    @Override
    public Boolean evolve(Boolean state, DomainEvent event) {
        return state;
    }

    /** Answers how many they are. */
    @Override
    public Decision<Integer> decide(Boolean state, Tagger tagger) {
        return Decision.of(books.books().size(), books);
    }
}
