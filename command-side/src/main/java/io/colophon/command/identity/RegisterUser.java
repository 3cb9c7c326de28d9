package io.colophon.command.identity;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.ProfileRevised;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes an account. Usernames and e-mails are unique as written; the first account is the instance administrator. */
public record RegisterUser(UUID userId, String username, String email, String displayName, String passwordHash, Way way)
        implements Command<Boolean, RegisterUser.State> {

    /** How an account comes to be. */
    public enum Way {
        /** Only as the first one. */
        SETUP,
        REGISTRATION,
        /** By an administrator, never as one. */
        ADMINISTRATION
    }

    record State(
            boolean first,
            @Nullable UUID usernameOwner,
            @Nullable UUID emailOwner) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(IdentityEvent.FIRST)
                .or(tagger.exact(IdentityEvent.USERNAME, username))
                .or(tagger.exact(IdentityEvent.EMAIL, email));
    }

    @Override
    public State initial() {
        return new State(true, null, null);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case UserRegistered e ->
                new State(
                        state.first && !e.admin(),
                        e.username().equals(username) ? e.userId() : state.usernameOwner,
                        e.email().equals(email) ? e.userId() : state.emailOwner);
            case ProfileRevised e -> new State(state.first, state.usernameOwner, owner(e, email, state.emailOwner));
            case UserDeleted e ->
                new State(
                        state.first,
                        e.userId().equals(state.usernameOwner) ? null : state.usernameOwner,
                        e.userId().equals(state.emailOwner) ? null : state.emailOwner);
            default -> state;
        };
    }

    /** Whose an e-mail is after a change of somebody's profile. */
    static @Nullable UUID owner(ProfileRevised event, String email, @Nullable UUID before) {
        Change<String> change = event.email();
        if (change == null) {
            return before;
        }
        return email.equals(change.to()) ? event.userId() : event.userId().equals(before) ? null : before;
    }

    /** Answers whether the account is an administrator. */
    @Override
    public Decision<Boolean> decide(State state, Tagger tagger) {
        if (way == Way.SETUP && !state.first) {
            throw Refusal.conflict("instance is already initialized");
        }
        if (state.usernameOwner != null) {
            throw Refusal.conflict("username already exists");
        }
        if (state.emailOwner != null) {
            throw Refusal.conflict("email already exists");
        }
        boolean admin = state.first && way != Way.ADMINISTRATION;
        return Decision.of(admin, new UserRegistered(userId, username, email, displayName, passwordHash, admin));
    }
}
