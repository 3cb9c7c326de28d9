package io.colophon.contract.shelves;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.eventstore.json.EventType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to shelves, and to the books on them. */
public sealed interface ShelfEvent extends DomainEvent {

    String SHELF = "shelf";

    UUID shelfId();

    UUID libraryId();

    @Override
    default void tags(Tags tags) {
        tags.id(SHELF, shelfId()).id(LibraryEvent.LIBRARY, libraryId());
    }

    @EventType("shelves.ShelfCreated")
    record ShelfCreated(
            UUID shelfId,
            UUID libraryId,
            String name,
            String description,
            String color,
            String icon,
            int displayOrder,
            List<UUID> tagIds)
            implements ShelfEvent {}

    @EventType("shelves.ShelfRevised")
    record ShelfRevised(
            UUID shelfId,
            UUID libraryId,
            @Nullable Change<String> name,
            @Nullable Change<String> description,
            @Nullable Change<String> color,
            @Nullable Change<String> icon,
            @Nullable Change<Integer> displayOrder,
            @Nullable Change<List<UUID>> tagIds)
            implements ShelfEvent {}

    /** Its books stay in the library. */
    @EventType("shelves.ShelfDeleted")
    record ShelfDeleted(UUID shelfId, UUID libraryId) implements ShelfEvent {}

    /** The book was not on the shelf before. */
    @EventType("shelves.BookShelved")
    record BookShelved(UUID shelfId, UUID libraryId, UUID bookId) implements ShelfEvent {
        @Override
        public void tags(Tags tags) {
            ShelfEvent.super.tags(tags);
            tags.id(BookEvent.BOOK, bookId);
        }
    }

    @EventType("shelves.BookUnshelved")
    record BookUnshelved(UUID shelfId, UUID libraryId, UUID bookId) implements ShelfEvent {
        @Override
        public void tags(Tags tags) {
            ShelfEvent.super.tags(tags);
            tags.id(BookEvent.BOOK, bookId);
        }
    }
}
