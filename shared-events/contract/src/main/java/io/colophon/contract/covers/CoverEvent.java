package io.colophon.contract.covers;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.eventstore.json.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to the covers of books, of which a book has one at most. The files stay when an event is done with them. */
public sealed interface CoverEvent extends DomainEvent {

    UUID bookId();

    UUID libraryId();

    /** @param source the host that it was fetched from; empty when somebody uploaded it (so in the next) */
    @EventType("covers.CoverAdded")
    record CoverAdded(UUID bookId, UUID libraryId, Image image, String source) implements CoverEvent {
        @Override
        public void tags(Tags tags) {
            place(tags, this);
        }
    }

    /** @param image null: the same picture came again */
    @EventType("covers.CoverReplaced")
    record CoverReplaced(
            UUID bookId, UUID libraryId, @Nullable Change<Image> image, String source) implements CoverEvent {
        @Override
        public void tags(Tags tags) {
            place(tags, this);
        }
    }

    /** @param image the one that is gone */
    @EventType("covers.CoverRemoved")
    record CoverRemoved(UUID bookId, UUID libraryId, Image image) implements CoverEvent {
        @Override
        public void tags(Tags tags) {
            place(tags, this);
        }
    }

    private static void place(Tags tags, CoverEvent event) {
        tags.id(BookEvent.BOOK, event.bookId()).id(LibraryEvent.LIBRARY, event.libraryId());
    }
}
