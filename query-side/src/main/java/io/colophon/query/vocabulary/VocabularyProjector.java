package io.colophon.query.vocabulary;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRenamed;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeRevised;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.eventstore.projection.ViewSession.Null;
import io.colophon.query.PostgresProjector;
import io.colophon.query.Views;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The view {@code vocabulary}: media types with the number of their books, genres, and the tags of each library. */
public final class VocabularyProjector implements PostgresProjector {

    private final PostgresView view;

    public VocabularyProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "vocabulary";
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
                MediaTypeAdded.class,
                MediaTypeRevised.class,
                MediaTypeRemoved.class,
                GenreAdded.class,
                GenreRenamed.class,
                GenreRemoved.class,
                TagAdded.class,
                TagRevised.class,
                TagRemoved.class,
                BookAdded.class,
                BookRevised.class,
                BookDeleted.class,
                LibraryDeleted.class);
    }

    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return Stream.of("tag", "genre", "media-type", "book")
                .flatMap(key -> Views.tag(event, key).stream())
                .findFirst();
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        BooksByType books = new BooksByType();
        return Flux.fromIterable(events)
                .concatMap(event -> books.take(event.payload())
                        ? Mono.empty()
                        : books.flush(session).then(apply(session, event)))
                .then(Mono.defer(() -> books.flush(session)));
    }

    private static Mono<Void> apply(ViewSession session, RecordedEvent event) {
        OffsetDateTime at = Views.time(event.timestamp());
        return switch (event.payload()) {
            case MediaTypeAdded e ->
                session.run(
                        "INSERT INTO {v}.media_type VALUES ($1, $2, $3, $4, 0, $5) ON CONFLICT (id) DO UPDATE"
                                + " SET name = $2, display_name = $3, description = $4",
                        e.mediaTypeId(),
                        e.name(),
                        e.displayName(),
                        e.description(),
                        event.position());
            case MediaTypeRevised e ->
                session.run(
                        "UPDATE {v}.media_type SET display_name = coalesce($2, display_name), description = coalesce($3, description) WHERE id = $1",
                        e.mediaTypeId(),
                        after(e.displayName()),
                        after(e.description()));
            case MediaTypeRemoved e -> session.run("DELETE FROM {v}.media_type WHERE id = $1", e.mediaTypeId());
            case GenreAdded e ->
                session.run(
                        "INSERT INTO {v}.genre VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET name = $2, created_at = $3",
                        e.genreId(),
                        e.name(),
                        at);
            case GenreRenamed e ->
                session.run(
                        "UPDATE {v}.genre SET name = coalesce($2, name) WHERE id = $1", e.genreId(), after(e.name()));
            case GenreRemoved e -> session.run("DELETE FROM {v}.genre WHERE id = $1", e.genreId());
            case TagAdded e ->
                session.run(
                        "INSERT INTO {v}.tag VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET name = $3, color = $4, created_at = $5",
                        e.tagId(),
                        e.libraryId(),
                        e.name(),
                        e.color(),
                        at);
            case TagRevised e ->
                session.run(
                        "UPDATE {v}.tag SET name = coalesce($2, name), color = coalesce($3, color) WHERE id = $1",
                        e.tagId(),
                        after(e.name()),
                        after(e.color()));
            case TagRemoved e -> session.run("DELETE FROM {v}.tag WHERE id = $1", e.tagId());
            case LibraryDeleted e ->
                session.run("DELETE FROM {v}.tag WHERE library_id = $1", e.libraryId())
                        .then(BooksByType.deleteLibrary(session, e.libraryId()));
            default -> Mono.empty();
        };
    }

    private static Object after(@Nullable Change<String> change) {
        return Null.or(change == null ? null : change.to(), String.class);
    }
}
