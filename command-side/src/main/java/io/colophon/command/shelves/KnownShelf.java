package io.colophon.command.shelves;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.contract.shelves.ShelfEvent.ShelfDeleted;
import io.colophon.contract.shelves.ShelfEvent.ShelfRevised;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shelf as decisions about it know it. */
record KnownShelf(
        UUID libraryId,
        String name,
        String description,
        String color,
        String icon,
        int displayOrder,
        List<UUID> tagIds) {

    static Optional<KnownShelf> evolve(Optional<KnownShelf> before, DomainEvent event) {
        return switch (event) {
            case ShelfCreated e ->
                Optional.of(new KnownShelf(
                        e.libraryId(), e.name(), e.description(), e.color(), e.icon(), e.displayOrder(), e.tagIds()));
            case ShelfRevised e -> before.map(shelf -> shelf.after(e));
            case ShelfDeleted e -> Optional.empty();
            case LibraryDeleted e -> Optional.empty();
            default -> before;
        };
    }

    private KnownShelf after(ShelfRevised e) {
        return new KnownShelf(
                libraryId,
                after(e.name(), name),
                after(e.description(), description),
                after(e.color(), color),
                after(e.icon(), icon),
                after(e.displayOrder(), displayOrder),
                after(e.tagIds(), tagIds));
    }

    /** @throws Refusal when there is no such shelf in that library */
    static KnownShelf existing(Optional<KnownShelf> shelf, UUID libraryId) {
        return shelf.filter(known -> known.libraryId.equals(libraryId)).orElseThrow(() -> Refusal.notFound("shelf"));
    }

    private static <T> T after(@Nullable Change<T> change, T before) {
        return Objects.requireNonNull(Change.apply(change, before));
    }
}
