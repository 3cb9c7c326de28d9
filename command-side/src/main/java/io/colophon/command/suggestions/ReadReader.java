package io.colophon.command.suggestions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.UserDeactivated;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserReactivated;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.libraries.LibraryEvent.MemberAdded;
import io.colophon.contract.libraries.LibraryEvent.MemberRemoved;
import io.colophon.contract.suggestions.TasteEvent.OptedIn;
import io.colophon.contract.suggestions.TasteEvent.OptedOut;
import io.colophon.contract.suggestions.TasteEvent.TasteDescribed;
import java.util.UUID;

/** What there is to know of somebody before suggestions are made to him. Nothing happens by it. */
record ReadReader(UUID userId) implements Command<Reader, Reader> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(
                        Tagger.id(IdentityEvent.USER, userId),
                        UserRegistered.class,
                        UserReactivated.class,
                        UserDeactivated.class,
                        UserDeleted.class,
                        OptedIn.class,
                        OptedOut.class,
                        TasteDescribed.class,
                        MemberAdded.class,
                        MemberRemoved.class)
                .or(Tagger.id(LibraryEvent.OWNER, userId), LibraryCreated.class, LibraryDeleted.class);
    }

    @Override
    public Reader initial() {
        return Reader.UNKNOWN;
    }

    @Override
    public Reader evolve(Reader state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public Decision<Reader> decide(Reader state, Tagger tagger) {
        return Decision.nothing(state);
    }
}
