package io.colophon.command.libraries;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Ends a library with everything in it; its slug is free again. */
record DeleteLibrary(UUID libraryId) implements Command<UUID, Optional<KnownLibrary>> {

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
                new LibraryDeleted(
                        libraryId, library.ownerId(), List.of(tagger.exact(LibraryEvent.SLUG, library.slug()))));
    }
}
