package io.colophon.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.benchmarks.Catalogue.Book;
import io.colophon.command.contributors.SortName;
import io.colophon.contract.ColophonEvents;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.eventstore.Append;
import io.colophon.eventstore.Appended;
import io.colophon.eventstore.json.EventTypes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import reactor.core.publisher.Flux;

/** Books as the product records them, with their editions and contributors, appended many at a time. */
final class BookEvents {

    private static final int AT_ONCE = 400;

    private final UUID libraryId;
    private final UUID mediaTypeId;
    private final UUID addedBy;
    private final Tagger tagger;
    private final Map<String, UUID> contributors = new HashMap<>();

    BookEvents(UUID libraryId, UUID mediaTypeId, UUID addedBy, Tagger tagger) {
        this.libraryId = libraryId;
        this.mediaTypeId = mediaTypeId;
        this.addedBy = addedBy;
        this.tagger = tagger;
    }

    /** Appends so many books; answers how many events they were. Blocks. */
    long append(EventLog log, int books) {
        return Flux.fromIterable(Catalogue.books(books))
                .concatMapIterable(this::events)
                .map(this::message)
                .buffer(AT_ONCE)
                .concatMap(batch -> log.codec
                        .encode(batch)
                        .flatMap(encoded -> log.committer.append(Append.unconditionally(encoded))))
                .map(BookEvents::count)
                .reduce(0L, Long::sum)
                .blockOptional()
                .orElse(0L);
    }

    private static long count(Appended appended) {
        return appended.last() - appended.first() + 1;
    }

    private List<DomainEvent> events(Book book) {
        List<DomainEvent> events = new ArrayList<>();
        List<Credit> credits = new ArrayList<>();
        for (String author : book.authors()) {
            UUID id = contributors.computeIfAbsent(author, name -> {
                UUID made = UuidCreator.getTimeOrderedEpoch();
                events.add(new ContributorAdded(made, name, SortName.of(name), false));
                return made;
            });
            credits.add(new Credit(id, "author", credits.size()));
        }
        UUID bookId = UuidCreator.getTimeOrderedEpoch();
        events.add(new BookAdded(
                bookId, libraryId, book.title(), "", "", mediaTypeId, credits, List.of(), List.of(), addedBy));
        events.add(new EditionAdded(
                UuidCreator.getTimeOrderedEpoch(),
                bookId,
                libraryId,
                "paperback",
                "en",
                "",
                "",
                "",
                LocalDate.of(book.year(), 1, 1),
                book.isbn13(),
                "",
                "",
                null,
                null,
                true,
                null,
                null,
                1));
        return events;
    }

    private TaggedEventMessage<?> message(DomainEvent event) {
        EventTypes.Type type = ColophonEvents.TYPES.of(event.getClass());
        Set<Tag> tags = tagger.of(event).stream()
                .map(tag -> new Tag(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1)))
                .collect(Collectors.toSet());
        Map<String, String> metadata =
                Map.of("actor", "user:" + addedBy, "correlation", libraryId.toString(), "causation", "benchmark");
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(new MessageType(type.name(), type.version()), event, metadata), tags);
    }
}
