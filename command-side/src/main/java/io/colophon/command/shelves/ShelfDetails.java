package io.colophon.command.shelves;

import static io.colophon.command.Limits.printable;
import static io.colophon.command.Limits.required;
import static io.colophon.command.Limits.text;

import io.colophon.command.KnownTags;
import io.colophon.contract.Refusal;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a shelf when it is made or replaced (Librarium behaviour, section 14).
 *
 * @param tagIds null: a shelf keeps the tags that it has
 */
record ShelfDetails(
        String name,
        String description,
        String color,
        String icon,
        int displayOrder,
        @Nullable List<UUID> tagIds) {

    /** As clients send it. */
    record Request(
            @Nullable String name,
            @Nullable String description,
            @Nullable String color,
            @Nullable String icon,
            @Nullable Integer displayOrder,
            @Nullable List<@Nullable String> tagIds) {

        /** @throws Refusal that names the field */
        ShelfDetails checked() {
            return new ShelfDetails(
                    required("name", name, 128),
                    printable("description", description),
                    text("color", color, 16),
                    text("icon", icon, 64),
                    displayOrder == null ? 0 : displayOrder,
                    tagIds == null ? null : KnownTags.parse(tagIds));
        }
    }

    /** The tags that must be there. */
    List<UUID> asked() {
        return tagIds == null ? List.of() : tagIds;
    }

    ShelfCreated created(UUID shelfId, UUID libraryId) {
        return new ShelfCreated(shelfId, libraryId, name, description, color, icon, displayOrder, asked());
    }
}
