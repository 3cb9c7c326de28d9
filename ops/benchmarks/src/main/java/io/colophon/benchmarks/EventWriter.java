package io.colophon.benchmarks;

import io.colophon.contract.ColophonEvents;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.eventstore.Append;
import io.colophon.eventstore.json.EventTypes;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import reactor.core.publisher.Flux;

/** Appends many events at a time, as the product writes them. */
final class EventWriter {

    private static final int AT_ONCE = 400;

    private final EventLog log;
    private final Tagger tagger;
    private final Map<String, String> metadata;

    EventWriter(EventLog log, Tagger tagger, UUID userId, UUID correlationId) {
        this.log = log;
        this.tagger = tagger;
        metadata = Map.of("actor", "user:" + userId, "correlation", correlationId.toString(), "causation", "benchmark");
    }

    /** Answers how many they were. Blocks. */
    long append(Stream<? extends DomainEvent> events) {
        return Flux.fromStream(events)
                .map(this::message)
                .buffer(AT_ONCE)
                .concatMap(batch -> log.codec
                        .encode(batch)
                        .flatMap(encoded -> log.committer.append(Append.unconditionally(encoded))))
                .map(appended -> appended.last() - appended.first() + 1)
                .reduce(0L, Long::sum)
                .blockOptional()
                .orElse(0L);
    }

    private TaggedEventMessage<?> message(DomainEvent event) {
        EventTypes.Type type = ColophonEvents.TYPES.of(event.getClass());
        Set<Tag> tags = tagger.of(event).stream()
                .map(tag -> new Tag(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1)))
                .collect(Collectors.toSet());
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(new MessageType(type.name(), type.version()), event, metadata), tags);
    }
}
