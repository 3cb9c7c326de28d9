package io.colophon.contract.enrichment;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.eventstore.json.EventType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What only batches of enrichment add to a run: which books they are about, and whom their fields are from. */
public sealed interface EnrichmentEvent extends DomainEvent {

    String BATCH_BOOKS = "batch-books";

    /** @param title what it was called when it was chosen */
    record ChosenBook(UUID bookId, String title) {}

    /**
     * A part of the books of a batch. From the run's {@code RunQueued} on these are its items; without it they mean nothing.
     *
     * @param from the number of the first book, the books being the run's items
     * @param books each once in a run
     */
    @EventType("enrichment.BooksChosen")
    record BooksChosen(UUID runId, int from, List<ChosenBook> books) implements EnrichmentEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(RunEvent.RUN, runId).id(BATCH_BOOKS, runId);
        }
    }

    /**
     * Fields of a book or of its edition are what providers say, by the events beside this one. Any other value of a field is from a
     * person, by hand or by a file.
     *
     * @param sources by the name of a field, the provider
     */
    @EventType("enrichment.BookEnriched")
    record BookEnriched(UUID runId, UUID bookId, UUID libraryId, Map<String, String> sources)
            implements EnrichmentEvent {
        @Override
        public void tags(Tags tags) {
            tags.id(RunEvent.RUN, runId).id(BookEvent.BOOK, bookId).id(LibraryEvent.LIBRARY, libraryId);
        }
    }
}
