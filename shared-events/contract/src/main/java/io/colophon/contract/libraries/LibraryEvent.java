package io.colophon.contract.libraries;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.eventstore.json.EventType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to libraries and their members. */
public sealed interface LibraryEvent extends DomainEvent {

    String LIBRARY = "library";
    /** Only on what happens to the library itself: the way to know it without reading all that happened in it. */
    String EXISTENCE = "library-existence";
    /** On everything that decides who is a member. */
    String MEMBERS = "members";

    String SLUG = "slug";
    /** Whose library it is; an account that owns one is not deleted. */
    String OWNER = "owner";

    UUID libraryId();

    @Override
    default void tags(Tags tags) {
        tags.id(LIBRARY, libraryId());
    }

    /** The owner is a member by this event; it never changes hands. */
    @EventType("libraries.LibraryCreated")
    record LibraryCreated(UUID libraryId, UUID ownerId, String name, String slug, String description, boolean isPublic)
            implements LibraryEvent {
        @Override
        public void tags(Tags tags) {
            existence(tags, libraryId).id(OWNER, ownerId).exact(SLUG, slug);
        }
    }

    @EventType("libraries.LibraryRevised")
    record LibraryRevised(
            UUID libraryId,
            @Nullable Change<String> name,
            @Nullable Change<String> description,
            @Nullable Change<Boolean> isPublic)
            implements LibraryEvent {
        @Override
        public void tags(Tags tags) {
            existence(tags, libraryId);
        }
    }

    /** Everything in it is gone with it. */
    @EventType("libraries.LibraryDeleted")
    record LibraryDeleted(UUID libraryId, UUID ownerId, List<String> released) implements LibraryEvent {
        @Override
        public void tags(Tags tags) {
            existence(tags, libraryId).id(OWNER, ownerId).all(released);
        }
    }

    @EventType("libraries.MemberAdded")
    record MemberAdded(UUID libraryId, UUID userId, Role role, UUID invitedBy) implements LibraryEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(LIBRARY, libraryId).id(MEMBERS, libraryId).id(IdentityEvent.USER, userId);
        }
    }

    @EventType("libraries.MemberRoleChanged")
    record MemberRoleChanged(
            UUID libraryId, UUID userId, @Nullable Change<Role> role) implements LibraryEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(LIBRARY, libraryId).id(MEMBERS, libraryId).id(IdentityEvent.USER, userId);
        }
    }

    @EventType("libraries.MemberRemoved")
    record MemberRemoved(UUID libraryId, UUID userId, Role role) implements LibraryEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(LIBRARY, libraryId).id(MEMBERS, libraryId).id(IdentityEvent.USER, userId);
        }
    }

    private static Tags existence(Tags tags, UUID libraryId) {
        return tags.id(LIBRARY, libraryId).id(EXISTENCE, libraryId).id(MEMBERS, libraryId);
    }
}
