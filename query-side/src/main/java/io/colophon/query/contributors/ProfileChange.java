package io.colophon.query.contributors;

import io.colophon.contract.CaseFold;
import io.colophon.contract.Change;
import io.colophon.contract.contributors.ContributorEvent.ContributorMetadataApplied;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import io.colophon.contract.contributors.ContributorEvent.WorkRemoved;
import io.colophon.contract.contributors.ContributorEvent.WorksReplaced;
import io.colophon.contract.contributors.Work;
import io.colophon.contract.covers.PhotoEvent;
import io.colophon.contract.covers.PhotoEvent.PhotoAdded;
import io.colophon.contract.covers.PhotoEvent.PhotoRemoved;
import io.colophon.contract.covers.PhotoEvent.PhotoReplaced;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.eventstore.projection.ViewSession.Null;
import io.colophon.query.Views;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What happens to one contributor; a new name reaches the lists of all libraries that show him. */
final class ProfileChange {

    static final Set<Class<?>> RECORDS = Set.of(
            ContributorRevised.class,
            ContributorMetadataApplied.class,
            WorksReplaced.class,
            WorkRemoved.class,
            ContributorRemoved.class,
            PhotoAdded.class,
            PhotoReplaced.class,
            PhotoRemoved.class);

    /** A second on, where two pictures come within one. */
    private static final String SHOW = """
            UPDATE {v}.contributor SET has_photo = true, photo = greatest(photo + 1, $2), photo_at = $3 WHERE id = $1 AND photo_at < $3
            """;

    private static final String HIDE =
            "UPDATE {v}.contributor SET has_photo = false, photo_at = $2 WHERE id = $1 AND photo_at < $2";

    /** Under which letter of which library he stands from now on. Before {@link #RENAME}, which forgets where he stood. */
    private static final String RELETTER = """
            WITH moved AS (SELECT library_id, initial AS was FROM {v}.shown WHERE contributor_id = $1 AND initial <> left($2, 1)),
                 fewer AS (UPDATE {v}.total t SET people = t.people - 1 FROM moved m
                           WHERE t.library_id = m.library_id AND t.initial = m.was)
            INSERT INTO {v}.total SELECT library_id, left($2, 1), 1 FROM moved
            ON CONFLICT (library_id, initial) DO UPDATE SET people = total.people + 1
            """;

    /** A count of nothing is no row. After {@link #RELETTER}. */
    private static final String FORGET = """
            DELETE FROM {v}.total t USING {v}.shown s
            WHERE s.contributor_id = $1 AND t.library_id = s.library_id AND t.initial = s.initial AND t.people = 0
            """;

    private static final String RENAME = """
            UPDATE {v}.%s SET name = coalesce($2, name), folded = coalesce($3, folded), initial = coalesce(left($3, 1), initial),
                              sort_name = coalesce($4, sort_name)
            WHERE %s = $1
            """;

    private static final String DESCRIBE = """
            UPDATE {v}.contributor SET
              corporate = coalesce($2, corporate), bio = coalesce($3, bio), born_date = coalesce($4, born_date),
              died_date = coalesce($5, died_date), nationality = coalesce($6, nationality), updated_at = $7
            WHERE id = $1
            """;

    private static final String IDENTIFY =
            "UPDATE {v}.contributor SET external_ids = external_ids || jsonb_build_object($2::text, $3::text) WHERE id = $1";

    private static final String LIST = """
            INSERT INTO {v}.work (id, contributor_id, source, title, isbn_13, isbn_10, publish_year, cover_url, created_at)
            SELECT u.i, $1, $2, u.t, u.l, u.s, u.y, u.c, $3
            FROM unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::int[], $9::text[]) AS u(i, t, l, s, y, c)
            """;

    private final ViewSession session;

    ProfileChange(ViewSession session) {
        this.session = session;
    }

    Mono<Void> apply(RecordedEvent event) {
        OffsetDateTime at = Views.time(event.timestamp());
        return switch (event.payload()) {
            case ContributorRevised e ->
                rename(e)
                        .then(session.run(
                                DESCRIBE,
                                e.contributorId(),
                                Null.or(Change.apply(e.corporate(), null), Boolean.class),
                                text(e.bio()),
                                date(e.bornDate()),
                                date(e.diedDate()),
                                text(e.nationality()),
                                at));
            case ContributorMetadataApplied e ->
                session.run(
                                DESCRIBE,
                                e.contributorId(),
                                new Null(Boolean.class),
                                text(e.bio()),
                                date(e.bornDate()),
                                date(e.diedDate()),
                                text(e.nationality()),
                                at)
                        .then(identify(e));
            case WorksReplaced e -> replaceWorks(e, at);
            case WorkRemoved e -> session.run("DELETE FROM {v}.work WHERE id = $1", e.workId());
            case ContributorRemoved e ->
                session.run("DELETE FROM {v}.work WHERE contributor_id = $1", e.contributorId())
                        .then(session.run("DELETE FROM {v}.contributor WHERE id = $1", e.contributorId()));
            case PhotoAdded e -> show(e, event);
            case PhotoReplaced e -> show(e, event);
            case PhotoRemoved e -> session.run(HIDE, e.contributorId(), event.position());
            default -> Mono.empty();
        };
    }

    private Mono<Void> show(PhotoEvent e, RecordedEvent event) {
        return session.run(SHOW, e.contributorId(), event.timestamp().getEpochSecond(), event.position());
    }

    private Mono<Void> rename(ContributorRevised e) {
        if (e.name() == null && e.sortName() == null) {
            return Mono.empty();
        }
        String name = Change.apply(e.name(), null);
        Object folded = Null.or(name == null ? null : CaseFold.fold(name), String.class);
        Mono<Void> relettered = name == null
                ? Mono.empty()
                : session.run(RELETTER, e.contributorId(), folded).then(session.run(FORGET, e.contributorId()));
        Function<String, Mono<Void>> renamed =
                sql -> session.run(sql, e.contributorId(), text(e.name()), folded, text(e.sortName()));
        return relettered
                .then(renamed.apply(RENAME.formatted("shown", "contributor_id")))
                .then(renamed.apply(RENAME.formatted("contributor", "id")));
    }

    private Mono<Void> identify(ContributorMetadataApplied e) {
        String id = Change.apply(e.externalId(), null);
        return id == null ? Mono.empty() : session.run(IDENTIFY, e.contributorId(), e.provider(), id);
    }

    private Mono<Void> replaceWorks(WorksReplaced e, OffsetDateTime at) {
        List<Work> works = Objects.requireNonNull(e.works().to());
        return session.run(
                        "DELETE FROM {v}.work WHERE contributor_id = $1 AND source = $2",
                        e.contributorId(),
                        e.provider())
                .then(session.run(
                        LIST,
                        e.contributorId(),
                        e.provider(),
                        at,
                        works.stream().map(Work::workId).toArray(UUID[]::new),
                        works.stream().map(Work::title).toArray(String[]::new),
                        works.stream().map(Work::isbn13).toArray(String[]::new),
                        works.stream().map(Work::isbn10).toArray(String[]::new),
                        works.stream().map(Work::publishYear).toArray(Integer[]::new),
                        works.stream().map(Work::coverUrl).toArray(String[]::new)));
    }

    private static Object text(@Nullable Change<String> change) {
        return Null.or(Change.apply(change, null), String.class);
    }

    /** A null keeps what is there, so a day that is cleared is an empty text. */
    private static Object date(@Nullable Change<LocalDate> change) {
        if (change == null) {
            return new Null(String.class);
        }
        return change.to() == null ? "" : change.to().toString();
    }
}
