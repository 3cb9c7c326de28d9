package io.colophon.command.libraries;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryRevised;
import java.util.Optional;
import java.util.UUID;

/** Replaces what a library says of itself; its slug and its owner stay. */
record ReviseLibrary(UUID libraryId, String name, String description, boolean isPublic)
        implements Command<UUID, Optional<KnownLibrary>> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(LibraryEvent.EXISTENCE, libraryId));
    }

    @Override
    public Optional<KnownLibrary> initial() {
        return Optional.empty();
    }

    @Override
    public Optional<KnownLibrary> evolve(Optional<KnownLibrary> state, DomainEvent event) {
        return KnownLibrary.evolve(state, event);
    }

    @Override
    public Decision<UUID> decide(Optional<KnownLibrary> state, Tagger tagger) {
        KnownLibrary library = KnownLibrary.existing(state);
        return Decision.of(
                libraryId,
                new LibraryRevised(
                        libraryId,
                        Change.between(library.name(), name),
                        Change.between(library.description(), description),
                        Change.between(library.isPublic(), isPublic)));
    }
}
