package io.colophon.eventstore.projection;

import io.colophon.eventstore.axon.RecordedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Makes one view of the log. One view has one projector, one token and its own tables, which nobody else writes.
 *
 * <p>Events come in the order of the log and exactly once; {@link #apply} must still be idempotent (upserts of values, never
 * counters moved in place), because an operator may rewind a token.
 *
 * @param <S> the session in which a batch is applied, a database connection with an open transaction for PostgreSQL
 */
public interface Projector<S> {

    /** The name: lower case, a database identifier. */
    String view();

    /** Moves with every change of the tables or of their meaning; the view is then built anew before it is read. */
    int version();

    /** The event records that change this view. */
    Set<Class<?>> handles();

    /**
     * What stands still when this event can't be applied, as a tag of the event ({@code book=…}): it and its successors of the same
     * key are parked while the others go on. Empty: the whole view stops at this event.
     */
    Optional<String> parkingKey(RecordedEvent event);

    /** Applies events of handled types, all of them or (by failing) none. */
    Mono<Void> apply(S session, List<RecordedEvent> events);

    ViewStore<S> store();
}
