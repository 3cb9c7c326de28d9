package io.colophon.query.books;

import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import io.colophon.contract.covers.CoverEvent.CoverAdded;
import io.colophon.contract.covers.CoverEvent.CoverRemoved;
import io.colophon.contract.covers.CoverEvent.CoverReplaced;
import io.colophon.contract.editions.EditionEvent.CopyAdded;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryRevised;
import io.colophon.contract.reading.ReadingEvent.ReadingRecorded;
import io.colophon.contract.reading.ReadingEvent.ReadingRemoved;
import io.colophon.contract.reading.ReadingEvent.ReadingRevised;
import io.colophon.contract.series.SeriesEvent.BookMoved;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import io.colophon.contract.series.SeriesEvent.SeriesRevised;
import io.colophon.contract.shelves.ShelfEvent.BookShelved;
import io.colophon.contract.shelves.ShelfEvent.BookUnshelved;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.contract.shelves.ShelfEvent.ShelfDeleted;
import io.colophon.contract.shelves.ShelfEvent.ShelfRevised;
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
import io.colophon.query.PostgresProjector;
import io.colophon.query.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The view {@code books}: every row holds the answer of the routes. A batch of books is folded in memory and written at once; a name
 * that changes rewrites the books that show it.
 */
public final class BooksProjector implements PostgresProjector {

    private final PostgresView view;

    public BooksProjector(PostgresView view) {
        this.view = view;
    }

    @Override
    public String view() {
        return "books";
    }

    @Override
    public int version() {
        return 9;
    }

    @Override
    public PostgresView store() {
        return view;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(
                BookAdded.class,
                BookRevised.class,
                BookDeleted.class,
                EditionAdded.class,
                EditionRevised.class,
                EditionRemoved.class,
                CopyAdded.class,
                CoverAdded.class,
                CoverReplaced.class,
                CoverRemoved.class,
                ContributorAdded.class,
                ContributorRevised.class,
                ContributorRemoved.class,
                MediaTypeAdded.class,
                MediaTypeRevised.class,
                MediaTypeRemoved.class,
                GenreAdded.class,
                GenreRenamed.class,
                GenreRemoved.class,
                TagAdded.class,
                TagRevised.class,
                TagRemoved.class,
                ShelfCreated.class,
                ShelfRevised.class,
                ShelfDeleted.class,
                BookShelved.class,
                BookUnshelved.class,
                SeriesCreated.class,
                SeriesRevised.class,
                SeriesDeleted.class,
                BookPlaced.class,
                BookMoved.class,
                BookTakenOut.class,
                ReadingRecorded.class,
                ReadingRevised.class,
                ReadingRemoved.class,
                UserDeleted.class,
                LibraryCreated.class,
                LibraryRevised.class,
                LibraryDeleted.class);
    }

    /** A name that can't be applied may stand on any book, so it stops the view. */
    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return BookBatch.bookOf(event.payload()).flatMap(book -> Views.tag(event, BookEvent.BOOK));
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        List<Mono<Void>> steps = new ArrayList<>();
        BookBatch batch = new BookBatch();
        for (RecordedEvent event : events) {
            if (!batch.take(event)) {
                BookBatch full = batch;
                steps.add(Mono.defer(() -> full.apply(session)));
                steps.add(Mono.defer(() -> new NameChange(session).apply(event.payload())));
                batch = new BookBatch();
            }
        }
        BookBatch last = batch;
        steps.add(Mono.defer(() -> last.apply(session)));
        return Flux.concat(steps).then();
    }
}
