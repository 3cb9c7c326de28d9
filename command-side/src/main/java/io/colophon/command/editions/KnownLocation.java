package io.colophon.command.editions;

import io.colophon.command.Boundary;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.editions.StorageEvent;
import io.colophon.contract.editions.StorageEvent.StorageLocationAdded;
import io.colophon.contract.editions.StorageEvent.StorageLocationRemoved;
import io.colophon.contract.editions.StorageEvent.StorageLocationRevised;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A storage location and its library, as decisions about it know them. */
record KnownLocation(boolean libraryExists, Optional<StorageLocationAdded> values) {

    static final KnownLocation UNKNOWN = new KnownLocation(false, Optional.empty());

    static Boundary boundary(UUID locationId, UUID libraryId) {
        return Boundary.of(Tagger.id(StorageEvent.STORAGE_LOCATION, locationId))
                .or(Tagger.id(LibraryEvent.EXISTENCE, libraryId), LibraryCreated.class, LibraryDeleted.class);
    }

    KnownLocation after(DomainEvent event) {
        return switch (event) {
            case LibraryCreated e -> new KnownLocation(true, values);
            case LibraryDeleted e -> UNKNOWN;
            case StorageLocationAdded e -> new KnownLocation(libraryExists, Optional.of(e));
            case StorageLocationRevised e -> new KnownLocation(libraryExists, values.map(was -> revised(was, e)));
            case StorageLocationRemoved e -> new KnownLocation(libraryExists, Optional.empty());
            default -> this;
        };
    }

    private static StorageLocationAdded revised(StorageLocationAdded was, StorageLocationRevised e) {
        return new StorageLocationAdded(
                was.storageLocationId(),
                was.libraryId(),
                after(e.name(), was.name()),
                after(e.rootPath(), was.rootPath()),
                after(e.mediaFormat(), was.mediaFormat()),
                after(e.pathTemplate(), was.pathTemplate()),
                after(e.byAdministrator(), was.byAdministrator()));
    }

    private static <T> T after(@Nullable Change<T> change, T before) {
        return Objects.requireNonNull(Change.apply(change, before));
    }

    /** @throws Refusal when the library has no such location */
    StorageLocationAdded existing(UUID libraryId) {
        return values.filter(known -> libraryExists && known.libraryId().equals(libraryId))
                .orElseThrow(() -> Refusal.notFound("storage location"));
    }
}
