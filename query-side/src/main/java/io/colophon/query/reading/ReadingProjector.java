package io.colophon.query.reading;

import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.reading.ReadingEvent;
import io.colophon.contract.reading.ReadingEvent.ReadingRecorded;
import io.colophon.contract.reading.ReadingEvent.ReadingRemoved;
import io.colophon.contract.reading.ReadingEvent.ReadingRevised;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.PostgresProjector;
import io.colophon.query.Views;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The view {@code reading}: what people noted of their reading, each one's own. */
public final class ReadingProjector implements PostgresProjector {

    private final PostgresView view;

    public ReadingProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "reading";
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
                ReadingRecorded.class,
                ReadingRevised.class,
                ReadingRemoved.class,
                EditionRemoved.class,
                BookDeleted.class,
                LibraryDeleted.class,
                UserDeleted.class);
    }

    /** The book, lest its deletion overtake a parked event of it. */
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
            case ReadingEvent e -> InteractionRows.change(session, e, Views.time(event.timestamp()));
            case EditionRemoved e -> forget(session, "edition_id", e.editionId());
            case BookDeleted e -> forget(session, "book_id", e.bookId());
            case LibraryDeleted e -> forget(session, "library_id", e.libraryId());
            case UserDeleted e -> forget(session, "user_id", e.userId());
            default -> Mono.empty();
        };
    }

    /** @param column that says of which interactions there is nothing any more */
    private static Mono<Void> forget(ViewSession session, String column, UUID id) {
        return session.run("DELETE FROM {v}.interaction WHERE " + column + " = $1", id);
    }
}
