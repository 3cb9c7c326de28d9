package io.colophon.query.sync;

import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.eventstore.axon.RecordedEvent;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One life of a book: what its record is made of, and where in the log that changed.
 *
 * @param life position of its beginning
 * @param latest position of its last change that everybody sees
 * @param position of the last event that is in it; older ones are not applied again
 * @param end null while it lives
 */
record FeedLife(
        long life,
        UUID bookId,
        UUID libraryId,
        FeedFacts facts,
        long latest,
        long position,
        @Nullable End end) {

    record End(long position, Instant at) {}

    /** A change that everybody sees; {@code previous} is the one before it in the same life, 0 for the first. */
    record Changed(UUID libraryId, long position, long life, long previous) {}

    static FeedLife begin(BookAdded e, RecordedEvent event) {
        return new FeedLife(
                event.position(),
                e.bookId(),
                e.libraryId(),
                FeedFacts.of(e, event.timestamp()),
                event.position(),
                event.position(),
                null);
    }

    boolean lives() {
        return end == null;
    }

    /** The life after an event about its book; its {@code latest} moves when the record does. */
    FeedLife after(RecordedEvent event) {
        if (position >= event.position()) {
            return this;
        }
        if (event.payload() instanceof BookDeleted) {
            End now = new End(event.position(), event.timestamp());
            return new FeedLife(life, bookId, libraryId, facts, latest, event.position(), now);
        }
        FeedFacts now = facts.after(event);
        boolean seen =
                !(event.payload() instanceof EditionEvent) || !now.primary().equals(facts.primary());
        return new FeedLife(life, bookId, libraryId, now, seen ? event.position() : latest, event.position(), end);
    }

    /** The same book with a name that it shows changed. */
    FeedLife renamed(Instant at, long by) {
        return position >= by ? this : new FeedLife(life, bookId, libraryId, facts.touched(at), by, by, end);
    }

    /** Everything whose name the record shows; none after the end. */
    Set<UUID> names() {
        return lives() ? facts.names() : Set.of();
    }
}
