package io.colophon.contract.covers;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.eventstore.json.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to the photos of contributors, of whom each has one at most. */
public sealed interface PhotoEvent extends DomainEvent {

    UUID contributorId();

    /** @param source the host that it was fetched from; empty when somebody uploaded it (so in the next) */
    @EventType("covers.PhotoAdded")
    record PhotoAdded(UUID contributorId, Image image, String source) implements PhotoEvent {}

    /** @param image null: the same picture came again */
    @EventType("covers.PhotoReplaced")
    record PhotoReplaced(UUID contributorId, @Nullable Change<Image> image, String source) implements PhotoEvent {}

    /** @param image the one that is gone */
    @EventType("covers.PhotoRemoved")
    record PhotoRemoved(UUID contributorId, Image image) implements PhotoEvent {}

    @Override
    default void tags(Tags tags) {
        tags.id(ContributorEvent.CONTRIBUTOR, contributorId());
    }
}
