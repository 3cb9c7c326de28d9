package io.colophon.contract.suggestions;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.eventstore.json.EventType;
import io.colophon.eventstore.json.Personal;
import java.util.UUID;

/** What people say about suggestions for themselves. It is nobody else's business. */
public sealed interface TasteEvent extends DomainEvent {

    UUID userId();

    @Override
    default void tags(Tags tags) {
        tags.id(IdentityEvent.USER, userId());
    }

    /** Somebody wants suggestions. */
    @EventType("suggestions.OptedIn")
    record OptedIn(UUID userId) implements TasteEvent {}

    /** Somebody wants none, or none any more. */
    @EventType("suggestions.OptedOut")
    record OptedOut(UUID userId) implements TasteEvent {}

    /**
     * Somebody said what he likes, in the place of what he said before. That is in the event before; with both sides in each, to say
     * something would mean to read all that was ever said.
     *
     * @param profile the text of a JSON object, or of a JSON null
     */
    @EventType("suggestions.TasteDescribed")
    record TasteDescribed(
            UUID userId, @Personal(subject = "userId") String profile) implements TasteEvent {}
}
