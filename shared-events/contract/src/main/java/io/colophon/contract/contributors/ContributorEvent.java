package io.colophon.contract.contributors;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.eventstore.json.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to the people and bodies that books are by; the instance shares them. */
public sealed interface ContributorEvent extends DomainEvent {

    String CONTRIBUTOR = "contributor";
    /** On the events of books that a contributor has a part in and of editions that he narrates; his own carry {@link #CONTRIBUTOR}. */
    String CONTRIBUTOR_USE = "contributor-use";
    /** Not unique by contract; an import finds a name in any case instead of making it again. */
    String CONTRIBUTOR_NAME = "contributor-name";

    UUID contributorId();

    @Override
    default void tags(Tags tags) {
        tags.id(CONTRIBUTOR, contributorId());
    }

    @EventType("contributors.ContributorAdded")
    record ContributorAdded(UUID contributorId, String name, String sortName, boolean corporate)
            implements ContributorEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(CONTRIBUTOR, contributorId).folded(CONTRIBUTOR_NAME, name);
        }
    }

    @EventType("contributors.ContributorRevised")
    record ContributorRevised(
            UUID contributorId,
            @Nullable Change<String> name,
            @Nullable Change<String> sortName,
            @Nullable Change<Boolean> corporate,
            @Nullable Change<String> bio,
            @Nullable Change<LocalDate> bornDate,
            @Nullable Change<LocalDate> diedDate,
            @Nullable Change<String> nationality)
            implements ContributorEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(CONTRIBUTOR, contributorId).folded(CONTRIBUTOR_NAME, name);
        }
    }

    /** He had no part in any book any more. */
    @EventType("contributors.ContributorRemoved")
    record ContributorRemoved(UUID contributorId, List<String> released) implements ContributorEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(CONTRIBUTOR, contributorId).all(released);
        }
    }

    /**
     * Somebody took over what a provider says of him; his name stayed.
     *
     * @param provider empty: none was named
     * @param externalId what that provider calls him
     */
    @EventType("contributors.ContributorMetadataApplied")
    record ContributorMetadataApplied(
            UUID contributorId,
            String provider,
            @Nullable Change<String> externalId,
            @Nullable Change<String> bio,
            @Nullable Change<LocalDate> bornDate,
            @Nullable Change<LocalDate> diedDate,
            @Nullable Change<String> nationality)
            implements ContributorEvent {}

    /**
     * All works that one provider lists are others now; those of other providers stayed.
     *
     * @param provider as in {@link ContributorMetadataApplied}, beside which it happens
     */
    @EventType("contributors.WorksReplaced")
    record WorksReplaced(UUID contributorId, String provider, Change<List<Work>> works) implements ContributorEvent {}

    @EventType("contributors.WorkRemoved")
    record WorkRemoved(UUID contributorId, UUID workId) implements ContributorEvent {}
}
