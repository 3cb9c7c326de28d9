package io.colophon.command.identity;

import io.colophon.command.Decision;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent.PasswordChanged;
import java.util.Optional;
import java.util.UUID;

/**
 * Replaces a password. Tokens live on.
 *
 * @param proven the hash that the current password was checked against; another one by now refuses the change
 */
record ChangePassword(UUID userId, String proven, String passwordHash) implements AccountCommand<UUID> {

    @Override
    public Decision<UUID> decide(Optional<Account> state, Tagger tagger) {
        if (!AccountCommand.existing(state).passwordHash().equals(proven)) {
            throw Refusal.unauthenticated("current password is incorrect");
        }
        return Decision.of(userId, new PasswordChanged(userId, passwordHash));
    }
}
