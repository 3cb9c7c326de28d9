package io.colophon.contract.editions;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.eventstore.json.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to storage locations: directories of the server whose files a library may link, and which it never changes. */
public sealed interface StorageEvent extends DomainEvent {

    String STORAGE_LOCATION = "storage-location";

    UUID storageLocationId();

    UUID libraryId();

    /**
     * @param rootPath as given; whether there is such a directory shows when it is used
     * @param mediaFormat as given
     * @param pathTemplate as given; nothing uses it, as files are not put there
     * @param byAdministrator whether an instance administrator named the root; what anybody else names is used only where the operator
     *     allows it
     */
    @EventType("editions.StorageLocationAdded")
    record StorageLocationAdded(
            UUID storageLocationId,
            UUID libraryId,
            String name,
            String rootPath,
            String mediaFormat,
            String pathTemplate,
            boolean byAdministrator)
            implements StorageEvent {}

    @EventType("editions.StorageLocationRevised")
    record StorageLocationRevised(
            UUID storageLocationId,
            UUID libraryId,
            @Nullable Change<String> name,
            @Nullable Change<String> rootPath,
            @Nullable Change<String> mediaFormat,
            @Nullable Change<String> pathTemplate,
            @Nullable Change<Boolean> byAdministrator)
            implements StorageEvent {}

    /** Its files stay where they are; editions do not show those any more that they had linked. */
    @EventType("editions.StorageLocationRemoved")
    record StorageLocationRemoved(UUID storageLocationId, UUID libraryId) implements StorageEvent {}

    @Override
    default void tags(Tags tags) {
        tags.id(STORAGE_LOCATION, storageLocationId()).id(LibraryEvent.LIBRARY, libraryId());
    }
}
