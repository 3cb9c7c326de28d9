package io.colophon.query.sync;

import io.colophon.contract.Refusal;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.PostgresView.Applied;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.sync.FeedAnswer.More;
import io.colophon.query.sync.FeedAnswer.Pagination;
import io.colophon.query.sync.FeedAnswer.Tombstone;
import io.colophon.query.sync.FeedCursor.Kind;
import io.colophon.query.sync.FeedMarks.Mark;
import io.colophon.query.sync.FeedSlots.BookId;
import io.colophon.query.sync.FeedStream.Entry;
import io.colophon.web.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The feed by cursor, and the list of ids (jobs and sync, C.6). Nothing is remembered here: a walk is in its cursor. */
final class CursorFeed {

    private final PostgresView view;
    private final FeedMarks marks;
    private final FeedKeys keys;
    private final Clock clock;

    CursorFeed(PostgresView view, FeedMarks marks, FeedKeys keys, Clock clock) {
        this.view = view;
        this.marks = marks;
        this.keys = keys;
        this.clock = clock;
    }

    Mono<FeedAnswer> answer(Caller caller, FeedQuery query) {
        return view.applied().flatMap(applied -> walk(caller, query, applied)
                .flatMap(walk -> view.snapshot(applied.generation(), session -> page(session, caller, query, walk))));
    }

    /** Where the request is; a walk that begins has no total yet. */
    private Mono<FeedCursor> walk(Caller caller, FeedQuery query, Applied applied) {
        Optional<FeedCursor> given = given(caller, query, applied, Kind.RECORDS);
        if (given.filter(cursor -> !cursor.over()).isPresent()) {
            return Mono.just(given.get().on(today()));
        }
        return marks.watermark(applied).flatMap(mark -> given.map(cursor -> Mono.just(cursor.upTo()))
                .orElseGet(() -> query.since().isPresent()
                        ? marks.position(query.since().getAsLong(), mark.epoch())
                        : Mono.just(0L))
                .map(since -> begin(
                        Kind.RECORDS,
                        mark,
                        since,
                        given.map(FeedCursor::library).orElse(query.library()))));
    }

    private FeedCursor begin(Kind kind, Mark mark, long since, UUID library) {
        return new FeedCursor(
                kind,
                mark.epoch(),
                today(),
                library,
                since,
                Slot.endOf(since),
                mark.position(),
                mark.ms(),
                FeedCursor.NOT_COUNTED);
    }

    private Mono<FeedAnswer> page(ViewSession session, Caller caller, FeedQuery query, FeedCursor walk) {
        FeedScope scope = new FeedScope(caller.userId(), walk.library(), walk.since(), walk.since());
        // A client that begins with nothing has nothing to delete.
        boolean tombstones = query.includeDeleted() && walk.since() > 0;
        return (walk.total() == FeedCursor.NOT_COUNTED ? FeedTotals.living(session, scope) : Mono.just(walk.total()))
                .flatMap(total -> FeedStream.page(session, scope, walk.at(), walk.upTo(), tombstones, query.limit() + 1)
                        .map(found -> answer(caller, query, walk.counting(total), found)));
    }

    private FeedAnswer answer(Caller caller, FeedQuery query, FeedCursor walk, List<Entry> found) {
        boolean more = found.size() > query.limit();
        List<Entry> entries = more ? found.subList(0, query.limit()) : found;
        List<Entry> present =
                entries.stream().filter(entry -> entry.gone() == null).toList();
        FeedCursor next = walk.at(more ? entries.getLast().slot() : Slot.endOf(walk.upTo()));
        return new FeedAnswer(
                present.stream()
                        .map(entry -> FeedAnswer.record(entry.record(), entry.addedBy(), caller))
                        .toList(),
                Pagination.of(1, query.limit(), walk.total()),
                new More(
                        query.includeDeleted() ? tombstones(entries, present) : null,
                        next.text(caller.userId(), keys),
                        more),
                Instant.ofEpochMilli(walk.upToMs()));
    }

    /** Within a page there is no order, so what has come back is not gone. */
    private static List<Tombstone> tombstones(List<Entry> entries, List<Entry> present) {
        Set<UUID> back = present.stream().map(Entry::bookId).collect(Collectors.toSet());
        return entries.stream()
                .filter(entry -> !back.contains(entry.bookId()))
                .flatMap(entry -> Optional.ofNullable(entry.gone()).stream()
                        .map(at -> new Tombstone(
                                entry.bookId(), FeedJson.time(at.toInstant()), entry.hidden() ? "hidden" : "deleted")))
                .toList();
    }

    /** @param nextCursor null at the end */
    record Ids(List<UUID> ids, @Nullable String nextCursor, String serverTime) {}

    Mono<Ids> ids(Caller caller, FeedQuery query) {
        return view.applied().flatMap(applied -> given(caller, query, applied, Kind.IDS)
                .map(cursor -> Mono.just(cursor.on(today())))
                .orElseGet(() -> marks.watermark(applied).map(mark -> begin(Kind.IDS, mark, 0, query.library())))
                .flatMap(walk -> view.snapshot(applied.generation(), session -> new FeedSlots(
                                        session, new FeedScope(caller.userId(), walk.library(), 0, 0))
                                .ids(walk.at(), query.limit() + 1))
                        .map(found -> ids(caller, query, walk, found))));
    }

    private Ids ids(Caller caller, FeedQuery query, FeedCursor walk, List<BookId> found) {
        boolean more = found.size() > query.limit();
        List<BookId> page = more ? found.subList(0, query.limit()) : found;
        return new Ids(
                page.stream().map(BookId::id).toList(),
                more ? walk.at(page.getLast().slot()).text(caller.userId(), keys) : null,
                FeedJson.time(Instant.ofEpochMilli(walk.upToMs())));
    }

    private Optional<FeedCursor> given(Caller caller, FeedQuery query, Applied applied, Kind kind) {
        return query.resumed().map(text -> {
            FeedCursor cursor = FeedCursor.read(text, caller.userId(), keys)
                    .filter(read -> read.kind() == kind && query.agreesWith(read.library()))
                    .orElseThrow(FeedQuery::badCursor);
            if (cursor.epoch() != applied.generation() || today() - cursor.day() > FeedMarks.KEPT.toDays()) {
                throw new Refusal(Refusal.Kind.GONE, "The cursor is too old; run a full sync");
            }
            return cursor;
        });
    }

    private long today() {
        return Math.floorDiv(clock.millis(), Duration.ofDays(1).toMillis());
    }
}
