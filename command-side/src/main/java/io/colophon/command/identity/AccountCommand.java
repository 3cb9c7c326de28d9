package io.colophon.command.identity;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import java.util.Optional;
import java.util.UUID;

/** A use case about one account, which needs to know nothing else. */
interface AccountCommand<R> extends Command<R, Optional<Account>> {

    UUID userId();

    @Override
    default Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(IdentityEvent.USER, userId()), ABOUT_ACCOUNTS);
    }

    /** The events that make an account what it is; memberships carry the user's tag, too, and preferences say nothing of it. */
    Class<?>[] ABOUT_ACCOUNTS = {
        IdentityEvent.UserRegistered.class,
        IdentityEvent.ProfileRevised.class,
        IdentityEvent.PasswordChanged.class,
        IdentityEvent.UserPromoted.class,
        IdentityEvent.UserDemoted.class,
        IdentityEvent.UserDeactivated.class,
        IdentityEvent.UserReactivated.class,
        IdentityEvent.UserDeleted.class
    };

    @Override
    default Optional<Account> initial() {
        return Optional.empty();
    }

    @Override
    default Optional<Account> evolve(Optional<Account> state, DomainEvent event) {
        return Optional.ofNullable(Account.evolve(state.orElse(null), event));
    }

    static Account existing(Optional<Account> state) {
        return state.orElseThrow(() -> Refusal.notFound("user"));
    }
}
