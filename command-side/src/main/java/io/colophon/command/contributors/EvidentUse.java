package io.colophon.command.contributors;

import io.colophon.contract.Change;
import io.colophon.contract.ColophonEvents;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.eventstore.Criterion;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whether the newest events of a contributor's use show a book that credits him. Who has written thousands of books stays by a handful of
 * events; where these show none, {@link RemoveContributor} reads all of them and decides.
 */
@Component
class EvidentUse {

    private static final int NEWEST = 16;

    private final EventReader reader;
    private final MessageCodec codec;

    EvidentUse(EventReader reader, MessageCodec codec) {
        this.reader = reader;
        this.codec = codec;
    }

    Mono<Boolean> of(UUID contributorId) {
        return reader.newest(Tagger.id(ContributorEvent.CONTRIBUTOR_USE, contributorId), Long.MAX_VALUE, NEWEST)
                .flatMap(codec::decode)
                .flatMapMany(events -> Flux.fromIterable(libraries(contributorId, events)))
                .filterWhen(this::lives)
                .hasElements();
    }

    /** Those with a book that credits him. Of each book the first event that one meets is its last. */
    private static Set<UUID> libraries(UUID contributorId, List<RecordedEvent> newestFirst) {
        Set<UUID> books = new HashSet<>();
        Set<UUID> libraries = new HashSet<>();
        for (RecordedEvent event : newestFirst) {
            if (event.payload() instanceof BookEvent e
                    && books.add(e.bookId())
                    && credits(e).stream()
                            .anyMatch(credit -> credit.contributorId().equals(contributorId))) {
                libraries.add(e.libraryId());
            }
        }
        return libraries;
    }

    /** After an event that carries the use of a contributor, so that one of a revision is one of its credits. */
    private static List<Credit> credits(BookEvent event) {
        return switch (event) {
            case BookAdded e -> e.credits();
            case BookRevised e -> Objects.requireNonNullElse(Change.apply(e.credits(), null), List.of());
            case BookDeleted e -> List.of();
        };
    }

    private Mono<Boolean> lives(UUID libraryId) {
        Criterion deleted = Criterion.of(
                List.of(Tagger.id(LibraryEvent.EXISTENCE, libraryId)),
                List.of(ColophonEvents.TYPES.of(LibraryDeleted.class).name()));
        return reader.page(List.of(deleted), 0, 1).map(List::isEmpty);
    }
}
