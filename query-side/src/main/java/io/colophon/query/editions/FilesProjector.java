package io.colophon.query.editions;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.FileEvent.FileAdded;
import io.colophon.contract.editions.FileEvent.FileRemoved;
import io.colophon.contract.editions.StorageEvent.StorageLocationAdded;
import io.colophon.contract.editions.StorageEvent.StorageLocationRemoved;
import io.colophon.contract.editions.StorageEvent.StorageLocationRevised;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.eventstore.projection.ViewSession.Null;
import io.colophon.query.PostgresProjector;
import io.colophon.query.Views;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The view {@code files}: the files of editions, and the storage locations of libraries. */
public final class FilesProjector implements PostgresProjector {

    private final PostgresView view;

    public FilesProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "files";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public PostgresView store() {
        return view;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(
                FileAdded.class,
                FileRemoved.class,
                EditionRemoved.class,
                BookDeleted.class,
                StorageLocationAdded.class,
                StorageLocationRevised.class,
                StorageLocationRemoved.class,
                LibraryDeleted.class);
    }

    /** Locations touch many books. */
    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return Views.tag(event, BookEvent.BOOK);
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> apply(session, event))
                .then();
    }

    private static Mono<Void> apply(ViewSession session, RecordedEvent event) {
        return switch (event.payload()) {
            case FileAdded e -> add(session, e, event);
            case FileRemoved e -> session.run("DELETE FROM {v}.file WHERE id = $1", e.fileId());
            case EditionRemoved e ->
                session.run("DELETE FROM {v}.file WHERE book_id = $1 AND edition_id = $2", e.bookId(), e.editionId());
            case BookDeleted e -> session.run("DELETE FROM {v}.file WHERE book_id = $1", e.bookId());
            case StorageLocationAdded e -> add(session, e, event);
            case StorageLocationRevised e -> revise(session, e, event);
            case StorageLocationRemoved e -> forget(session, "location_id", "id", e.storageLocationId());
            case LibraryDeleted e -> forget(session, "library_id", "library_id", e.libraryId());
            default -> Mono.empty();
        };
    }

    private static Mono<Void> add(ViewSession session, FileAdded e, RecordedEvent event) {
        return session.run(
                "INSERT INTO {v}.file VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING",
                e.fileId(),
                e.editionId(),
                e.bookId(),
                e.libraryId(),
                Null.or(e.root() == null ? null : e.root().name(), String.class),
                Null.or(e.storageLocationId(), UUID.class),
                e.path(),
                e.name(),
                e.format(),
                e.bytes(),
                e.displayOrder(),
                Views.time(event.timestamp()));
    }

    private static Mono<Void> add(ViewSession session, StorageLocationAdded e, RecordedEvent event) {
        return session.run(
                "INSERT INTO {v}.location VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9) ON CONFLICT (id) DO NOTHING",
                e.storageLocationId(),
                e.libraryId(),
                e.name(),
                e.rootPath(),
                e.mediaFormat(),
                e.pathTemplate(),
                e.byAdministrator(),
                Views.time(event.timestamp()),
                event.position());
    }

    private static Mono<Void> revise(ViewSession session, StorageLocationRevised e, RecordedEvent event) {
        return session.run(
                "UPDATE {v}.location SET name = coalesce($2, name), root_path = coalesce($3, root_path),"
                        + " media_format = coalesce($4, media_format), path_template = coalesce($5, path_template),"
                        + " by_administrator = coalesce($6, by_administrator), updated_at = $7 WHERE id = $1",
                e.storageLocationId(),
                Null.or(after(e.name()), String.class),
                Null.or(after(e.rootPath()), String.class),
                Null.or(after(e.mediaFormat()), String.class),
                Null.or(after(e.pathTemplate()), String.class),
                Null.or(after(e.byAdministrator()), Boolean.class),
                Views.time(event.timestamp()));
    }

    private static Mono<Void> forget(ViewSession session, String ofFile, String ofLocation, UUID id) {
        return session.run("DELETE FROM {v}.file WHERE " + ofFile + " = $1", id)
                .then(session.run("DELETE FROM {v}.location WHERE " + ofLocation + " = $1", id));
    }

    private static <T> @Nullable T after(@Nullable Change<T> change) {
        return change == null ? null : change.to();
    }
}
