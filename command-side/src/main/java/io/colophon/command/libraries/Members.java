package io.colophon.command.libraries;

import io.colophon.command.Boundary;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.libraries.LibraryEvent.MemberAdded;
import io.colophon.contract.libraries.LibraryEvent.MemberRemoved;
import io.colophon.contract.libraries.LibraryEvent.MemberRoleChanged;
import io.colophon.contract.libraries.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Who is in a library. Empty: there is no such library. */
record Members(Optional<UUID> owner, Map<UUID, Role> roles) {

    static final Members NONE = new Members(Optional.empty(), Map.of());

    static Boundary boundary(UUID libraryId) {
        return Boundary.of(Tagger.id(LibraryEvent.MEMBERS, libraryId));
    }

    Members after(DomainEvent event) {
        return switch (event) {
            case LibraryCreated e -> new Members(Optional.of(e.ownerId()), Map.of(e.ownerId(), Role.LIBRARY_OWNER));
            case LibraryDeleted e -> NONE;
            case MemberAdded e -> with(e.userId(), e.role());
            case MemberRoleChanged e ->
                with(e.userId(), Objects.requireNonNull(Change.apply(e.role(), roles.get(e.userId()))));
            case MemberRemoved e -> without(e.userId());
            default -> this;
        };
    }

    private Members with(UUID userId, Role role) {
        Map<UUID, Role> after = new HashMap<>(roles);
        after.put(userId, role);
        return new Members(owner, after);
    }

    private Members without(UUID userId) {
        Map<UUID, Role> after = new HashMap<>(roles);
        after.remove(userId);
        return new Members(owner, after);
    }
}
