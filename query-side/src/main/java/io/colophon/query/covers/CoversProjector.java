package io.colophon.query.covers;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.covers.CoverEvent;
import io.colophon.contract.covers.CoverEvent.CoverAdded;
import io.colophon.contract.covers.CoverEvent.CoverRemoved;
import io.colophon.contract.covers.CoverEvent.CoverReplaced;
import io.colophon.contract.covers.Image;
import io.colophon.contract.covers.PhotoEvent;
import io.colophon.contract.covers.PhotoEvent.PhotoAdded;
import io.colophon.contract.covers.PhotoEvent.PhotoRemoved;
import io.colophon.contract.covers.PhotoEvent.PhotoReplaced;
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

/** The view {@code covers}: the picture of each book and contributor that has one. */
public final class CoversProjector implements PostgresProjector {

    private final PostgresView view;

    public CoversProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "covers";
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
                CoverAdded.class,
                CoverReplaced.class,
                CoverRemoved.class,
                PhotoAdded.class,
                PhotoReplaced.class,
                PhotoRemoved.class,
                BookDeleted.class,
                LibraryDeleted.class);
    }

    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return event.payload() instanceof PhotoEvent
                ? Views.tag(event, ContributorEvent.CONTRIBUTOR)
                : event.payload() instanceof CoverEvent || event.payload() instanceof BookDeleted
                        ? Views.tag(event, BookEvent.BOOK)
                        : Optional.empty();
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> apply(session, event))
                .then();
    }

    private static Mono<Void> apply(ViewSession session, RecordedEvent event) {
        return switch (event.payload()) {
            case CoverAdded e -> show(session, event, e.bookId(), e.libraryId(), e.image());
            case CoverReplaced e -> replace(session, event, e.bookId(), e.image());
            case CoverRemoved e -> remove(session, e.bookId());
            case PhotoAdded e -> show(session, event, e.contributorId(), null, e.image());
            case PhotoReplaced e -> replace(session, event, e.contributorId(), e.image());
            case PhotoRemoved e -> remove(session, e.contributorId());
            case BookDeleted e -> remove(session, e.bookId());
            case LibraryDeleted e -> session.run("DELETE FROM {v}.picture WHERE library_id = $1", e.libraryId());
            default -> Mono.empty();
        };
    }

    private static Mono<Void> show(
            ViewSession session, RecordedEvent event, UUID owner, @Nullable UUID library, Image image) {
        return session.run(
                "INSERT INTO {v}.picture VALUES ($1, $2, $3, $4, $5) ON CONFLICT (owner_id) DO UPDATE SET"
                        + " image_id = excluded.image_id, media_type = excluded.media_type, changed_at = excluded.changed_at",
                owner,
                Null.or(library, UUID.class),
                image.id(),
                image.mediaType(),
                Views.time(event.timestamp()));
    }

    private static Mono<Void> replace(
            ViewSession session, RecordedEvent event, UUID owner, @Nullable Change<Image> change) {
        Image image = change == null ? null : change.to();
        return image == null
                ? Mono.empty()
                : session.run(
                        "UPDATE {v}.picture SET image_id = $2, media_type = $3, changed_at = $4 WHERE owner_id = $1",
                        owner,
                        image.id(),
                        image.mediaType(),
                        Views.time(event.timestamp()));
    }

    private static Mono<Void> remove(ViewSession session, UUID owner) {
        return session.run("DELETE FROM {v}.picture WHERE owner_id = $1", owner);
    }
}
