package io.colophon.query.books;

import io.colophon.contract.books.BookEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.ViewSession;
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

/** Events of books and new names that may be applied together: loaded once, folded in memory, written once. */
final class BookBatch {

    private final List<RecordedEvent> events = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private final Set<UUID> books = new LinkedHashSet<>();

    /** Whether the event belongs here; one that changes many books does not. */
    boolean take(RecordedEvent event) {
        Instant at = event.timestamp();
        switch (event.payload()) {
            case BookEvent e -> books.add(e.bookId());
            case EditionEvent e -> books.add(e.bookId());
            case ContributorAdded e -> names.add(new Name(e.contributorId(), e.name(), "", null, at));
            case MediaTypeAdded e -> names.add(new Name(e.mediaTypeId(), e.displayName(), "", null, at));
            case GenreAdded e -> names.add(new Name(e.genreId(), e.name(), "", null, at));
            case TagAdded e -> names.add(new Name(e.tagId(), e.name(), e.color(), e.libraryId(), at));
            default -> {
                return false;
            }
        }
        events.add(event);
        return true;
    }

    Mono<Void> apply(ViewSession session) {
        return BookNames.add(session, names)
                .then(books.isEmpty() ? Mono.empty() : BookRows.load(session, books))
                .flatMap(before -> BookRows.save(session, before, fold(before)));
    }

    private Map<UUID, BookFacts> fold(Map<UUID, BookFacts> before) {
        Map<UUID, BookFacts> after = new LinkedHashMap<>(before);
        for (RecordedEvent event : events) {
            UUID id =
                    switch (event.payload()) {
                        case BookEvent e -> e.bookId();
                        case EditionEvent e -> e.bookId();
                        default -> null;
                    };
            if (id != null) {
                BookFacts.evolve(Optional.ofNullable(after.get(id)), event)
                        .ifPresentOrElse(book -> after.put(id, book), () -> after.remove(id));
            }
        }
        return after;
    }
}
