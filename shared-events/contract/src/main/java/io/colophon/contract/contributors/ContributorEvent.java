package io.colophon.contract.contributors;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.eventstore.json.EventType;
import java.util.UUID;

/** What happens to the people and bodies that books are by; the instance shares them. */
public sealed interface ContributorEvent extends DomainEvent {

    String CONTRIBUTOR = "contributor";
    /** On the events of books that a contributor has a part in, whose own events carry {@link #CONTRIBUTOR}. */
    String CONTRIBUTOR_USE = "contributor-use";
    /** Not unique by contract; an import finds a name in any case instead of making it again. */
    String CONTRIBUTOR_NAME = "contributor-name";

    @EventType("contributors.ContributorAdded")
    record ContributorAdded(UUID contributorId, String name, String sortName, boolean corporate)
            implements ContributorEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(CONTRIBUTOR, contributorId).folded(CONTRIBUTOR_NAME, name);
        }
    }
}
