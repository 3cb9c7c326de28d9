package io.colophon.command.libraries;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.libraries.LibraryEvent.MemberAdded;
import io.colophon.contract.libraries.Role;
import java.util.UUID;

/** Makes somebody a member of a library, with any role. */
record AddMember(UUID libraryId, UUID userId, Role role, UUID invitedBy) implements Command<UUID, AddMember.State> {

    record State(Members members, boolean userExists) {}

    @Override
    public Boundary boundary(Tagger tagger) {
        return Members.boundary(libraryId)
                .or(Tagger.id(IdentityEvent.USER, userId), UserRegistered.class, UserDeleted.class);
    }

    @Override
    public State initial() {
        return new State(Members.NONE, false);
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case UserRegistered e -> new State(state.members, true);
            case UserDeleted e -> new State(state.members, false);
            default -> new State(state.members.after(event), state.userExists);
        };
    }

    @Override
    public Decision<UUID> decide(State state, Tagger tagger) {
        if (state.members.owner().isEmpty()) {
            throw Refusal.notFound("library");
        }
        if (!state.userExists) {
            throw Refusal.notFound("user");
        }
        if (state.members.roles().containsKey(userId)) {
            throw Refusal.conflict("user is already a member");
        }
        return Decision.of(userId, new MemberAdded(libraryId, userId, role, invitedBy));
    }
}
