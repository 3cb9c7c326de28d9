package io.colophon.command.libraries;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent.MemberRoleChanged;
import io.colophon.contract.libraries.Role;
import java.util.UUID;

/** Gives a member another role; the owner keeps his. */
record ChangeMemberRole(UUID libraryId, UUID userId, Role role) implements Command<UUID, Members> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Members.boundary(libraryId);
    }

    @Override
    public Members initial() {
        return Members.NONE;
    }

    @Override
    public Members evolve(Members state, DomainEvent event) {
        return state.after(event);
    }

    @Override
    public Decision<UUID> decide(Members members, Tagger tagger) {
        Role before = members.roles().get(userId);
        if (before == null) {
            throw Refusal.notFound("member");
        }
        if (members.owner().filter(userId::equals).isPresent()) {
            throw Refusal.invalid("cannot change the owner's role");
        }
        return Decision.of(userId, new MemberRoleChanged(libraryId, userId, Change.between(before, role)));
    }
}
