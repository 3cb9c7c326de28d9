package io.colophon.command.suggestions;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.suggestions.TasteEvent.TasteDescribed;
import io.colophon.eventstore.json.Personal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody says what he likes, in the place of what he said before. */
record DescribeTaste(UUID userId, TasteProfile profile) implements Command<UUID, DescribeTaste.State> {

    /** @param profile null: he has said nothing, or what he said was erased */
    record State(boolean exists, @Nullable String profile) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(
                Tagger.id(IdentityEvent.USER, userId), UserRegistered.class, TasteDescribed.class, UserDeleted.class);
    }

    @Override
    public State initial() {
        return new State(false, null);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case UserRegistered e -> new State(true, state.profile);
            case UserDeleted e -> initial();
            case TasteDescribed e
            when e.profile() != null ->
                new State(state.exists, readable(e.profile().to()));
            default -> state;
        };
    }

    private static @Nullable String readable(@Nullable String profile) {
        return Personal.ERASED.equals(profile) ? null : profile;
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        if (!state.exists) {
            throw Refusal.notFound("user");
        }
        return Decision.of(userId, new TasteDescribed(userId, Change.between(state.profile, profile.json())));
    }
}
