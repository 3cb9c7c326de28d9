package io.colophon.command.reading;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import java.util.UUID;

/** Notes one's reading of an edition, in place of all that one had noted of it before. */
record RecordReading(ReadEdition of, Reading reading) implements Command<UUID, KnownReading> {

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
        state.requireBoth();
        return Decision.of(
                of.interactionId(),
                state.reading()
                        .<DomainEvent>map(was -> reading.revising(was, of))
                        .orElseGet(() -> reading.recorded(of)));
    }
}
