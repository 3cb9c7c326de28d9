package io.colophon.command.identity;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Deletes an account, unless it owns a library. What its person did stays in the log, under his id. */
record DeleteUser(UUID userId) implements Command<UUID, DeleteUser.State> {

    record State(Optional<Account> account, Set<UUID> libraries) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(IdentityEvent.USER, userId), AccountCommand.ABOUT_ACCOUNTS)
                .or(Tagger.id(LibraryEvent.OWNER, userId));
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), Set.of());
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        Set<UUID> libraries = new HashSet<>(state.libraries);
        switch (event) {
            case LibraryCreated e -> libraries.add(e.libraryId());
            case LibraryDeleted e -> libraries.remove(e.libraryId());
            default -> {
                return new State(Optional.ofNullable(Account.evolve(state.account.orElse(null), event)), libraries);
            }
        }
        return new State(state.account, libraries);
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        Account account = AccountCommand.existing(state.account);
        if (!state.libraries.isEmpty()) {
            throw Refusal.conflict("user still owns a library");
        }
        return Decision.of(
                userId,
                new UserDeleted(
                        userId,
                        List.of(
                                tagger.exact(IdentityEvent.USERNAME, account.username()),
                                tagger.exact(IdentityEvent.EMAIL, account.email()))));
    }
}
