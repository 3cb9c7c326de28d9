package io.colophon.command;

import io.colophon.contract.DomainEvent;
import java.util.ArrayList;
import java.util.List;

/** What happens, and what the caller learns. */
public record Decision<R>(R result, List<DomainEvent> events) {

    public Decision {
        events = List.copyOf(events);
    }

    public static <R> Decision<R> of(R result, DomainEvent... events) {
        return new Decision<>(result, List.of(events));
    }

    /** Nothing happens. */
    public static <R> Decision<R> nothing(R result) {
        return new Decision<>(result, List.of());
    }

    public Decision<R> and(DomainEvent event) {
        List<DomainEvent> all = new ArrayList<>(events);
        all.add(event);
        return new Decision<>(result, all);
    }
}
