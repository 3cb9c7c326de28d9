package io.colophon.contract.suggestions;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.eventstore.json.EventType;
import io.colophon.eventstore.json.Personal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** @param profile the text of a JSON object, or of a JSON null; null on a side: nothing was said yet */
    @EventType("suggestions.TasteDescribed")
    record TasteDescribed(
            UUID userId,
            @Personal(subject = "userId") @Nullable Change<String> profile) implements TasteEvent {}
}
