package io.colophon.query.books;

import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.covers.CoverEvent;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.reading.ReadingEvent;
import io.colophon.contract.series.SeriesEvent.BookMoved;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.shelves.ShelfEvent.BookShelved;
import io.colophon.contract.shelves.ShelfEvent.BookUnshelved;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.books.BookNames.Kind;
import io.colophon.query.books.BookNames.Name;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Events of books, of their readers, and new names that may be applied together: loaded once, folded in memory, written once. */
final class BookBatch {

    private final List<RecordedEvent> events = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private final Set<UUID> books = new LinkedHashSet<>();
    private final List<RecordedEvent> readings = new ArrayList<>();

    /** Whether the event belongs here; one that changes many books does not. */
    boolean take(RecordedEvent event) {
        Instant at = event.timestamp();
        switch (event.payload()) {
            case ContributorAdded e -> names.add(new Name(e.contributorId(), Kind.CONTRIBUTOR, e.name(), at));
            case MediaTypeAdded e -> names.add(Name.mediaType(e, at));
            case GenreAdded e -> names.add(new Name(e.genreId(), Kind.GENRE, e.name(), at));
            case TagAdded e -> names.add(new Name(e.tagId(), Kind.TAG, e.name(), e.color(), 0, e.libraryId(), at));
            case ShelfCreated e ->
                names.add(new Name(e.shelfId(), Kind.SHELF, e.name(), "", e.displayOrder(), e.libraryId(), at));
            case SeriesCreated e -> names.add(new Name(e.seriesId(), Kind.SERIES, e.name(), "", 0, e.libraryId(), at));
            case LibraryCreated e ->
                names.add(new Name(e.libraryId(), Kind.LIBRARY, e.name(), "", 0, e.libraryId(), at));
            case ReadingEvent e -> readings.add(event);
            default -> {
                if (event.payload() instanceof EditionRemoved || event.payload() instanceof BookDeleted) {
                    readings.add(event);
                }
                Optional<UUID> book = bookOf(event.payload());
                book.ifPresent(books::add);
                book.ifPresent(id -> events.add(event));
                return book.isPresent();
            }
        }
        return true;
    }

    /** The one book that an event is about, if there is just one. */
    static Optional<UUID> bookOf(Object event) {
        return switch (event) {
            case BookEvent e -> Optional.of(e.bookId());
            case EditionEvent e -> Optional.of(e.bookId());
            case CoverEvent e -> Optional.of(e.bookId());
            case ReadingEvent e -> Optional.of(e.bookId());
            case BookShelved e -> Optional.of(e.bookId());
            case BookUnshelved e -> Optional.of(e.bookId());
            case BookPlaced e -> Optional.of(e.bookId());
            case BookMoved e -> Optional.of(e.bookId());
            case BookTakenOut e -> Optional.of(e.bookId());
            default -> Optional.empty();
        };
    }

    Mono<Void> apply(ViewSession session) {
        return BookNames.add(session, names)
                .then(ReadingRows.apply(session, readings))
                .then(books.isEmpty() ? Mono.empty() : BookRows.load(session, books))
                .flatMap(before -> BookRows.save(session, before, fold(before)));
    }

    private Map<UUID, BookFacts> fold(Map<UUID, BookFacts> before) {
        Map<UUID, BookFacts> after = new LinkedHashMap<>(before);
        for (RecordedEvent event : events) {
            UUID id = bookOf(event.payload()).orElseThrow();
            BookFacts.evolve(Optional.ofNullable(after.get(id)), event)
                    .ifPresentOrElse(book -> after.put(id, book), () -> after.remove(id));
        }
        return after;
    }
}
