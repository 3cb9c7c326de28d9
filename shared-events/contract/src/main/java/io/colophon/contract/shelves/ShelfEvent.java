package io.colophon.contract.shelves;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.eventstore.json.EventType;
import java.util.UUID;

/** What happens to shelves. */
public sealed interface ShelfEvent extends DomainEvent {

    String SHELF = "shelf";

    @EventType("shelves.ShelfCreated")
    record ShelfCreated(
            UUID shelfId, UUID libraryId, String name, String description, String color, String icon, int displayOrder)
            implements ShelfEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(SHELF, shelfId).id(LibraryEvent.LIBRARY, libraryId);
        }
    }
}
