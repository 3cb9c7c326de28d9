package io.colophon.command.libraries;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryRevised;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A library as decisions about it know it. */
record KnownLibrary(UUID ownerId, String name, String slug, String description, boolean isPublic) {

    static Optional<KnownLibrary> evolve(Optional<KnownLibrary> before, DomainEvent event) {
        return switch (event) {
            case LibraryCreated e ->
                Optional.of(new KnownLibrary(e.ownerId(), e.name(), e.slug(), e.description(), e.isPublic()));
            case LibraryRevised e -> before.map(library -> library.after(e));
            case LibraryDeleted e -> Optional.empty();
            default -> before;
        };
    }

    private KnownLibrary after(LibraryRevised event) {
        return new KnownLibrary(
                ownerId,
                Objects.requireNonNull(Change.apply(event.name(), name)),
                slug,
                Objects.requireNonNull(Change.apply(event.description(), description)),
                Objects.requireNonNull(Change.apply(event.isPublic(), isPublic)));
    }

    static KnownLibrary existing(Optional<KnownLibrary> library) {
        return library.orElseThrow(() -> Refusal.notFound("library"));
    }
}
