package io.colophon.query.sync;

import io.colophon.eventstore.json.JsonEventCodec;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.Views;
import io.colophon.query.sync.FeedLife.Changed;
import io.colophon.query.sync.FeedLife.End;
import io.r2dbc.spi.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes lives many at once: a batch costs a handful of statements, however many books it touches. */
final class FeedRows {

    private static final JsonMapper FACTS = JsonEventCodec.mapper();

    private final ViewSession session;
    private final FeedKeys keys;

    FeedRows(ViewSession session, FeedKeys keys) {
        this.session = session;
        this.keys = keys;
    }

    /** What is stored of a life: the position of its last event stands beside its facts. */
    private record Stored(FeedFacts facts, long position) {}

    /** The living ones of some books. */
    Mono<Map<Long, FeedLife>> ofBooks(Collection<UUID> bookIds) {
        return load("book_id = ANY($1) AND ended IS NULL", bookIds.toArray(UUID[]::new));
    }

    Mono<Map<Long, FeedLife>> lives(Collection<Long> lives) {
        return load("life = ANY($1) AND ended IS NULL", lives.toArray(Long[]::new));
    }

    private Mono<Map<Long, FeedLife>> load(String condition, Object keys) {
        return session.list(
                        "SELECT life, book_id, library_id, latest, facts FROM {v}.life WHERE " + condition,
                        FeedRows::life,
                        keys)
                .map(found -> found.stream().collect(Collectors.toMap(FeedLife::life, Function.identity())));
    }

    private static FeedLife life(Row row) {
        Stored stored = FACTS.readValue(Views.text(row, "facts"), Stored.class);
        return new FeedLife(
                Views.number(row, "life"),
                Views.uuid(row, "book_id"),
                Views.uuid(row, "library_id"),
                stored.facts(),
                Views.number(row, "latest"),
                stored.position(),
                null);
    }

    /** Writes what has changed between two states of some lives, and the changes that everybody sees. */
    Mono<Void> save(Map<Long, FeedLife> before, Collection<FeedLife> after, List<Changed> changes) {
        List<FeedLife> moved = after.stream()
                .filter(life -> !life.equals(before.get(life.life())))
                .toList();
        if (moved.isEmpty()) {
            return Mono.empty();
        }
        Set<UUID> shown = moved.stream().flatMap(life -> life.names().stream()).collect(Collectors.toSet());
        return FeedNames.load(session, shown)
                .flatMap(names -> write(moved, names))
                .then(uses(before, moved))
                .then(changes(changes))
                .then(count(before, moved));
    }

    private Mono<Void> write(List<FeedLife> lives, Map<UUID, String> names) {
        int n = lives.size();
        var life = new Long[n];
        var book = new UUID[n];
        var library = new UUID[n];
        var addedBy = new @Nullable UUID[n];
        var latest = new Long[n];
        var ended = new @Nullable Long[n];
        var endedAt = new @Nullable OffsetDateTime[n];
        var facts = new String[n];
        var record = new String[n];
        for (int i = 0; i < n; i++) {
            FeedLife one = lives.get(i);
            End end = one.end();
            life[i] = one.life();
            book[i] = one.bookId();
            library[i] = one.libraryId();
            addedBy[i] = one.facts().addedBy();
            latest[i] = one.latest();
            ended[i] = end == null ? null : end.position();
            endedAt[i] = end == null ? null : Views.time(end.at());
            facts[i] = end == null ? FACTS.writeValueAsString(new Stored(one.facts(), one.position())) : "";
            record[i] = end == null ? FeedRecord.of(one, names, keys) : "";
        }
        return session.run("""
                INSERT INTO {v}.life (life, book_id, library_id, added_by, latest, ended, ended_at, facts, record)
                SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[],
                                     $7::timestamptz[], $8::text[], $9::text[])
                ON CONFLICT (life) DO UPDATE SET
                  latest = excluded.latest, ended = excluded.ended, ended_at = excluded.ended_at, facts = excluded.facts,
                  record = excluded.record
                """, life, book, library, addedBy, latest, ended, endedAt, facts, record);
    }

    /** Which names stand on which lives, where that has changed. */
    private Mono<Void> uses(Map<Long, FeedLife> before, List<FeedLife> moved) {
        List<Long> stale = new ArrayList<>();
        List<UUID> names = new ArrayList<>();
        List<Long> lives = new ArrayList<>();
        moved.forEach(life -> {
            FeedLife was = before.get(life.life());
            Set<UUID> shown = life.names();
            if (was == null || !was.names().equals(shown)) {
                if (was != null) {
                    stale.add(life.life());
                }
                shown.forEach(name -> {
                    names.add(name);
                    lives.add(life.life());
                });
            }
        });
        Mono<Void> clear = stale.isEmpty()
                ? Mono.empty()
                : session.run("DELETE FROM {v}.use WHERE life = ANY($1)", (Object) stale.toArray(Long[]::new));
        return names.isEmpty()
                ? clear
                : clear.then(session.run(
                        "INSERT INTO {v}.use SELECT * FROM unnest($1::uuid[], $2::bigint[]) ON CONFLICT DO NOTHING",
                        names.toArray(UUID[]::new),
                        lives.toArray(Long[]::new)));
    }

    private Mono<Void> changes(List<Changed> changes) {
        return changes.isEmpty()
                ? Mono.empty()
                : session.run(
                        "INSERT INTO {v}.change SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[])"
                                + " ON CONFLICT DO NOTHING",
                        changes.stream().map(Changed::libraryId).toArray(UUID[]::new),
                        changes.stream().map(Changed::position).toArray(Long[]::new),
                        changes.stream().map(Changed::life).toArray(Long[]::new),
                        changes.stream().map(Changed::previous).toArray(Long[]::new));
    }

    /** Moves the kept counts by what the rows themselves say, so that an event that comes twice counts once; none is no row. */
    private Mono<Void> count(Map<Long, FeedLife> before, List<FeedLife> moved) {
        Map<UUID, Long> counted = new HashMap<>();
        moved.forEach(life -> {
            long was = before.containsKey(life.life()) ? 1 : 0;
            long is = life.lives() ? 1 : 0;
            counted.merge(life.libraryId(), is - was, Long::sum);
        });
        counted.values().removeIf(n -> n == 0);
        UUID[] libraries = counted.keySet().toArray(UUID[]::new);
        Mono<Void> forget = counted.values().stream().allMatch(n -> n > 0)
                ? Mono.empty()
                : session.run("DELETE FROM {v}.total WHERE library_id = ANY($1) AND books = 0", (Object) libraries);
        return counted.isEmpty()
                ? Mono.empty()
                : session.run(
                                "INSERT INTO {v}.total SELECT * FROM unnest($1::uuid[], $2::bigint[])"
                                        + " ON CONFLICT (library_id) DO UPDATE SET books = total.books + excluded.books",
                                libraries,
                                Arrays.stream(libraries).map(counted::get).toArray(Long[]::new))
                        .then(forget);
    }
}
