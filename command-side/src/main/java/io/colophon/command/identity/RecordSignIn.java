package io.colophon.command.identity;

import io.colophon.command.Decision;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent.UserSignedIn;
import java.util.Optional;
import java.util.UUID;

/** Notes that somebody has proved who he is; refused when the account is not active (any more). */
record RecordSignIn(UUID userId) implements AccountCommand<Account> {

    @Override
    public Decision<Account> decide(Optional<Account> state, Tagger tagger) {
        Account account =
                state.filter(Account::active).orElseThrow(() -> Refusal.unauthenticated("invalid credentials"));
        return Decision.of(account, new UserSignedIn(userId));
    }
}
