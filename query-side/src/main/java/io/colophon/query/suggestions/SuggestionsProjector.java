package io.colophon.query.suggestions;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionDropped;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionJudged;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionMade;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The view {@code suggestions}: what was suggested to people. A suggestion outlives its book, and then no longer says which it was. */
public final class SuggestionsProjector implements PostgresProjector {

    private final PostgresView view;

    public SuggestionsProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "suggestions";
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
                SuggestionMade.class,
                SuggestionJudged.class,
                SuggestionDropped.class,
                EditionRemoved.class,
                BookDeleted.class,
                LibraryDeleted.class,
                UserDeleted.class);
    }

    /** The person, lest his deletion overtake a parked suggestion and leave it behind. */
    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return Views.tag(event, IdentityEvent.USER);
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(event -> apply(session, event))
                .then();
    }

    private static Mono<Void> apply(ViewSession session, RecordedEvent event) {
        return switch (event.payload()) {
            case SuggestionMade e -> made(session, e, event);
            case SuggestionJudged e -> judged(session, e);
            case SuggestionDropped e -> session.run("DELETE FROM {v}.suggestion WHERE id = $1", e.suggestionId());
            case EditionRemoved e ->
                session.run(
                        "UPDATE {v}.suggestion SET edition_id = NULL WHERE book_id = $1 AND edition_id = $2",
                        e.bookId(),
                        e.editionId());
            case BookDeleted e ->
                session.run(
                        "UPDATE {v}.suggestion SET book_id = NULL, edition_id = NULL, cover_url = '' WHERE book_id = $1",
                        e.bookId());
            case LibraryDeleted e ->
                session.run(
                        "UPDATE {v}.suggestion SET book_id = NULL, edition_id = NULL, library_id = NULL, cover_url = ''"
                                + " WHERE library_id = $1",
                        e.libraryId());
            case UserDeleted e -> session.run("DELETE FROM {v}.suggestion WHERE user_id = $1", e.userId());
            default -> Mono.empty();
        };
    }

    private static Mono<Void> made(ViewSession session, SuggestionMade e, RecordedEvent event) {
        return session.run(
                "INSERT INTO {v}.suggestion VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'new', $9, $10, $11, $12, $13)"
                        + " ON CONFLICT (id) DO NOTHING",
                e.suggestionId(),
                e.userId(),
                e.kind().wireName(),
                e.title(),
                e.author(),
                e.isbn(),
                e.coverUrl(),
                e.reasoning(),
                Null.or(e.bookId(), UUID.class),
                Null.or(e.editionId(), UUID.class),
                Null.or(e.libraryId(), UUID.class),
                event.position(),
                Views.time(event.timestamp()));
    }

    private static Mono<Void> judged(ViewSession session, SuggestionJudged event) {
        Change<String> status = event.status();
        return status == null
                ? Mono.empty()
                : session.run(
                        "UPDATE {v}.suggestion SET status = $2 WHERE id = $1",
                        event.suggestionId(),
                        String.valueOf(status.to()));
    }
}
