package io.colophon.query.shelves;

import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.shelves.ShelfEvent;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.PostgresProjector;
import io.colophon.query.Views;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The view {@code shelves}. */
public final class ShelvesProjector implements PostgresProjector {

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
        return 1;
    }

    @Override
    public PostgresView store() {
        return view;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(ShelfCreated.class, LibraryDeleted.class);
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
            case ShelfCreated e ->
                session.run(
                        "INSERT INTO {v}.shelf VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT (id) DO NOTHING",
                        e.shelfId(),
                        e.libraryId(),
                        e.name(),
                        e.description(),
                        e.color(),
                        e.icon(),
                        e.displayOrder(),
                        Views.time(event.timestamp()));
            case LibraryDeleted e -> session.run("DELETE FROM {v}.shelf WHERE library_id = $1", e.libraryId());
            default -> Mono.empty();
        };
    }
}
