package io.colophon.command.suggestions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.suggestions.TasteEvent.OptedIn;
import io.colophon.contract.suggestions.TasteEvent.OptedOut;
import java.util.UUID;

/** Somebody says whether he wants suggestions; saying it again is saying it. */
record OptForSuggestions(UUID userId, boolean in) implements Command<UUID, Boolean> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(IdentityEvent.USER, userId), UserRegistered.class, UserDeleted.class);
    }

    @Override
    public Boolean initial() {
        return false;
    }

    /** Whether he is there. */
    @Override
    public Boolean evolve(Boolean state, DomainEvent event) {
        return switch (event) {
            case UserRegistered e -> true;
            case UserDeleted e -> false;
            default -> state;
        };
    }

    @Override
    public Decision<UUID> decide(Boolean exists, Tagger tagger) {
        if (!exists) {
            throw Refusal.notFound("user");
        }
        return Decision.of(userId, in ? new OptedIn(userId) : new OptedOut(userId));
    }
}
