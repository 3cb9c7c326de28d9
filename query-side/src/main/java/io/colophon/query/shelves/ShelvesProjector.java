package io.colophon.query.shelves;

import io.colophon.contract.CaseFold;
import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.shelves.ShelfEvent;
import io.colophon.contract.shelves.ShelfEvent.BookShelved;
import io.colophon.contract.shelves.ShelfEvent.BookUnshelved;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.contract.shelves.ShelfEvent.ShelfDeleted;
import io.colophon.contract.shelves.ShelfEvent.ShelfRevised;
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

/** The view {@code shelves}: shelves with the number of books on them; which books these are is for the view {@code books}, too. */
public final class ShelvesProjector implements PostgresProjector {

    /** Moves the count by what really came or went, so that an event that comes twice counts once. */
    private static final String COUNTED =
            "WITH moved AS (%s RETURNING shelf_id) UPDATE {v}.shelf SET book_count = book_count %s 1 WHERE id IN (SELECT shelf_id FROM moved)";

    private final PostgresView view;

    public ShelvesProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "shelves";
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
                ShelfCreated.class,
                ShelfRevised.class,
                ShelfDeleted.class,
                BookShelved.class,
                BookUnshelved.class,
                BookDeleted.class,
                LibraryDeleted.class));
        return records;
    }

    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return Views.tag(event, ShelfEvent.SHELF);
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> apply(session, event))
                .then();
    }

    private static Mono<Void> apply(ViewSession session, RecordedEvent event) {
        return switch (event.payload()) {
            case ShelfCreated e -> create(session, e, event);
            case ShelfRevised e -> revise(session, e, event);
            case ShelfDeleted e ->
                session.run("DELETE FROM {v}.shelved WHERE shelf_id = $1", e.shelfId())
                        .then(session.run("DELETE FROM {v}.shelf WHERE id = $1", e.shelfId()));
            case BookShelved e ->
                session.run(
                        COUNTED.formatted("INSERT INTO {v}.shelved VALUES ($1, $2) ON CONFLICT DO NOTHING", "+"),
                        e.shelfId(),
                        e.bookId());
            case BookUnshelved e ->
                session.run(
                        COUNTED.formatted("DELETE FROM {v}.shelved WHERE shelf_id = $1 AND book_id = $2", "-"),
                        e.shelfId(),
                        e.bookId());
            case BookDeleted e ->
                session.run(COUNTED.formatted("DELETE FROM {v}.shelved WHERE book_id = $1", "-"), e.bookId());
            case LibraryDeleted e ->
                session.run(
                                "DELETE FROM {v}.shelved WHERE shelf_id IN (SELECT id FROM {v}.shelf WHERE library_id = $1)",
                                e.libraryId())
                        .then(session.run("DELETE FROM {v}.shelf WHERE library_id = $1", e.libraryId()))
                        .then(session.run("DELETE FROM {v}.tag WHERE library_id = $1", e.libraryId()));
            default -> TagNames.apply(session, event.payload(), "shelf");
        };
    }

    private static Mono<Void> create(ViewSession session, ShelfCreated e, RecordedEvent event) {
        return session.run(
                "INSERT INTO {v}.shelf VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $10, $11) ON CONFLICT (id) DO NOTHING",
                e.shelfId(),
                e.libraryId(),
                e.name(),
                CaseFold.fold(e.name()),
                e.description(),
                e.color(),
                e.icon(),
                e.displayOrder(),
                e.tagIds().toArray(UUID[]::new),
                Views.time(event.timestamp()),
                event.position());
    }

    private static Mono<Void> revise(ViewSession session, ShelfRevised e, RecordedEvent event) {
        String name = after(e.name());
        List<UUID> tags = after(e.tagIds());
        return session.run(
                "UPDATE {v}.shelf SET name = coalesce($2, name), folded = coalesce($3, folded), description = coalesce($4, description),"
                        + " color = coalesce($5, color), icon = coalesce($6, icon), display_order = coalesce($7, display_order),"
                        + " tag_ids = coalesce($8, tag_ids), updated_at = $9 WHERE id = $1",
                e.shelfId(),
                Null.or(name, String.class),
                Null.or(name == null ? null : CaseFold.fold(name), String.class),
                Null.or(after(e.description()), String.class),
                Null.or(after(e.color()), String.class),
                Null.or(after(e.icon()), String.class),
                Null.or(after(e.displayOrder()), Integer.class),
                Null.or(tags == null ? null : tags.toArray(UUID[]::new), UUID[].class),
                Views.time(event.timestamp()));
    }

    private static <T> @Nullable T after(@Nullable Change<T> change) {
        return change == null ? null : change.to();
    }
}
