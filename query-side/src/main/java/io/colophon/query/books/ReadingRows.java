package io.colophon.query.books;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.reading.ReadingEvent;
import io.colophon.contract.reading.ReadingEvent.ReadingRecorded;
import io.colophon.contract.reading.ReadingEvent.ReadingRemoved;
import io.colophon.contract.reading.ReadingEvent.ReadingRevised;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import io.r2dbc.spi.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What people noted of their reading, as far as lists of books show it: a batch is loaded, folded in memory and written at once. */
final class ReadingRows {

    private ReadingRows() {}

    private record Key(UUID editionId, UUID userId) {

        static Key of(ReadingEvent event) {
            return new Key(event.editionId(), event.userId());
        }
    }

    private record Reading(
            Key key,
            UUID bookId,
            UUID libraryId,
            String readStatus,
            @Nullable Integer rating,
            boolean favorite,
            @Nullable LocalDate finished,
            Instant updatedAt) {

        static Reading of(Row row) {
            return new Reading(
                    new Key(Views.uuid(row, "edition_id"), Views.uuid(row, "user_id")),
                    Views.uuid(row, "book_id"),
                    Views.uuid(row, "library_id"),
                    Views.text(row, "read_status"),
                    row.get("rating", Integer.class),
                    ViewSession.get(row, "favorite", Boolean.class),
                    row.get("finished", LocalDate.class),
                    Views.instant(row, "updated_at"));
        }

        static Reading of(ReadingRecorded e, Instant at) {
            return new Reading(
                    Key.of(e),
                    e.bookId(),
                    e.libraryId(),
                    e.readStatus(),
                    e.rating(),
                    e.favorite(),
                    e.dateFinished(),
                    at);
        }

        Reading after(ReadingRevised e, Instant at) {
            return new Reading(
                    key,
                    bookId,
                    libraryId,
                    Objects.requireNonNull(Change.apply(e.readStatus(), readStatus)),
                    Change.apply(e.rating(), rating),
                    Objects.requireNonNull(Change.apply(e.favorite(), favorite)),
                    Change.apply(e.dateFinished(), finished),
                    at);
        }
    }

    /** @param events of readings, and those that end all readings of an edition or a book */
    static Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        return events.isEmpty()
                ? Mono.empty()
                : load(session, events).flatMap(before -> save(session, before, fold(before, events)));
    }

    private static Mono<Map<Key, Reading>> load(ViewSession session, List<RecordedEvent> events) {
        Set<UUID> editions = new HashSet<>();
        Set<UUID> books = new HashSet<>();
        events.forEach(event -> {
            switch (event.payload()) {
                case ReadingEvent e -> editions.add(e.editionId());
                case EditionRemoved e -> editions.add(e.editionId());
                case BookDeleted e -> books.add(e.bookId());
                default -> {}
            }
        });
        return session.list(
                        "SELECT * FROM {v}.reading WHERE edition_id = ANY($1) UNION SELECT * FROM {v}.reading WHERE book_id = ANY($2)",
                        Reading::of,
                        editions.toArray(UUID[]::new),
                        books.toArray(UUID[]::new))
                .map(rows -> rows.stream().collect(Collectors.toMap(Reading::key, Function.identity())));
    }

    private static Map<Key, Reading> fold(Map<Key, Reading> before, List<RecordedEvent> events) {
        Map<Key, Reading> after = new LinkedHashMap<>(before);
        for (RecordedEvent event : events) {
            Instant at = event.timestamp();
            switch (event.payload()) {
                case ReadingRecorded e -> after.put(Key.of(e), Reading.of(e, at));
                case ReadingRevised e -> after.computeIfPresent(Key.of(e), (key, reading) -> reading.after(e, at));
                case ReadingRemoved e -> after.remove(Key.of(e));
                case EditionRemoved e -> after.keySet().removeIf(key -> key.editionId.equals(e.editionId()));
                case BookDeleted e -> after.values().removeIf(reading -> reading.bookId.equals(e.bookId()));
                default -> {}
            }
        }
        return after;
    }

    private static Mono<Void> save(ViewSession session, Map<Key, Reading> before, Map<Key, Reading> after) {
        Set<Key> gone = new HashSet<>(before.keySet());
        gone.removeAll(after.keySet());
        List<Reading> changed = after.values().stream()
                .filter(reading -> !reading.equals(before.get(reading.key)))
                .toList();
        return delete(session, gone).then(write(session, changed));
    }

    private static Mono<Void> delete(ViewSession session, Collection<Key> keys) {
        return keys.isEmpty()
                ? Mono.empty()
                : session.run(
                        "DELETE FROM {v}.reading USING unnest($1::uuid[], $2::uuid[]) AS gone(e, u) WHERE edition_id = e AND user_id = u",
                        keys.stream().map(Key::editionId).toArray(UUID[]::new),
                        keys.stream().map(Key::userId).toArray(UUID[]::new));
    }

    private static Mono<Void> write(ViewSession session, List<Reading> readings) {
        return readings.isEmpty()
                ? Mono.empty()
                : session.run(
                        """
                        INSERT INTO {v}.reading (edition_id, user_id, book_id, library_id, read_status, rating, favorite, finished, updated_at)
                        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[], $7::boolean[],
                                             $8::date[], $9::timestamptz[])
                        ON CONFLICT (edition_id, user_id) DO UPDATE SET
                          read_status = excluded.read_status, rating = excluded.rating, favorite = excluded.favorite,
                          finished = excluded.finished, updated_at = excluded.updated_at
                        """,
                        readings.stream().map(one -> one.key.editionId).toArray(UUID[]::new),
                        readings.stream().map(one -> one.key.userId).toArray(UUID[]::new),
                        readings.stream().map(Reading::bookId).toArray(UUID[]::new),
                        readings.stream().map(Reading::libraryId).toArray(UUID[]::new),
                        readings.stream().map(Reading::readStatus).toArray(String[]::new),
                        readings.stream().map(Reading::rating).toArray(Integer[]::new),
                        readings.stream().map(Reading::favorite).toArray(Boolean[]::new),
                        readings.stream().map(Reading::finished).toArray(LocalDate[]::new),
                        readings.stream().map(one -> Views.time(one.updatedAt)).toArray(OffsetDateTime[]::new));
    }
}
