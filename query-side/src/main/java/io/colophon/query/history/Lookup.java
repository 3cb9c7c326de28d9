package io.colophon.query.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.colophon.contract.Change;
import io.colophon.contract.ColophonEvents;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.jobs.RunEvent;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.eventstore.Criterion;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.query.history.Timeline.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds what the things of a page are called: names and changes of titles in the view, the title with which a book began and the type of
 * a run in the log, where each is one event behind an index. Three statements a page, however long the past is.
 */
@Component
class Lookup {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String BOOK = BookEvent.BOOK + "=";
    private static final String RUN = RunEvent.RUN + "=";

    private final EventReader reader;
    private final MessageCodec codec;
    private final PostgresView view;

    Lookup(EventReader reader, MessageCodec codec, HistoryProjector projector) {
        this.reader = reader;
        this.codec = codec;
        this.view = projector.store();
    }

    Mono<Known> known(List<Entry> entries) {
        Set<UUID> ids = new HashSet<>();
        Set<String> firsts = new HashSet<>();
        Set<UUID> books = new HashSet<>();
        for (Entry entry : entries) {
            collect(new String(entry.stored().payload(), UTF_8), ids);
            collect(Telling.actor(entry.event()), ids);
            Telling.run(entry.event()).ifPresent(run -> firsts.add(Tagger.id(RunEvent.RUN, run)));
            for (String tag : entry.stored().tags()) {
                if (tag.startsWith(BOOK)) {
                    books.add(UUID.fromString(tag.substring(BOOK.length())));
                    firsts.add(tag);
                } else if (tag.startsWith(RUN)) {
                    firsts.add(tag);
                }
            }
        }
        return Mono.zip(names(ids), renamings(books), begins(firsts))
                .map(found -> new Known(
                        found.getT1(),
                        found.getT3().titles(),
                        found.getT2(),
                        found.getT3().runs()));
    }

    /** Every id in an event may be one that has a name. */
    private static void collect(String text, Set<UUID> ids) {
        Matcher matcher = ID.matcher(text);
        while (matcher.find()) {
            ids.add(UUID.fromString(matcher.group()));
        }
    }

    private Mono<Map<UUID, String>> names(Set<UUID> ids) {
        return view.list(
                        "SELECT id, name FROM {v}.name WHERE id = ANY($1)",
                        row -> Map.entry(Views.uuid(row, "id"), Views.text(row, "name")),
                        (Object) ids.toArray(UUID[]::new))
                .map(rows -> {
                    Map<UUID, String> names = new HashMap<>();
                    rows.forEach(row -> names.put(row.getKey(), row.getValue()));
                    return names;
                });
    }

    private record Renaming(UUID bookId, long position, Change<String> title) {}

    private Mono<Map<UUID, NavigableMap<Long, Change<String>>>> renamings(Set<UUID> books) {
        return view.list(
                        "SELECT book_id, position, before, after FROM {v}.title WHERE book_id = ANY($1)",
                        row -> new Renaming(
                                Views.uuid(row, "book_id"),
                                Views.number(row, "position"),
                                new Change<>(Views.text(row, "before"), Views.text(row, "after"))),
                        (Object) books.toArray(UUID[]::new))
                .map(rows -> {
                    Map<UUID, NavigableMap<Long, Change<String>>> byBook = new HashMap<>();
                    rows.forEach(row -> byBook.computeIfAbsent(row.bookId(), id -> new TreeMap<>())
                            .put(row.position(), row.title()));
                    return byBook;
                });
    }

    private record Begins(Map<UUID, String> titles, Map<UUID, String> runs) {}

    private Mono<Begins> begins(Set<String> tags) {
        if (tags.isEmpty()) {
            return Mono.just(new Begins(Map.of(), Map.of()));
        }
        List<Criterion> criteria = new ArrayList<>();
        for (String tag : tags) {
            Class<?> first = tag.startsWith(BOOK) ? BookAdded.class : RunQueued.class;
            criteria.add(Criterion.of(
                    List.of(tag), List.of(ColophonEvents.TYPES.of(first).name())));
        }
        return reader.page(criteria, 0, criteria.size()).flatMap(codec::decode).map(events -> {
            Begins begins = new Begins(new HashMap<>(), new HashMap<>());
            events.forEach(event -> {
                switch (event.payload()) {
                    case BookAdded e -> begins.titles().put(e.bookId(), e.title());
                    case RunQueued e -> begins.runs().put(e.runId(), e.type());
                    default -> {}
                }
            });
            return begins;
        });
    }
}
