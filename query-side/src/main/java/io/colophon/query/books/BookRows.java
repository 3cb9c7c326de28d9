package io.colophon.query.books;

import io.colophon.eventstore.json.JsonEventCodec;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import io.colophon.query.books.BookNames.Name;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes rows of books many at once: a batch costs a handful of statements, however many books it touches. */
final class BookRows {

    private static final JsonMapper FACTS = JsonEventCodec.mapper();

    private BookRows() {}

    static Mono<Map<UUID, BookFacts>> load(ViewSession session, Collection<UUID> ids) {
        return session.list(
                        "SELECT facts FROM {v}.book WHERE id = ANY($1)",
                        row -> FACTS.readValue(Views.text(row, "facts"), BookFacts.class),
                        (Object) ids.toArray(UUID[]::new))
                .map(books -> books.stream().collect(Collectors.toMap(BookFacts::id, Function.identity())));
    }

    /** Writes what has changed between two states of some books; one that is missing afterwards is deleted. */
    static Mono<Void> save(ViewSession session, Map<UUID, BookFacts> before, Map<UUID, BookFacts> after) {
        Set<UUID> gone = new HashSet<>(before.keySet());
        gone.removeAll(after.keySet());
        List<BookFacts> changed = after.values().stream()
                .filter(book -> !book.equals(before.get(book.id())))
                .toList();
        return delete(session, gone)
                .then(write(session, changed))
                .then(links(session, before, changed))
                .then(count(session, before, after));
    }

    /** Writes books of which a name has changed or gone; which books they are, and their ISBNs, stays. */
    static Mono<Void> rewrite(ViewSession session, Collection<BookFacts> books) {
        return write(session, books);
    }

    private static Mono<Void> write(ViewSession session, Collection<BookFacts> books) {
        if (books.isEmpty()) {
            return Mono.empty();
        }
        List<BookFacts> all = List.copyOf(books);
        Set<UUID> shown = books.stream().flatMap(book -> book.names().stream()).collect(Collectors.toSet());
        return BookNames.load(session, shown)
                .flatMap(names -> write(session, all, names).then(BookEntries.write(session, all, names)));
    }

    private static Mono<Void> write(ViewSession session, List<BookFacts> books, Map<UUID, Name> names) {
        int n = books.size();
        var id = new UUID[n];
        var library = new UUID[n];
        var facts = new String[n];
        var answer = new String[n];
        var editions = new String[n];
        var type = new UUID[n];
        var created = new OffsetDateTime[n];
        var updated = new OffsetDateTime[n];
        var position = new Long[n];
        var first = new Long[n];
        for (int i = 0; i < n; i++) {
            BookFacts book = books.get(i);
            id[i] = book.id();
            library[i] = book.libraryId();
            facts[i] = FACTS.writeValueAsString(book);
            answer[i] = BookAnswer.book(book, names);
            editions[i] = BookAnswer.editions(book, names);
            type[i] = book.mediaTypeId();
            created[i] = Views.time(book.createdAt());
            updated[i] = Views.time(book.updatedAt());
            position[i] = book.position();
            first[i] = book.created();
        }
        return session.run("""
                INSERT INTO {v}.book (id, library_id, facts, answer, editions, media_type_id, created_at, updated_at, position,
                                      created)
                SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[],
                                     $7::timestamptz[], $8::timestamptz[], $9::bigint[], $10::bigint[])
                ON CONFLICT (id) DO UPDATE SET
                  facts = excluded.facts, answer = excluded.answer, editions = excluded.editions,
                  media_type_id = excluded.media_type_id, created_at = excluded.created_at,
                  updated_at = excluded.updated_at, position = excluded.position, created = excluded.created
                """, id, library, facts, answer, editions, type, created, updated, position, first);
    }

