package io.colophon.query.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.colophon.contract.ColophonEvents;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.libraries.LibraryEvent;
import io.colophon.eventstore.Criterion;
import io.colophon.eventstore.EventReader;
import io.colophon.query.history.Timeline.Filter;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Query;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The timeline: who did what, when and through what, newest first. It stays readable when what it tells of is deleted. What people
 * noted of their reading, said of their taste and did with suggestions is told to themselves and to administrators.
 *
 * <p>{@code limit} (50, at most 200) and {@code cursor} page it; {@code actor} (a user's id), {@code correlation} and {@code type} (may be
 * repeated) filter it. A page from which much was left out may be short, or empty, and still have a {@code next_cursor}.
 */
@RestController
@RequestMapping("/api/v1/libraries/{library}")
public class HistoryQueries {

    private static final int LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;

    private final Timeline timeline;
    private final EventReader reader;
    private final Access access;

    HistoryQueries(Timeline timeline, EventReader reader, Access access) {
        this.timeline = timeline;
        this.reader = reader;
        this.access = access;
    }

    record Page(List<HistoryItem> items, @Nullable String nextCursor) {}

    @Described(
            value = "The timeline of a library, the newest first",
            gives = Page.class,
            query = {
                "limit (integer): at most 200, 50 if absent",
                "cursor: the last next_cursor",
                "actor: the id of a user",
                "correlation: of one operation",
                "type (list): names of event types"
            })
    @GetMapping("/history")
    Mono<ResponseEntity<byte[]>> ofLibrary(Caller caller, @PathVariable String library, Query query) {
        UUID id = access.require(caller, library, Permission.LIBRARY_READ);
        return page(Tagger.id(LibraryEvent.LIBRARY, id), query, "library", caller);
    }

    @Described(
            value = "The timeline of a book, the newest first",
            gives = Page.class,
            query = {
                "limit (integer): at most 200, 50 if absent",
                "cursor: the last next_cursor",
                "actor: the id of a user",
                "correlation: of one operation",
                "type (list): names of event types"
            })
    @GetMapping("/books/{book}/history")
    Mono<ResponseEntity<byte[]>> ofBook(
            Caller caller, @PathVariable String library, @PathVariable String book, Query query) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        UUID bookId = PathId.parse(book, "book");
        return wasAdded(bookId, libraryId)
                .filter(added -> added)
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("book")))
                .flatMap(added -> page(Tagger.id(BookEvent.BOOK, bookId), query, "book", caller));
    }

    /** By the log, where a deleted book is, too. */
    private Mono<Boolean> wasAdded(UUID bookId, UUID libraryId) {
        Criterion added = Criterion.of(
                List.of(Tagger.id(BookEvent.BOOK, bookId), Tagger.id(LibraryEvent.LIBRARY, libraryId)),
                List.of(ColophonEvents.TYPES.of(BookAdded.class).name()));
        return reader.page(List.of(added), 0, 1).map(events -> !events.isEmpty());
    }

    private Mono<ResponseEntity<byte[]>> page(String tag, Query query, String thing, Caller caller) {
        long asked = query.number("limit");
        int limit = asked <= 0 ? LIMIT : (int) Math.min(asked, LARGEST_LIMIT);
        boolean begins = query.text("cursor").isEmpty();
        long before = begins ? Long.MAX_VALUE : position(query.text("cursor"));
        return timeline.page(tag, before, limit, filter(query, caller)).map(page -> {
            if (begins && page.nothing()) {
                throw Refusal.notFound(thing);
            }
            return Answers.value(new Page(
                    page.items(), page.next().map(HistoryQueries::cursor).orElse(null)));
        });
    }

    private static Filter filter(Query query, Caller caller) {
        return new Filter(
                Optional.of(query.text("actor"))
                        .filter(actor -> !actor.isEmpty())
                        .map(actor -> PathId.parse(actor, "actor")),
                Optional.of(query.text("correlation")).filter(correlation -> !correlation.isEmpty()),
                query.all("type").stream().filter(type -> !type.isEmpty()).collect(Collectors.toUnmodifiableSet()),
                Optional.of(caller.userId()).filter(id -> !caller.admin()));
    }

    private static String cursor(long position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Long.toString(position).getBytes(UTF_8));
    }

    private static long position(String cursor) {
        try {
            long position = Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
            if (position > 0) {
                return position;
            }
        } catch (IllegalArgumentException e) {
            // It is refused below, as a number that can't be one is.
        }
        throw Refusal.invalid("invalid cursor");
    }
}
