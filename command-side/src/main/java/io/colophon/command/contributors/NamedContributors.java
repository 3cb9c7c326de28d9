package io.colophon.command.contributors;

import io.colophon.command.Boundary;
import io.colophon.contract.CaseFold;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The living contributors who bear a name in any case or bore it once, as the boundary of that name tells of them, in the order in which
 * they came to it.
 *
 * @param names what each is called now, folded
 */
public record NamedContributors(Map<UUID, String> names) {

    public static final NamedContributors NONE = new NamedContributors(Map.of());

    /** Adds to a boundary what must be known of a name. */
    public static Boundary within(Boundary boundary, String name, Tagger tagger) {
        return boundary.or(
                tagger.folded(ContributorEvent.CONTRIBUTOR_NAME, name),
                ContributorAdded.class,
                ContributorRevised.class,
                ContributorRemoved.class);
    }

    public NamedContributors after(DomainEvent event) {
        Map<UUID, String> after = new LinkedHashMap<>(names);
        switch (event) {
            case ContributorAdded e -> after.put(e.contributorId(), CaseFold.fold(e.name()));
            case ContributorRevised e -> {
                if (e.name() != null && e.name().to() != null) {
                    after.put(e.contributorId(), CaseFold.fold(e.name().to()));
                }
            }
            case ContributorRemoved e -> after.remove(e.contributorId());
            default -> {
                return this;
            }
        }
        return new NamedContributors(after);
    }

    /** Of each folded name the one who came to it first. */
    public Map<String, UUID> byName() {
        Map<String, UUID> first = new LinkedHashMap<>();
        names.forEach((id, name) -> first.putIfAbsent(name, id));
        return first;
    }
}
