package io.colophon.query.books;

import io.colophon.contract.Change;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryRevised;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import io.colophon.contract.shelves.ShelfEvent.ShelfDeleted;
import io.colophon.contract.shelves.ShelfEvent.ShelfRevised;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRenamed;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeRevised;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A change that many books show: they are rewritten some hundred at a time, in the transaction of the event. */
final class NameChange {

    private static final int PAGE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final ViewSession session;

    NameChange(ViewSession session) {
        this.session = session;
    }

    Mono<Void> apply(Object event) {
        return switch (event) {
            case ContributorRevised e -> change(e.contributorId(), e.name(), null, null);
            case ContributorRemoved e -> remove(e.contributorId());
            case MediaTypeRevised e -> change(e.mediaTypeId(), e.displayName(), null, null);
            case MediaTypeRemoved e -> remove(e.mediaTypeId());
            case GenreRenamed e -> change(e.genreId(), e.name(), null, null);
            case GenreRemoved e -> remove(e.genreId());
            case TagRevised e -> change(e.tagId(), e.name(), e.color(), null);
            case TagRemoved e -> remove(e.tagId());
            case ShelfRevised e -> change(e.shelfId(), e.name(), null, e.displayOrder());
            case ShelfDeleted e -> remove(e.shelfId());
            case SeriesRevised e -> change(e.seriesId(), e.name(), null, null);
            case SeriesDeleted e -> remove(e.seriesId());
            case LibraryRevised e -> change(e.libraryId(), e.name(), null, null);
            case UserDeleted e -> session.run("DELETE FROM {v}.reading WHERE user_id = $1", e.userId());
            case LibraryDeleted e -> deleteLibrary(e.libraryId());
            default -> Mono.empty();
        };
    }

    private Mono<Void> change(
            UUID id, @Nullable Change<String> name, @Nullable Change<String> color, @Nullable Change<Integer> rank) {
        boolean shown = name != null || color != null || rank != null;
        return shown
                ? BookNames.change(session, id, after(name), after(color), after(rank))
                        .then(rewrite(id, UnaryOperator.identity()))
                : Mono.empty();
    }

    private static <T> @Nullable T after(@Nullable Change<T> change) {
        return change == null ? null : change.to();
    }

    private Mono<Void> remove(UUID id) {
        return BookNames.remove(session, id)
                .then(rewrite(id, book -> book.without(id)))
                .then(session.run("DELETE FROM {v}.use WHERE name_id = $1", id))
                .then(session.run("DELETE FROM {v}.total WHERE part = $1", id.toString()));
    }

    private Mono<Void> rewrite(UUID nameId, UnaryOperator<BookFacts> change) {
        return page(nameId, FIRST)
                .expand(books -> books.size() < PAGE ? Mono.empty() : page(nameId, books.getLast()))
                .concatMap(books -> books.isEmpty()
                        ? Mono.<Void>empty()
                        : BookRows.load(session, books)
                                .flatMap(found -> BookRows.rewrite(
                                        session,
                                        found.values().stream().map(change).toList())))
                .then();
    }

    private Mono<List<UUID>> page(UUID nameId, UUID after) {
        return session.list(
                "SELECT book_id FROM {v}.use WHERE name_id = $1 AND book_id > $2 ORDER BY book_id LIMIT " + PAGE,
                row -> Views.uuid(row, "book_id"),
                nameId,
                after);
    }

    private Mono<Void> deleteLibrary(UUID libraryId) {
        return Flux.just(
                        "DELETE FROM {v}.use WHERE book_id IN (SELECT id FROM {v}.book WHERE library_id = $1)",
                        "DELETE FROM {v}.reading WHERE book_id IN (SELECT id FROM {v}.book WHERE library_id = $1)",
                        "DELETE FROM {v}.isbn WHERE library_id = $1",
                        "DELETE FROM {v}.entry WHERE library_id = $1",
                        "DELETE FROM {v}.book WHERE library_id = $1",
                        "DELETE FROM {v}.name WHERE library_id = $1",
                        "DELETE FROM {v}.total WHERE library_id = $1")
                .concatMap(sql -> session.run(sql, libraryId))
                .then();
    }
}
