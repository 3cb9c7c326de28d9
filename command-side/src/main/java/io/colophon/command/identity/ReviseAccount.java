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
import io.colophon.contract.identity.IdentityEvent.UserDeactivated;
import io.colophon.contract.identity.IdentityEvent.UserDemoted;
import io.colophon.contract.identity.IdentityEvent.UserPromoted;
import io.colophon.contract.identity.IdentityEvent.UserReactivated;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes what an account says and may do; what is null stays. By its person (name and e-mail) or by an administrator. */
record ReviseAccount(
        UUID userId,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable Boolean active,
        @Nullable Boolean admin)
        implements Command<UUID, ReviseAccount.State> {

    record State(Optional<Account> account, @Nullable UUID emailOwner) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        Boundary account = Boundary.of(Tagger.id(IdentityEvent.USER, userId), AccountCommand.ABOUT_ACCOUNTS);
        return email == null || email.isEmpty() ? account : account.or(tagger.exact(IdentityEvent.EMAIL, email));
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), null);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        Optional<Account> account =
                event instanceof IdentityEvent e && e.userId().equals(userId)
                        ? Optional.ofNullable(Account.evolve(state.account.orElse(null), event))
                        : state.account;
        return new State(account, emailOwner(state.emailOwner, event));
    }

    private @Nullable UUID emailOwner(@Nullable UUID before, DomainEvent event) {
        return switch (event) {
            case IdentityEvent.UserRegistered e when e.email().equals(email) -> e.userId();
            case ProfileRevised e when email != null -> RegisterUser.owner(e, email, before);
            case IdentityEvent.UserDeleted e when e.userId().equals(before) -> null;
            default -> before;
        };
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        Account account = AccountCommand.existing(state.account);
        if (state.emailOwner != null && !state.emailOwner.equals(userId)) {
            throw Refusal.conflict("email already exists");
        }
        Decision<UUID> decision = Decision.of(
                userId,
                new ProfileRevised(
                        userId,
                        displayName == null ? null : Change.between(account.displayName(), displayName),
                        email == null ? null : Change.between(account.email(), email)));
        if (active != null && active != account.active()) {
            decision = decision.and(active ? new UserReactivated(userId) : new UserDeactivated(userId));
        }
        if (admin != null && admin != account.admin()) {
            decision = decision.and(admin ? new UserPromoted(userId) : new UserDemoted(userId));
        }
        return decision;
    }
}
