package io.colophon.command.identity;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.identity.IdentityEvent.PasswordChanged;
import io.colophon.contract.identity.IdentityEvent.ProfileRevised;
import io.colophon.contract.identity.IdentityEvent.UserDeactivated;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserDemoted;
import io.colophon.contract.identity.IdentityEvent.UserPromoted;
import io.colophon.contract.identity.IdentityEvent.UserReactivated;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as the log has it, for decisions about it and for signing in. */
public record Account(
        UUID id,
        String username,
        String email,
        String displayName,
        String passwordHash,
        boolean admin,
        boolean active) {

    /** The account after an event about it; null when there is none (yet, or any more). */
    static @Nullable Account evolve(@Nullable Account account, DomainEvent event) {
        if (event instanceof UserRegistered e) {
            return new Account(e.userId(), e.username(), e.email(), e.displayName(), e.passwordHash(), e.admin(), true);
        }
        return account == null ? null : account.after(event);
    }

    private @Nullable Account after(DomainEvent event) {
        return switch (event) {
            case ProfileRevised e ->
                new Account(
                        id,
                        username,
                        Objects.requireNonNull(Change.apply(e.email(), email)),
                        Objects.requireNonNull(Change.apply(e.displayName(), displayName)),
                        passwordHash,
                        admin,
                        active);
            case PasswordChanged e -> new Account(id, username, email, displayName, e.passwordHash(), admin, active);
            case UserPromoted e -> with(true, active);
            case UserDemoted e -> with(false, active);
            case UserDeactivated e -> with(admin, false);
            case UserReactivated e -> with(admin, true);
            case UserDeleted e -> null;
            default -> this;
        };
    }

    private Account with(boolean nowAdmin, boolean nowActive) {
        return new Account(id, username, email, displayName, passwordHash, nowAdmin, nowActive);
    }
}
