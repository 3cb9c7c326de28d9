package io.colophon.query.sync;

import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.identity.IdentityEvent.UserRegistered;
import io.colophon.contract.series.SeriesEvent.BookMoved;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.sync.FeedLife.Changed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Events of single books and new names that may be applied together: loaded once, folded in memory, written once. */
final class FeedBatch {

    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<UUID, String> names = new LinkedHashMap<>();
    private final Set<UUID> books = new LinkedHashSet<>();

    /** Whether the event belongs here; one that touches many books does not. */
    boolean take(RecordedEvent event) {
        switch (event.payload()) {
            case ContributorAdded e -> names.put(e.contributorId(), e.name());
            case GenreAdded e -> names.put(e.genreId(), e.name());
            case TagAdded e -> names.put(e.tagId(), e.name());
            case SeriesCreated e -> names.put(e.seriesId(), e.name());
            case UserRegistered e -> names.put(e.userId(), e.displayName());
            default -> {
                UUID book = book(event);
                if (book == null) {
                    return false;
                }
                books.add(book);
                events.add(event);
            }
        }
        return true;
    }

    private static @Nullable UUID book(RecordedEvent event) {
        return switch (event.payload()) {
            case BookEvent e -> e.bookId();
            case EditionEvent e -> e.bookId();
            case BookPlaced e -> e.bookId();
            case BookMoved e -> e.bookId();
            case BookTakenOut e -> e.bookId();
            default -> null;
        };
    }

    Mono<Void> apply(ViewSession session, FeedRows rows) {
        return FeedNames.put(session, names)
                .then(books.isEmpty() ? Mono.empty() : rows.ofBooks(books))
                .flatMap(before -> fold(before, rows));
    }

    private Mono<Void> fold(Map<Long, FeedLife> before, FeedRows rows) {
        Map<Long, FeedLife> after = new LinkedHashMap<>(before);
        Map<UUID, FeedLife> living = new HashMap<>();
        before.values().forEach(life -> living.put(life.bookId(), life));
        List<Changed> changes = new ArrayList<>();
        for (RecordedEvent event : events) {
            FeedLife was = living.get(book(event));
            FeedLife is = was != null
                    ? was.after(event)
                    : event.payload() instanceof BookAdded e ? FeedLife.begin(e, event) : null;
            if (is == null || is == was) {
                continue;
            }
            after.put(is.life(), is);
            if (is.lives()) {
                living.put(is.bookId(), is);
            } else {
                living.remove(is.bookId());
            }
            long previous = was == null ? 0 : was.latest();
            if (is.latest() > previous) {
                changes.add(new Changed(is.libraryId(), is.latest(), is.life(), previous));
            }
        }
        return rows.save(before, after.values(), changes);
    }
}
