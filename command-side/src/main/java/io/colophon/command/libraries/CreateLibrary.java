package io.colophon.command.libraries;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a library, its owner's membership and its shelf of favourites.
 *
 * @param slugs in the order of preference; the first one that is free is taken, and none is when all are
 */
record CreateLibrary(
        UUID libraryId,
        UUID ownerId,
        String name,
        List<String> slugs,
        String description,
        boolean isPublic,
        UUID favouritesId)
        implements Command<Optional<String>, Map<UUID, String>> {

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.none()
                .or(slugs.stream()
                        .map(slug -> tagger.exact(LibraryEvent.SLUG, slug))
                        .toList());
    }

    /** The slugs that are taken, by library. */
    @Override
    public Map<UUID, String> initial() {
        return Map.of();
    }

    @Override
    public Map<UUID, String> evolve(Map<UUID, String> taken, DomainEvent event) {
        Map<UUID, String> after = new HashMap<>(taken);
        switch (event) {
            case LibraryCreated e -> after.put(e.libraryId(), e.slug());
            case LibraryDeleted e -> after.remove(e.libraryId());
            default -> {
                return taken;
            }
        }
        return after;
    }

    @Override
    public Decision<Optional<String>> decide(Map<UUID, String> taken, Tagger tagger) {
        return slugs.stream()
                .filter(slug -> !taken.containsValue(slug))
                .findFirst()
                .map(slug -> Decision.of(
                        Optional.of(slug),
                        new LibraryCreated(libraryId, ownerId, name, slug, description, isPublic),
                        new ShelfCreated(favouritesId, libraryId, "Favourites", "", "", "⭐", 0, List.of())))
                .orElseGet(() -> Decision.nothing(Optional.empty()));
    }
}
