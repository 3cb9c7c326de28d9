package io.colophon.query.history;

import io.colophon.contract.books.BookEvent;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.covers.CoverEvent;
import io.colophon.contract.covers.PhotoEvent;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.editions.FileEvent;
import io.colophon.contract.editions.StorageEvent;
import io.colophon.contract.enrichment.EnrichmentEvent;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.imports.ImportEvent;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.loans.LoanEvent;
import io.colophon.contract.lookup.LookupEvent;
import io.colophon.contract.reading.ReadingEvent;
import io.colophon.contract.series.SeriesEvent;
import io.colophon.contract.shelves.ShelfEvent;
import io.colophon.contract.suggestions.AiEvent;
import io.colophon.contract.suggestions.SuggestionEvent;
import io.colophon.contract.suggestions.TasteEvent;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.query.history.HistoryItem.Subject;
import java.util.List;

/**
 * Tells an event. Each family of events has a method with an exhaustive switch, so the compiler names what is missing; a new family is
 * a line here, and a test says so.
 */
final class Sentences {

    private Sentences() {}

    static HistoryItem of(RecordedEvent event, Known known) {
        Telling telling = new Telling(event, known);
        return switch (event.payload()) {
            case BookEvent e -> BookSentences.of(e, telling);
            case EditionEvent e -> BookSentences.of(e, telling);
            case CoverEvent e -> CoverSentences.of(e, telling);
            case PhotoEvent e -> CoverSentences.of(e, telling);
            case FileEvent e -> FileSentences.of(e, telling);
            case StorageEvent e -> FileSentences.of(e, telling);
            case LibraryEvent e -> LibrarySentences.of(e, telling);
            case ShelfEvent e -> PlaceSentences.of(e, telling);
            case SeriesEvent e -> PlaceSentences.of(e, telling);
            case VocabularyEvent e -> VocabularySentences.of(e, telling);
            case ContributorEvent e -> ContributorSentences.of(e, telling);
            case IdentityEvent e -> IdentitySentences.of(e, telling);
            case LoanEvent e -> LoanSentences.of(e, telling);
            case ReadingEvent e -> ReadingSentences.of(e, telling);
            case RunEvent e -> RunSentences.of(e, telling);
            case ImportEvent e -> RunSentences.of(e, telling);
            case EnrichmentEvent e -> RunSentences.of(e, telling);
            case LookupEvent e -> LookupSentences.of(e, telling);
            case AiEvent e -> SuggestionSentences.of(e, telling);
            case TasteEvent e -> SuggestionSentences.of(e, telling);
            case SuggestionEvent e -> SuggestionSentences.of(e, telling);
            default -> unknown(event, telling);
        };
    }

    /** A later version wrote it, so all that can be told is its name. */
    private static HistoryItem unknown(RecordedEvent event, Telling telling) {
        return telling.did(
                new Subject("unknown", null, null),
                "did something that this version can’t tell (" + event.type() + ")",
                List.of());
    }
}
