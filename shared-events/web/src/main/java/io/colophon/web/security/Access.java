package io.colophon.web.security;

import io.colophon.contract.Refusal;
import io.colophon.contract.libraries.Role;
import io.colophon.web.PathId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who may do what in which library. Every API asks before it reads a body. Answers come from memory, so asking costs nothing;
 * they are as fresh as the view of the libraries on this node, which a write of a membership waits for.
 */
public interface Access {

    /** A membership; nothing for a library that does not exist. */
    Optional<Role> role(UUID userId, UUID libraryId);

    /** The libraries of which the user is a member. */
    Set<UUID> libraries(UUID userId);

    /**
     * The id of the library in a path, when the caller has the permission there. An instance administrator has it everywhere, also
     * in a library that does not exist: what that means is for the route to say.
     *
     * @throws Refusal {@code invalid library id} or {@code insufficient permissions}
     */
    default UUID require(Caller caller, String library, Permission permission) {
        UUID id = PathId.parse(library, "library");
        if (!caller.admin()
                && role(caller.userId(), id).filter(permission::isGrantedTo).isEmpty()) {
            throw Refusal.forbidden("insufficient permissions");
        }
        return id;
    }

    /** @throws Refusal {@code instance admin access required} */
    static void requireAdmin(Caller caller) {
        if (!caller.admin()) {
            throw Refusal.forbidden("instance admin access required");
        }
    }
}
