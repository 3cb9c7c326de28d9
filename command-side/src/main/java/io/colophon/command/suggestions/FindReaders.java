package io.colophon.command.suggestions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.suggestions.TasteEvent.OptedIn;
import io.colophon.contract.suggestions.TasteEvent.OptedOut;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Everybody who wants suggestions. Nothing happens by it. */
record FindReaders() implements Command<Set<UUID>, Set<UUID>> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.ofTypes(OptedIn.class, OptedOut.class, UserDeleted.class);
    }

    @Override
    public Set<UUID> initial() {
        return new LinkedHashSet<>();
    }

    /** In place: there may be many of them, and the state of one reading is nobody else's. */
    @Override
    public Set<UUID> evolve(Set<UUID> readers, DomainEvent event) {
        switch (event) {
            case OptedIn e -> readers.add(e.userId());
            case OptedOut e -> readers.remove(e.userId());
            case UserDeleted e -> readers.remove(e.userId());
            default -> {}
        }
        return readers;
    }

    @Override
    public Decision<Set<UUID>> decide(Set<UUID> readers, Tagger tagger) {
        return Decision.nothing(readers);
    }
}
