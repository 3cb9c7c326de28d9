package io.colophon.command.identity;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.ProfileRevised;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose a username is, or else an e-mail, exactly as written. Nothing happens by it. */
record FindAccount(String identifier) implements Command<Optional<UUID>, FindAccount.State> {

    record State(@Nullable UUID byUsername, @Nullable UUID byEmail) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(tagger.exact(IdentityEvent.USERNAME, identifier))
                .or(tagger.exact(IdentityEvent.EMAIL, identifier));
    }

    @Override
    public State initial() {
        return new State(null, null);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case UserRegistered e ->
                new State(
                        e.username().equals(identifier) ? e.userId() : state.byUsername,
                        e.email().equals(identifier) ? e.userId() : state.byEmail);
            case ProfileRevised e -> new State(state.byUsername, RegisterUser.owner(e, identifier, state.byEmail));
            case UserDeleted e ->
                new State(
                        e.userId().equals(state.byUsername) ? null : state.byUsername,
                        e.userId().equals(state.byEmail) ? null : state.byEmail);
            default -> state;
        };
    }

    @Override
    public Decision<Optional<UUID>> decide(State state, Tagger tagger) {
        return Decision.nothing(Optional.ofNullable(state.byUsername).or(() -> Optional.ofNullable(state.byEmail)));
    }
}
