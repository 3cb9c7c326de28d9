package io.colophon.query.history;

import static io.colophon.query.history.Phrases.quoted;

import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorMetadataApplied;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import io.colophon.contract.contributors.ContributorEvent.WorkRemoved;
import io.colophon.contract.contributors.ContributorEvent.WorksReplaced;
import io.colophon.contract.contributors.Work;
import io.colophon.query.history.HistoryItem.Subject;
import java.util.List;
import java.util.Objects;

/** What happened to contributors and to what providers list of them. */
final class ContributorSentences {

    private ContributorSentences() {}

    static HistoryItem of(ContributorEvent event, Telling telling) {
        Subject subject = telling.subject(ContributorEvent.CONTRIBUTOR, event.contributorId());
        String contributor = "the contributor " + telling.quoted(event.contributorId());
        return switch (event) {
            case ContributorAdded e ->
                telling.did(
                        new Subject(ContributorEvent.CONTRIBUTOR, e.contributorId(), e.name()),
                        "added the contributor " + quoted(e.name()),
                        new Fields()
                                .began("name", e.name())
                                .began("sort_name", e.sortName())
                                .list());
            case ContributorRevised e ->
                telling.changed(
                        subject,
                        e.name() == null ? contributor : "the contributor",
                        new Fields()
                                .changed("name", e.name())
                                .changed("sort_name", e.sortName())
                                .changed("is_corporate", e.corporate())
                                .changed("born_date", e.bornDate())
                                .changed("died_date", e.diedDate())
                                .changed("nationality", e.nationality())
                                .changed("bio", e.bio())
                                .list());
            case ContributorRemoved e -> telling.did(subject, "removed " + contributor, List.of());
            case ContributorMetadataApplied e ->
                telling.did(
                        subject,
                        "applied metadata" + from(e.provider()) + " to " + contributor,
                        new Fields()
                                .changed("external_id", e.externalId())
                                .changed("born_date", e.bornDate())
                                .changed("died_date", e.diedDate())
                                .changed("nationality", e.nationality())
                                .changed("bio", e.bio())
                                .list());
            case WorksReplaced e -> {
                List<Work> works = Objects.requireNonNullElse(e.works().to(), List.of());
                yield telling.did(
                        subject,
                        "took " + Phrases.count(works.size(), "work") + " of " + contributor + from(e.provider()),
                        new Fields()
                                .changed("works", e.works(), ContributorSentences::titles)
                                .list());
            }
            case WorkRemoved e ->
                telling.did(
                        subject, "removed the work " + telling.quoted(e.workId()) + " of " + contributor, List.of());
        };
    }

    private static String from(String provider) {
        return provider.isEmpty() ? "" : " from " + quoted(provider);
    }

    private static List<String> titles(List<Work> works) {
        return works.stream().map(Work::title).toList();
    }
}
