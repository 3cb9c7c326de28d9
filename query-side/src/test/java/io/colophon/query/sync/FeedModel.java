package io.colophon.query.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The feed as the contract tells it (jobs and sync, C.6), by reading everything each time: lives, slots, sessions. */
final class FeedModel {

    private static final long IDLE_MS = 3_600_000;
    private static final long LONGEST_MS = 24 * IDLE_MS;

    /** A life of a book for one user. */
    private static final class Life {
        final UUID book;
        final UUID library;
        final long added;
        final List<Long> changes = new ArrayList<>();
        long ended;

        Life(UUID book, UUID library, long added, long appeared) {
            this.book = book;
            this.library = library;
            this.added = added;
            changes.add(appeared);
        }

        boolean lives() {
            return ended == 0;
        }
    }

    private record Book(UUID id, UUID library, long added) {}

    private static final class Session {
        final long watermark;
        final long floor;
        final long begun;
        long ends;

        Session(long watermark, long floor, long now) {
            this.watermark = watermark;
            this.floor = floor;
            this.begun = now;
            this.ends = now + IDLE_MS;
        }

        boolean lives(long now) {
            return ends > now && begun + LONGEST_MS > now;
        }
    }

    record Key(UUID user, long sinceMs, int limit, UUID library) {}

    /** @param watermark the position that its time stands for; -1: the time that was asked with */
    record Page(List<UUID> rows, long total, long watermark) {}

    private final Map<UUID, List<Life>> lives = new HashMap<>();
    private final Map<UUID, Set<UUID>> members = new HashMap<>();
    private final Map<UUID, Book> books = new LinkedHashMap<>();
    private final Map<UUID, Long> latest = new HashMap<>();
    private final Map<Key, List<Session>> sessions = new HashMap<>();

    Set<UUID> members(UUID library) {
        return members.computeIfAbsent(library, key -> new HashSet<>());
    }

    List<UUID> books(UUID library) {
        return books.values().stream()
                .filter(book -> book.library.equals(library))
                .map(Book::id)
                .toList();
    }

    void add(UUID library, UUID book, long position) {
        books.put(book, new Book(book, library, position));
        latest.put(book, position);
        members(library).forEach(user -> lives(user).add(new Life(book, library, position, position)));
    }

    void change(UUID book, long position) {
        latest.put(book, position);
        living(book).forEach(life -> life.changes.add(position));
    }

    void delete(UUID book, long position) {
        books.remove(book);
        living(book).forEach(life -> life.ended = position);
    }

    void join(UUID library, UUID user, long position) {
        members(library).add(user);
        books.values().stream().filter(book -> book.library.equals(library)).forEach(book -> lives(user)
                .add(new Life(book.id, library, book.added, position)));
    }

    void leave(UUID library, UUID user, long position) {
        members(library).remove(user);
        lives(user).stream()
                .filter(life -> life.library.equals(library) && life.lives())
                .forEach(life -> life.ended = position);
    }

    /** What a user sees, with the last change that everybody sees. */
    Map<UUID, Long> truth(UUID user) {
        Map<UUID, Long> seen = new HashMap<>();
        lives(user).stream()
                .filter(Life::lives)
                .forEach(life -> seen.put(life.book, latest.getOrDefault(life.book, 0L)));
        return seen;
    }

    Page page(Key key, long since, long page, long now, long applied) {
        List<Session> kept = sessions.computeIfAbsent(key, k -> new ArrayList<>());
        List<Session> live = kept.stream().filter(session -> session.lives(now)).toList();
        long floor = live.stream().mapToLong(session -> session.floor).min().orElse(page == 1 ? applied : since);
        long watermark = page == 1
                ? applied
                : live.stream().mapToLong(session -> session.watermark).min().orElse(-1);
        List<Life> slots = slots(key, since, floor);
        if (page == 1 && !slots.isEmpty()) {
            kept.retainAll(live);
            kept.removeIf(session -> session.watermark == applied);
            kept.add(new Session(applied, floor, now));
        } else if (page > 1) {
            kept.retainAll(live);
            live.forEach(session -> session.ends = Math.max(session.begun, now) + IDLE_MS);
        }
        List<UUID> rows = slots.stream()
                .skip((page - 1) * key.limit)
                .filter(Life::lives)
                .limit(key.limit)
                .map(life -> life.book)
                .toList();
        return new Page(rows, total(slots, key.limit), watermark);
    }

    private List<Life> slots(Key key, long since, long floor) {
        return lives(key.user).stream()
                .filter(life -> key.library.equals(FeedScope.EVERY_LIBRARY) || life.library.equals(key.library))
                .filter(life -> life.lives() || life.ended > floor)
                .filter(life -> life.changes.getLast() > since)
                .sorted((a, b) -> slot(a, since).compareTo(slot(b, since)))
                .toList();
    }

    private static Slot slot(Life life, long since) {
        return new Slot(
                life.changes.stream().filter(at -> at > since).findFirst().orElseThrow(), life.added);
    }

    private static long total(List<Life> slots, int limit) {
        long living = slots.stream().filter(Life::lives).count();
        long pages = Math.ceilDiv(living, limit);
        while (pages > 0
                && slots.stream().skip((pages - 1) * limit).filter(Life::lives).count() > limit) {
            pages++;
        }
        return pages == 0 ? 0 : Math.max(living, (pages - 1) * limit + 1);
    }

    private Stream<Life> living(@Nullable UUID book) {
        return lives.values().stream().flatMap(List::stream).filter(life -> life.book.equals(book) && life.lives());
    }

    private List<Life> lives(UUID user) {
        return lives.computeIfAbsent(user, key -> new ArrayList<>());
    }
}
