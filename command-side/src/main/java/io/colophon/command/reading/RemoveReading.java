package io.colophon.command.reading;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.reading.ReadingEvent.ReadingRemoved;
import java.util.UUID;

/** Takes back what one noted of one's reading of an edition. */
record RemoveReading(ReadEdition of) implements Command<UUID, KnownReading> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return of.boundary();
    }

    @Override
    public KnownReading initial() {
        return KnownReading.NONE;
    }

    @Override
    public KnownReading evolve(KnownReading state, DomainEvent event) {
        return state.after(event, of);
    }

    @Override
    public Decision<UUID> decide(KnownReading state, Tagger tagger) {
        if (state.reading().isEmpty() || !state.editionExists()) {
            throw Refusal.notFound("interaction");
        }
        return Decision.of(
                of.interactionId(),
                new ReadingRemoved(of.interactionId(), of.userId(), of.editionId(), of.bookId(), of.libraryId()));
    }
}
