package io.colophon.command.libraries;

import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Decision;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
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
        implements Command<Optional<String>, CreateLibrary.State> {

    /** @param taken the slugs that are taken, by library */
    record State(boolean ownerExists, Map<UUID, String> taken) {

        private State with(UUID libraryId, String slug) {
            Map<UUID, String> after = new HashMap<>(taken);
            after.put(libraryId, slug);
            return new State(ownerExists, after);
        }

        private State without(UUID libraryId) {
            Map<UUID, String> after = new HashMap<>(taken);
            after.remove(libraryId);
            return new State(ownerExists, after);
        }
    }

    @Override
    public Boundary boundary(Tagger tagger) {
        return Boundary.of(Tagger.id(IdentityEvent.USER, ownerId), UserRegistered.class, UserDeleted.class)
                .or(slugs.stream()
                        .map(slug -> tagger.exact(LibraryEvent.SLUG, slug))
                        .toList());
    }

    @Override
    public State initial() {
        return new State(false, Map.of());
    }

    @Override
    public State evolve(State state, DomainEvent event) {
        return switch (event) {
            case UserRegistered e -> new State(true, state.taken);
            case UserDeleted e -> new State(false, state.taken);
            case LibraryCreated e -> state.with(e.libraryId(), e.slug());
            case LibraryDeleted e -> state.without(e.libraryId());
            default -> state;
        };
    }

    @Override
    public Decision<Optional<String>> decide(State state, Tagger tagger) {
        if (!state.ownerExists) {
            throw Refusal.notFound("user");
        }
        return slugs.stream()
                .filter(slug -> !state.taken.containsValue(slug))
                .findFirst()
                .map(slug -> Decision.of(
                        Optional.of(slug),
                        new LibraryCreated(libraryId, ownerId, name, slug, description, isPublic),
                        new ShelfCreated(favouritesId, libraryId, "Favourites", "", "", "⭐", 0, List.of())))
                .orElseGet(() -> Decision.nothing(Optional.empty()));
    }
}
