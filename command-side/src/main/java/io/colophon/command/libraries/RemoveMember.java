package io.colophon.command.libraries;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent.MemberRemoved;
import io.colophon.contract.libraries.Role;
import java.util.UUID;

/** Ends a membership; the owner stays. */
record RemoveMember(UUID libraryId, UUID userId) implements Command<UUID, Members> {

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
        Role role = members.roles().get(userId);
        if (role == null) {
            throw Refusal.notFound("member");
        }
        if (members.owner().filter(userId::equals).isPresent()) {
            throw Refusal.invalid("cannot remove the library owner");
        }
        return Decision.of(userId, new MemberRemoved(libraryId, userId, role));
    }
}
