package io.colophon.command.contributors;

import io.colophon.command.Boundary;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorMetadataApplied;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import io.colophon.contract.contributors.ContributorEvent.WorkRemoved;
import io.colophon.contract.contributors.ContributorEvent.WorksReplaced;
import io.colophon.contract.contributors.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A contributor as decisions about him know him.
 *
 * @param externalIds what each provider calls him
 * @param works by provider, as far as the boundary tells of them
 */
record KnownContributor(Profile profile, Map<String, String> externalIds, Map<String, List<Work>> works) {

    /** What is said of him; his works, which are much, are not in it. */
    static Boundary boundary(UUID contributorId) {
        return Boundary.of(
                Tagger.id(ContributorEvent.CONTRIBUTOR, contributorId),
                ContributorAdded.class,
                ContributorRevised.class,
                ContributorMetadataApplied.class,
                ContributorRemoved.class);
    }

    static Boundary withWorks(Boundary boundary, UUID contributorId) {
        return boundary.or(
                Tagger.id(ContributorEvent.CONTRIBUTOR, contributorId), WorksReplaced.class, WorkRemoved.class);
    }

    static Optional<KnownContributor> evolve(Optional<KnownContributor> before, DomainEvent event) {
        return switch (event) {
            case ContributorAdded e -> Optional.of(new KnownContributor(Profile.of(e), Map.of(), Map.of()));
            case ContributorRevised e -> before.map(was -> was.with(was.profile.after(e)));
            case ContributorMetadataApplied e -> before.map(was -> was.after(e));
            case WorksReplaced e ->
                before.map(was -> was.withWorks(
                        e.provider(), Objects.requireNonNull(e.works().to())));
            case WorkRemoved e -> before.map(was -> was.without(e.workId()));
            case ContributorRemoved e -> Optional.empty();
            default -> before;
        };
    }

    /** @throws Refusal when there is no such contributor */
    static KnownContributor existing(Optional<KnownContributor> contributor) {
        return contributor.orElseThrow(Refusal::noPage);
    }

    @Nullable
    String externalId(String provider) {
        return externalIds.get(provider);
    }

    List<Work> works(String provider) {
        return works.getOrDefault(provider, List.of());
    }

    boolean has(UUID workId) {
        return works.values().stream().flatMap(List::stream).anyMatch(work -> work.workId()
                .equals(workId));
    }

    private KnownContributor with(Profile now) {
        return new KnownContributor(now, externalIds, works);
    }

    private KnownContributor after(ContributorMetadataApplied e) {
        Map<String, String> ids = new LinkedHashMap<>(externalIds);
        ids.compute(e.provider(), (provider, id) -> Change.apply(e.externalId(), id));
        return new KnownContributor(profile.after(e), ids, works);
    }

    private KnownContributor withWorks(String provider, List<Work> now) {
        Map<String, List<Work>> all = new LinkedHashMap<>(works);
        all.put(provider, now);
        return new KnownContributor(profile, externalIds, all);
    }

    private KnownContributor without(UUID workId) {
        Map<String, List<Work>> left = new LinkedHashMap<>(works);
        UnaryOperator<List<Work>> others = all ->
                all.stream().filter(work -> !work.workId().equals(workId)).toList();
        left.replaceAll((provider, all) -> others.apply(all));
        return new KnownContributor(profile, externalIds, left);
    }
}
