package io.colophon.eventstore.projection;

import io.colophon.eventstore.json.EventType;
import io.colophon.eventstore.json.EventTypes;

/** A book is lent and comes back; a shelf is dusted, which no view cares about. */
sealed interface LendingEvent {

    EventTypes TYPES = EventTypes.permittedBy(LendingEvent.class);

    @EventType("lending.BookLent")
    record BookLent(String book, String to) implements LendingEvent {}

    @EventType("lending.BookReturned")
    record BookReturned(String book) implements LendingEvent {}

    @EventType("lending.ShelfDusted")
    record ShelfDusted(String shelf) implements LendingEvent {}
}
