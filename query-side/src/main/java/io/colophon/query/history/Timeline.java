package io.colophon.query.history;

import io.colophon.contract.ColophonEvents;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.reading.ReadingEvent;
import io.colophon.contract.suggestions.SuggestionEvent;
import io.colophon.contract.suggestions.TasteEvent;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.StoredEvent;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the log backwards along a tag. */
@Component
class Timeline {

    /** With a filter: how many events are read at once, and how often for one page. */
    private static final int SCANNED = 500;

    private static final int SCANS = 10;

    /** Types of events that belong to one person. */
    private static final Set<String> ONES_OWN = Stream.of(ReadingEvent.class, TasteEvent.class, SuggestionEvent.class)
            .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
            .map(record -> ColophonEvents.TYPES.of(record).name())
            .collect(Collectors.toUnmodifiableSet());

    private final EventReader reader;
    private final MessageCodec codec;
    private final Lookup lookup;

    Timeline(EventReader reader, MessageCodec codec, Lookup lookup) {
        this.reader = reader;
        this.codec = codec;
        this.lookup = lookup;
    }

    /**
     * @param types names of event types; none: all
     * @param reader whose own readings, taste and suggestions are told, and nobody else's; empty: everybody's
     */
    record Filter(Optional<UUID> actor, Optional<String> correlation, Set<String> types, Optional<UUID> reader) {

        boolean isOpen() {
            return actor.isEmpty() && correlation.isEmpty() && types.isEmpty();
        }

        boolean takes(StoredEvent event) {
            return (types.isEmpty() || types.contains(event.type())) && mayBeTold(event);
        }

        private boolean mayBeTold(StoredEvent event) {
            return !ONES_OWN.contains(event.type())
                    || reader.map(id -> event.tags().contains(Tagger.id(IdentityEvent.USER, id)))
                            .orElse(true);
        }

        boolean takes(RecordedEvent event) {
            return (actor.isEmpty() || actor.equals(Telling.user(Telling.actor(event))))
                    && (correlation.isEmpty() || correlation.get().equals(Telling.correlation(event)));
        }
    }

    /**
     * @param next the position below which it goes on; empty at the end. A page may be short and still have a next one: then so much
     *     has been read that did not pass the filter
     * @param nothing there was no event at all below where it began, whatever the filter
     */
    record Page(List<HistoryItem> items, Optional<Long> next, boolean nothing) {}

    /** An event as stored, and as read. */
    record Entry(StoredEvent stored, RecordedEvent event) {}

    private record Scanned(List<Entry> entries, Optional<Long> next, boolean nothing) {}

    /** Newest first. */
    Mono<Page> page(String tag, long before, int limit, Filter filter) {
        return scan(List.of(), tag, before, limit, filter, SCANS).flatMap(scanned -> lookup.known(scanned.entries())
                .map(known -> new Page(
                        scanned.entries().stream()
                                .map(entry -> Sentences.of(entry.event(), known))
                                .toList(),
                        scanned.next(),
                        scanned.nothing())));
    }

    private Mono<Scanned> scan(List<Entry> found, String tag, long before, int limit, Filter filter, int scans) {
        // What is not told is rare, so an open filter looks further only where it must.
        int size = filter.isOpen() && scans == SCANS ? limit + 1 : SCANNED;
        return reader.newest(tag, before, size)
                .flatMap(events -> passing(events, filter).flatMap(passed -> {
                    List<Entry> all = new ArrayList<>(found);
                    all.addAll(passed);
                    if (all.size() > limit) {
                        List<Entry> page = all.subList(0, limit);
                        return Mono.just(new Scanned(
                                page, Optional.of(page.getLast().stored().position()), false));
                    }
                    if (events.size() < size) {
                        return Mono.just(new Scanned(all, Optional.empty(), events.isEmpty() && scans == SCANS));
                    }
                    long last = events.getLast().position();
                    return scans == 1
                            ? Mono.just(new Scanned(all, Optional.of(last), false))
                            : scan(all, tag, last, limit, filter, scans - 1);
                }));
    }

    private Mono<List<Entry>> passing(List<StoredEvent> events, Filter filter) {
        List<StoredEvent> taken = events.stream().filter(filter::takes).toList();
        return codec.decode(taken).map(decoded -> {
            List<Entry> passed = new ArrayList<>();
            for (int i = 0; i < taken.size(); i++) {
                if (filter.takes(decoded.get(i))) {
                    passed.add(new Entry(taken.get(i), decoded.get(i)));
                }
            }
            return passed;
        });
    }
}
