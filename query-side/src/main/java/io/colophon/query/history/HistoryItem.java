package io.colophon.query.history;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as the timeline shows it.
 *
 * @param id of the event
 * @param at when it was decided
 * @param correlationId one operation of a person: what one click or one import did has the same
 * @param sentence English, one sentence
 */
record HistoryItem(
        UUID id,
        long position,
        String type,
        String at,
        Actor actor,
        String correlationId,
        CausedBy causedBy,
        String sentence,
        List<FieldChange> changes,
        Subject subject) {

    /**
     * @param kind {@code user}, {@code run}, {@code system}, or {@code anonymous} for somebody who was not signed in
     * @param id null for the last two
     * @param name null where none is known
     */
    record Actor(String kind, @Nullable UUID id, @Nullable String name) {}

    /**
     * @param kind {@code request}, {@code run} or {@code system}
     * @param id the request's trace or the run's id; null for the system
     */
    record CausedBy(String kind, @Nullable String id) {}

    /** What it is about. An event of an edition is about its book. */
    record Subject(String kind, @Nullable UUID id, @Nullable String title) {}

    /** A field before and after; null where there was or is nothing. Ids are told as names, as far as they are known. */
    record FieldChange(
            String field, @Nullable Object from, @Nullable Object to) {}
}
