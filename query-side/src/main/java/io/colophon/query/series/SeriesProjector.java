package io.colophon.query.series;

import io.colophon.contract.CaseFold;
import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.series.SeriesEvent;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import io.colophon.contract.series.SeriesEvent.VolumeAnnounced;
import io.colophon.contract.series.SeriesEvent.VolumeRevised;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.eventstore.projection.ViewSession.Null;
import io.colophon.query.PostgresProjector;
import io.colophon.query.TagNames;
import io.colophon.query.Views;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The view {@code series}: series with the number of their books, and their volumes; which books these are, and where, is for the view {@code books}. */
public final class SeriesProjector implements PostgresProjector {

    /** Moves the count by what really came or went, so that an event that comes twice counts once. */
    private static final String COUNTED =
            "WITH moved AS (%s RETURNING series_id) UPDATE {v}.series SET book_count = book_count %s 1 WHERE id IN (SELECT series_id FROM moved)";

    private final PostgresView view;

    public SeriesProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "series";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public PostgresView store() {
        return view;
    }

    @Override
    public Set<Class<?>> handles() {
        Set<Class<?>> records = new HashSet<>(TagNames.RECORDS);
        records.addAll(Set.of(
                SeriesCreated.class,
                SeriesRevised.class,
                SeriesDeleted.class,
                BookPlaced.class,
                BookTakenOut.class,
                VolumeAnnounced.class,
                VolumeRevised.class,
                BookDeleted.class,
                LibraryDeleted.class));
        return records;
    }

    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return Views.tag(event, SeriesEvent.SERIES);
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> apply(session, event))
                .then();
    }

    private static Mono<Void> apply(ViewSession session, RecordedEvent event) {
        return switch (event.payload()) {
            case SeriesCreated e -> create(session, e, event);
            case SeriesRevised e -> revise(session, e, event);
            case SeriesDeleted e ->
                session.run("DELETE FROM {v}.placed WHERE series_id = $1", e.seriesId())
                        .then(session.run("DELETE FROM {v}.volume WHERE series_id = $1", e.seriesId()))
                        .then(session.run("DELETE FROM {v}.series WHERE id = $1", e.seriesId()));
            case BookPlaced e ->
                session.run(
                        COUNTED.formatted("INSERT INTO {v}.placed VALUES ($1, $2) ON CONFLICT DO NOTHING", "+"),
                        e.seriesId(),
                        e.bookId());
            case BookTakenOut e ->
                session.run(
                        COUNTED.formatted("DELETE FROM {v}.placed WHERE series_id = $1 AND book_id = $2", "-"),
                        e.seriesId(),
                        e.bookId());
            case BookDeleted e ->
                session.run(COUNTED.formatted("DELETE FROM {v}.placed WHERE book_id = $1", "-"), e.bookId());
            case VolumeAnnounced e -> VolumeRows.announce(session, e, event);
            case VolumeRevised e -> VolumeRows.revise(session, e, event);
            case LibraryDeleted e ->
                session.run(
                                "DELETE FROM {v}.placed WHERE series_id IN (SELECT id FROM {v}.series WHERE library_id = $1)",
                                e.libraryId())
                        .then(session.run(
                                "DELETE FROM {v}.volume WHERE series_id IN (SELECT id FROM {v}.series WHERE library_id = $1)",
                                e.libraryId()))
                        .then(session.run("DELETE FROM {v}.series WHERE library_id = $1", e.libraryId()))
                        .then(session.run("DELETE FROM {v}.tag WHERE library_id = $1", e.libraryId()));
            default -> TagNames.apply(session, event.payload(), "series");
        };
    }

    private static Mono<Void> create(ViewSession session, SeriesCreated e, RecordedEvent event) {
        return session.run(
                "INSERT INTO {v}.series VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, $16, $16, $17)"
                        + " ON CONFLICT (id) DO NOTHING",
                e.seriesId(),
                e.libraryId(),
                e.name(),
                CaseFold.fold(e.name()),
                e.description(),
                Null.or(e.totalCount(), Integer.class),
                e.status(),
                e.originalLanguage(),
                Null.or(e.publicationYear(), Integer.class),
                e.demographic(),
                e.genres().toArray(String[]::new),
                e.url(),
                e.externalId(),
                e.externalSource(),
                e.tagIds().toArray(UUID[]::new),
                Views.time(event.timestamp()),
                event.position());
    }

    private static Mono<Void> revise(ViewSession session, SeriesRevised e, RecordedEvent event) {
        String name = after(e.name());
        List<String> genres = after(e.genres());
        List<UUID> tags = after(e.tagIds());
        return session.run(
                "UPDATE {v}.series SET name = coalesce($2, name), folded = coalesce($3, folded), description = coalesce($4, description),"
                        + " total_count = CASE WHEN $5 THEN $6 ELSE total_count END, status = coalesce($7, status),"
                        + " original_language = coalesce($8, original_language),"
                        + " publication_year = CASE WHEN $9 THEN $10 ELSE publication_year END, demographic = coalesce($11, demographic),"
                        + " genres = coalesce($12, genres), url = coalesce($13, url), external_id = coalesce($14, external_id),"
                        + " external_source = coalesce($15, external_source), tag_ids = coalesce($16, tag_ids), updated_at = $17"
                        + " WHERE id = $1",
                e.seriesId(),
                Null.or(name, String.class),
                Null.or(name == null ? null : CaseFold.fold(name), String.class),
                Null.or(after(e.description()), String.class),
                e.totalCount() != null,
                Null.or(after(e.totalCount()), Integer.class),
                Null.or(after(e.status()), String.class),
                Null.or(after(e.originalLanguage()), String.class),
                e.publicationYear() != null,
                Null.or(after(e.publicationYear()), Integer.class),
                Null.or(after(e.demographic()), String.class),
                Null.or(genres == null ? null : genres.toArray(String[]::new), String[].class),
                Null.or(after(e.url()), String.class),
                Null.or(after(e.externalId()), String.class),
                Null.or(after(e.externalSource()), String.class),
                Null.or(tags == null ? null : tags.toArray(UUID[]::new), UUID[].class),
                Views.time(event.timestamp()));
    }

    private static <T> @Nullable T after(@Nullable Change<T> change) {
        return change == null ? null : change.to();
    }
}
