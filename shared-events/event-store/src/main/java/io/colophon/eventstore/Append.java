package io.colophon.eventstore;

import java.util.List;

/**
 * The events of one command and the boundary under which they may be appended: all of them or none.
 *
 * @param boundary no criterion: no check
 * @param after the position up to which the boundary had been read; a matching event beyond it is a conflict
 */
public record Append(List<NewEvent> events, List<Criterion> boundary, long after) {

    public Append {
        events = List.copyOf(events);
        boundary = List.copyOf(boundary);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an append needs an event");
        }
    }

    public static Append unconditionally(List<NewEvent> events) {
        return new Append(events, List.of(), 0);
    }

    int size() {
        return events.stream().mapToInt(NewEvent::size).sum();
    }
}
