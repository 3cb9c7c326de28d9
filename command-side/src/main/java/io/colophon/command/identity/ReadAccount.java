package io.colophon.command.identity;

import io.colophon.command.Decision;
import io.colophon.contract.Tagger;
import java.util.Optional;
import java.util.UUID;

/** An account as it is now, with its password hash. Nothing happens by it. */
record ReadAccount(UUID userId) implements AccountCommand<Optional<Account>> {

    @Override
    public Decision<Optional<Account>> decide(Optional<Account> state, Tagger tagger) {
        return Decision.nothing(state);
    }
}
