package io.colophon.contract;

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
import io.colophon.eventstore.json.EventTypes;

/** Every event of the product. */
public final class ColophonEvents {

    public static final EventTypes TYPES = EventTypes.permittedBy(
            IdentityEvent.class,
            LibraryEvent.class,
            ShelfEvent.class,
            SeriesEvent.class,
            VocabularyEvent.class,
            ContributorEvent.class,
            BookEvent.class,
            EditionEvent.class,
            FileEvent.class,
            StorageEvent.class,
            CoverEvent.class,
            PhotoEvent.class,
            LoanEvent.class,
            ReadingEvent.class,
            RunEvent.class,
            ImportEvent.class,
            EnrichmentEvent.class,
            LookupEvent.class,
            AiEvent.class,
            TasteEvent.class,
            SuggestionEvent.class);

    private ColophonEvents() {}
}
