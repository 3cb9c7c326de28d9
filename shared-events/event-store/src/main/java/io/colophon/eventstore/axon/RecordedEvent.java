package io.colophon.eventstore.axon;

import io.colophon.eventstore.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

/**
 * A stored event with its payload and metadata read: what projections, the tail and Axon's streams share.
 *
 * @param type the qualified name
 * @param payload what the codec makes of it; decoded once for everybody, so it must be immutable
 * @param timestamp the message's own time; the time that people are shown
 */
public record RecordedEvent(
        long position,
        String id,
        String type,
        String version,
        Instant timestamp,
        Instant storedAt,
        List<String> tags,
        Object payload,
        Map<String, String> metadata) {

    public static RecordedEvent of(StoredEvent event, Object payload, Map<String, String> metadata) {
        return new RecordedEvent(
                event.position(),
                event.id().toString(),
                event.type(),
                event.version(),
                event.timestamp(),
                event.storedAt(),
                event.tags(),
                payload,
                Map.copyOf(metadata));
    }

    /** As Axon's streams hand it out. */
    MessageStream.Entry<EventMessage> entry() {
        return new SimpleEntry<>(
                new GenericEventMessage(id, new MessageType(type, version), payload, metadata, timestamp),
                TrackingToken.addToContext(Context.empty(), new GlobalSequenceTrackingToken(position)));
    }
}
