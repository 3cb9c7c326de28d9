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
import io.colophon.contract.suggestions.TasteEvent;
import java.util.UUID;

/** Somebody says something of suggestions for himself. It stands in the place of what he said before, so that he need only be there. */
interface TasteCommand extends Command<UUID, Boolean> {

    UUID userId();

    /** What he says. */
    TasteEvent said();

    @Override
    default Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(IdentityEvent.USER, userId()), UserRegistered.class, UserDeleted.class);
    }

    @Override
    default Boolean initial() {
        return false;
    }

    @Override
    default Boolean evolve(Boolean exists, DomainEvent event) {
        return switch (event) {
            case UserRegistered e -> true;
            case UserDeleted e -> false;
            default -> exists;
        };
    }

    @Override
    default Decision<UUID> decide(Boolean exists, Tagger tagger) {
        if (!exists) {
            throw Refusal.notFound("user");
        }
        return Decision.of(userId(), said());
    }
}
