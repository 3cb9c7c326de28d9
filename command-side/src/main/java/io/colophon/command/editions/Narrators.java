package io.colophon.command.editions;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who narrates which edition of a book, as a boundary with all events of its editions tells.
 *
 * @param byEdition without the editions that no contributor narrates
 */
public record Narrators(Map<UUID, UUID> byEdition) {

    public static final Narrators NONE = new Narrators(Map.of());

    public Narrators after(DomainEvent event) {
        return switch (event) {
            case EditionAdded e -> with(e.editionId(), e.narratorContributorId());
            case EditionRevised e ->
                with(e.editionId(), Change.apply(e.narratorContributorId(), byEdition.get(e.editionId())));
            case EditionRemoved e -> with(e.editionId(), null);
            default -> this;
        };
    }

    private Narrators with(UUID editionId, @Nullable UUID narrator) {
        Map<UUID, UUID> after = new LinkedHashMap<>(byEdition);
        if (narrator == null) {
            after.remove(editionId);
        } else {
            after.put(editionId, narrator);
        }
        return new Narrators(after);
    }
}