    private static Mono<Void> delete(ViewSession session, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Mono.empty();
        }
        Object array = ids.toArray(UUID[]::new);
        return session.run("DELETE FROM {v}.use WHERE book_id = ANY($1)", array)
                .then(session.run("DELETE FROM {v}.isbn WHERE book_id = ANY($1)", array))
                .then(session.run("DELETE FROM {v}.entry WHERE book_id = ANY($1)", array))
                .then(session.run("DELETE FROM {v}.book WHERE id = ANY($1)", array));
    }

    /** Which names and ISBNs stand on which books, where that has changed. */
    private static Mono<Void> links(ViewSession session, Map<UUID, BookFacts> before, List<BookFacts> changed) {
        List<BookFacts> renamed =
                changedIn(book -> List.of(book.names(), book.places(), sortedUses(book)), before, changed);
        List<BookFacts> renumbered = changedIn(BookFacts::isbns, before, changed);
        return clear(session, "use", before, renamed)
                .then(uses(session, renamed))
                .then(clear(session, "isbn", before, renumbered))
                .then(isbns(session, renumbered));
    }

    private static List<BookFacts> changedIn(
            Function<BookFacts, Collection<?>> links, Map<UUID, BookFacts> before, List<BookFacts> changed) {
        return changed.stream()
                .filter(book -> !links.apply(book)
                        .equals(Optional.ofNullable(before.get(book.id()))
                                .map(links)
                                .orElse(Set.of())))
                .toList();
    }

    private static Mono<Void> clear(
            ViewSession session, String table, Map<UUID, BookFacts> before, List<BookFacts> changed) {
        UUID[] stale =
                changed.stream().map(BookFacts::id).filter(before::containsKey).toArray(UUID[]::new);
        return stale.length == 0
                ? Mono.empty()
                : session.run("DELETE FROM {v}." + table + " WHERE book_id = ANY($1)", (Object) stale);
    }

    /** The names whose books are listed in the order of their titles, each with the book's place in it. */
    private static Map<UUID, String> sortedUses(BookFacts book) {
        String key = SortTitle.of(book.title()).naturalKey();
        return Stream.concat(book.tagIds().stream(), book.genreIds().stream())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), name -> key));
    }

    private static Mono<Void> uses(ViewSession session, List<BookFacts> books) {
        List<UUID> nameIds = new ArrayList<>();
        List<UUID> bookIds = new ArrayList<>();
        List<Double> places = new ArrayList<>();
        List<UUID> libraries = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        List<Long> created = new ArrayList<>();
        for (BookFacts book : books) {
            Map<UUID, String> sorted = sortedUses(book);
            for (UUID name : book.names()) {
                nameIds.add(name);
                bookIds.add(book.id());
                places.add(book.places().get(name));
                libraries.add(book.libraryId());
                titles.add(sorted.get(name));
                created.add(book.created());
            }
        }
        return nameIds.isEmpty()
                ? Mono.empty()
                : session.run(
                        "INSERT INTO {v}.use (name_id, book_id, place, library_id, title_key, created)"
                                + " SELECT n, b, p, CASE WHEN t IS NOT NULL THEN l END, t, CASE WHEN t IS NOT NULL THEN c END"
                                + " FROM unnest($1::uuid[], $2::uuid[], $3::float8[], $4::uuid[], $5::text[], $6::bigint[])"
                                + " AS u(n, b, p, l, t, c) ON CONFLICT DO NOTHING",
                        nameIds.toArray(UUID[]::new),
                        bookIds.toArray(UUID[]::new),
                        places.toArray(Double[]::new),
                        libraries.toArray(UUID[]::new),
                        titles.toArray(String[]::new),
                        created.toArray(Long[]::new));
    }

    private static Mono<Void> isbns(ViewSession session, List<BookFacts> books) {
        List<UUID> bookIds = new ArrayList<>();
        List<UUID> libraries = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        books.forEach(book -> book.isbns().forEach(isbn -> {
            bookIds.add(book.id());
            libraries.add(book.libraryId());
            texts.add(isbn);
        }));
        return texts.isEmpty()
                ? Mono.empty()
                : session.run(
                        "INSERT INTO {v}.isbn SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[]) ON CONFLICT DO NOTHING",
                        bookIds.toArray(UUID[]::new),
                        libraries.toArray(UUID[]::new),
                        texts.toArray(String[]::new));
    }

    private record Counted(UUID libraryId, String part) {}

    /** Moves the kept counts by what the rows themselves say, so that an event that comes twice counts once; a count of nothing is no row. */
    private static Mono<Void> count(ViewSession session, Map<UUID, BookFacts> before, Map<UUID, BookFacts> after) {
        Map<Counted, Long> moved = new HashMap<>();
        before.values().forEach(book -> add(moved, book, -1));
        after.values().forEach(book -> add(moved, book, 1));
        moved.values().removeIf(n -> n == 0);
        if (moved.isEmpty()) {
            return Mono.empty();
        }
        List<Counted> keys = List.copyOf(moved.keySet());
        UUID[] libraries = keys.stream().map(Counted::libraryId).toArray(UUID[]::new);
        Mono<Void> forget = moved.values().stream().allMatch(n -> n > 0)
                ? Mono.empty()
                : session.run("DELETE FROM {v}.total WHERE library_id = ANY($1) AND books = 0", (Object) libraries);
        return session.run(
                        "INSERT INTO {v}.total SELECT * FROM unnest($1::uuid[], $2::text[], $3::bigint[])"
                                + " ON CONFLICT (library_id, part) DO UPDATE SET books = total.books + excluded.books",
                        libraries,
                        keys.stream().map(Counted::part).toArray(String[]::new),
                        keys.stream().map(moved::get).toArray(Long[]::new))
                .then(forget);
    }

    private static void add(Map<Counted, Long> moved, BookFacts book, long n) {
        moved.merge(new Counted(book.libraryId(), ""), n, Long::sum);
        moved.merge(new Counted(book.libraryId(), yearOf(book.createdAt())), n, Long::sum);
        String letter = SortTitle.of(book.title()).firstLetter();
        if (!letter.isEmpty()) {
            moved.merge(new Counted(book.libraryId(), letter), n, Long::sum);
        }
        Set<UUID> names = new HashSet<>(book.tagIds());
        names.addAll(book.genreIds());
        names.add(book.mediaTypeId());
        names.forEach(name -> moved.merge(new Counted(book.libraryId(), name.toString()), n, Long::sum));
    }

    private static String yearOf(Instant time) {
        return String.valueOf(time.atOffset(ZoneOffset.UTC).getYear());
    }
}
