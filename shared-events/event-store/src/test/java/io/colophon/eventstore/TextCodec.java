package io.colophon.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import reactor.core.publisher.Mono;

/** Payloads that are plain text; metadata as {@code key=value} lines. */
public final class TextCodec implements MessageCodec {

    @Override
    public Mono<List<NewEvent>> encode(List<TaggedEventMessage<?>> events) {
        return Mono.just(events.stream()
                .map(tagged -> new NewEvent(
                        UUID.fromString(tagged.event().identifier()),
                        tagged.event().type().qualifiedName().toString(),
                        tagged.event().type().version(),
                        tagged.event().timestamp(),
                        tagged.tags().stream()
                                .map(tag -> tag.key() + "=" + tag.value())
                                .toList(),
                        String.valueOf(tagged.event().payload()).getBytes(UTF_8),
                        tagged.event().metadata().entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining("\n"))
                                .getBytes(UTF_8)))
                .toList());
    }

    @Override
    public Mono<List<RecordedEvent>> decode(List<StoredEvent> events) {
        return Mono.just(events.stream().map(TextCodec::decode).toList());
    }

    private static RecordedEvent decode(StoredEvent event) {
        Map<String, String> metadata = new HashMap<>();
        for (String line : new String(event.metadata(), UTF_8).split("\n")) {
            String[] pair = line.split("=", 2);
            if (pair.length == 2) {
                metadata.put(pair[0], pair[1]);
            }
        }
        return RecordedEvent.of(event, new String(event.payload(), UTF_8), metadata);
    }
}
