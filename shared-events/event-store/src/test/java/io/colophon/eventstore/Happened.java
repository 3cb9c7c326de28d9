package io.colophon.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events of which a test cares for the type and the tags only. */
public final class Happened {

    private Happened() {}

    public static NewEvent event(String type, String... tags) {
        return event(UuidCreator.getTimeOrderedEpoch(), type, tags);
    }

    public static NewEvent event(UUID id, String type, String... tags) {
        return new NewEvent(id, type, "1", Instant.now(), List.of(tags), "{}".getBytes(UTF_8), "{}".getBytes(UTF_8));
    }

    public static Append unconditionally(NewEvent... events) {
        return Append.unconditionally(List.of(events));
    }

    /** The event, if nothing that meets one of the criteria came after a position. */
    public static Append unless(long after, NewEvent event, Criterion... boundary) {
        return new Append(List.of(event), List.of(boundary), after);
    }

    public static Criterion tagged(String... tags) {
        return Criterion.of(List.of(tags), List.of());
    }
}
