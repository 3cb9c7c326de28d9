package io.colophon.eventstore.axon;

import io.colophon.eventstore.NewEvent;
import io.colophon.eventstore.StoredEvent;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import reactor.core.publisher.Mono;

/** Between messages and what the log stores. Both ways may need keys, hence the whole page at once and the {@link Mono}. */
public interface MessageCodec {

    /** In the same order; what is encoded must be readable for ever. */
    Mono<List<NewEvent>> encode(List<TaggedEventMessage<?>> events);

    /** In the same order and number; never fails for one unknown or odd event, whatever else it makes of it. */
    Mono<List<RecordedEvent>> decode(List<StoredEvent> events);
}
