package io.colophon.eventstore.json;

import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** A reader registers, is renamed; a shelf is labelled. */
sealed interface ReaderEvent {

    EventTypes TYPES = EventTypes.permittedBy(ReaderEvent.class);

    record Change<T>(@Nullable T from, @Nullable T to) {}

    @EventType("readers.ReaderRegistered")
    record ReaderRegistered(
            UUID reader,
            @Personal(subject = "reader") String name,
            @Personal(subject = "reader") @Nullable String note,
            int cards)
            implements ReaderEvent {}

    @EventType("readers.ReaderRevised")
    record ReaderRevised(
            UUID reader,
            @Personal(subject = "reader") @Nullable Change<String> name,
            @Personal(subject = "reader") @Nullable Change<Integer> born)
            implements ReaderEvent {}

    @EventType(value = "shelves.ShelfLabelled", version = "2")
    record ShelfLabelled(String shelf, @Nullable String label) implements ReaderEvent {}

    /** As the command side hands it to the store. */
    static TaggedEventMessage<?> message(ReaderEvent event) {
        EventTypes.Type type = TYPES.of(event.getClass());
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(new MessageType(type.name(), type.version()), event),
                Set.of(new Tag("kind", "reader")));
    }
}
