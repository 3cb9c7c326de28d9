package io.colophon.contract.identity;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.eventstore.json.EventType;
import io.colophon.eventstore.json.Personal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to people's accounts. */
public sealed interface IdentityEvent extends DomainEvent {

    String USER = "user";
    String USERNAME = "username";
    String EMAIL = "email";
    /** Stands on the registration of the first account, the only one that is an administrator from the start. */
    String FIRST = "instance=first-user";

    UUID userId();

    @Override
    default void tags(Tags tags) {
        tags.id(USER, userId());
    }

    /**
     * An account was made, by its person or by an administrator.
     *
     * @param passwordHash as the password encoder made it, with its own prefix
     */
    @EventType("identity.UserRegistered")
    record UserRegistered(
            UUID userId,
            @Personal(subject = "userId") String username,
            @Personal(subject = "userId") String email,
            @Personal(subject = "userId") String displayName,
            @Personal(subject = "userId") String passwordHash,
            boolean admin)
            implements IdentityEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(USER, userId).exact(USERNAME, username).exact(EMAIL, email);
            if (admin) {
                tags.all(List.of(FIRST));
            }
        }
    }

    @EventType("identity.UserSignedIn")
    record UserSignedIn(UUID userId) implements IdentityEvent {}

    @EventType("identity.ProfileRevised")
    record ProfileRevised(
            UUID userId,
            @Personal(subject = "userId") @Nullable Change<String> displayName,
            @Personal(subject = "userId") @Nullable Change<String> email)
            implements IdentityEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(USER, userId).exact(EMAIL, email);
        }
    }

    @EventType("identity.PasswordChanged")
    record PasswordChanged(
            UUID userId, @Personal(subject = "userId") String passwordHash) implements IdentityEvent {}

    /** @param keys the top-level keys that were set, any JSON value each; a null is a value */
    @EventType("identity.PreferencesPatched")
    record PreferencesPatched(
            UUID userId,
            @Personal(subject = "userId") @Nullable Map<String, Change<Object>> keys) implements IdentityEvent {}

    @EventType("identity.UserDeactivated")
    record UserDeactivated(UUID userId) implements IdentityEvent {}

    @EventType("identity.UserReactivated")
    record UserReactivated(UUID userId) implements IdentityEvent {}

    /** The user became an instance administrator. */
    @EventType("identity.UserPromoted")
    record UserPromoted(UUID userId) implements IdentityEvent {}

    @EventType("identity.UserDemoted")
    record UserDemoted(UUID userId) implements IdentityEvent {}

    /** @param released the tags of the username and the e-mail that are free again */
    @EventType("identity.UserDeleted")
    record UserDeleted(UUID userId, List<String> released) implements IdentityEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(USER, userId).all(released);
        }
    }
}
