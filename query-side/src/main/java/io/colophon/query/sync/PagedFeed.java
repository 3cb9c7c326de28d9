package io.colophon.query.sync;

import io.colophon.eventstore.projection.PostgresView;
import io.colophon.eventstore.projection.PostgresView.Applied;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.sync.FeedAnswer.Pagination;
import io.colophon.query.sync.FeedMarks.Mark;
import io.colophon.query.sync.FeedSessions.Key;
import io.colophon.query.sync.FeedSessions.PageEnd;
import io.colophon.query.sync.FeedSessions.Walk;
import io.colophon.query.sync.FeedSlots.Shown;
import io.colophon.query.sync.FeedSlots.Summary;
import io.colophon.web.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * The feed by page and limit (jobs and sync, C.6). Page k begins at slot (k-1)·limit of the caller's walk and shows the next rows that
 * are there, so that a client that reads page after page gets them all, however it finds the end and whatever changes meanwhile.
 */
final class PagedFeed {

    private final PostgresView view;
    private final FeedMarks marks;
    private final FeedSessions sessions;

    PagedFeed(PostgresView view, FeedMarks marks, FeedSessions sessions) {
        this.view = view;
        this.marks = marks;
        this.sessions = sessions;
    }

    /** @param end absent where the page is not full of slots */
    private record Page(List<Shown> rows, long total, boolean hasSlots, Optional<PageEnd> end) {}

    Mono<FeedAnswer> answer(Caller caller, FeedQuery query) {
        Key key = new Key(caller.userId(), query.since().orElse(Long.MIN_VALUE), query.limit(), query.library());
        return view.applied()
                .flatMap(applied -> query.page() == 1
                        ? first(applied, key).map(page -> answer(caller, query, page.page, page.time))
                        : later(applied, key, query).map(page -> answer(caller, query, page.page, page.time)));
    }

    private record Timed(Page page, Instant time) {}

    private Mono<Timed> first(Applied applied, Key key) {
        return marks.watermark(applied).flatMap(mark -> sessions.find(key, mark.epoch())
                .switchIfEmpty(since(key, mark.epoch())
                        .map(since -> new Walk(FeedSessions.NONE, since, mark.position(), mark.ms())))
                .flatMap(walk -> read(mark.epoch(), key, walk, start(walk), 1)
                        .flatMap(page -> page.hasSlots ? open(key, mark, walk, page) : Mono.just(page)))
                .map(page -> new Timed(page, mark.time())));
    }

    /** The total must be right for the walk that holds in the end, which another first page may have begun meanwhile. */
    private Mono<Page> open(Key key, Mark mark, Walk assumed, Page page) {
        return sessions.open(key, mark, assumed.since())
                .flatMap(walk -> (walk.since() == assumed.since() && walk.floor() == assumed.floor()
                                ? Mono.just(page)
                                : read(mark.epoch(), key, walk, start(walk), 1))
                        .flatMap(shown -> keep(walk, shown)));
    }

    private Mono<Timed> later(Applied applied, Key key, FeedQuery query) {
        return sessions.renew(key, applied.generation())
                .flatMap(walk -> sessions.end(walk, query.page() - 1)
                        .defaultIfEmpty(start(walk))
                        .flatMap(end -> read(applied.generation(), key, walk, end, query.page()))
                        .flatMap(page -> keep(walk, page))
                        .map(page -> new Timed(page, Instant.ofEpochMilli(walk.ms()))))
                .switchIfEmpty(Mono.defer(() -> stray(applied, key, query)));
    }

    /** A page of no walk: its time says that nothing has been achieved. */
    private Mono<Timed> stray(Applied applied, Key key, FeedQuery query) {
        Instant time = Instant.ofEpochMilli(query.since().orElse(0));
        return since(key, applied.generation())
                .map(since -> new Walk(FeedSessions.NONE, since, since, time.toEpochMilli()))
                .flatMap(walk -> read(applied.generation(), key, walk, start(walk), query.page()))
                .map(page -> new Timed(page, time));
    }

    private Mono<Long> since(Key key, int epoch) {
        return key.since() == Long.MIN_VALUE ? Mono.just(0L) : marks.position(key.since(), epoch);
    }

    private static PageEnd start(Walk walk) {
        return new PageEnd(0, Slot.endOf(walk.since()));
    }

    private Mono<Page> keep(Walk walk, Page page) {
        return page.end.map(end -> sessions.keep(walk, end).thenReturn(page)).orElse(Mono.just(page));
    }

    private Mono<Page> read(int generation, Key key, Walk walk, PageEnd from, long page) {
        FeedScope scope = new FeedScope(key.principal(), key.library(), walk.since(), walk.floor());
        return view.snapshot(generation, session -> read(session, scope, key.limit(), from, page));
    }

    private static Mono<Page> read(ViewSession session, FeedScope scope, int limit, PageEnd from, long page) {
        FeedSlots slots = new FeedSlots(session, scope);
        return begin(slots, limit, from, page)
                .flatMap(start -> slots.page(start, limit)
                        .flatMap(rows -> slots.summary(start, limit).flatMap(summary -> total(slots, limit, summary)
                                .map(total -> page(rows, summary, total, limit, page)))))
                .switchIfEmpty(Mono.defer(() -> slots.summary(from.slot(), 1)
                        .flatMap(summary -> total(slots, limit, summary))
                        .map(total -> new Page(List.of(), total, false, Optional.empty()))));
    }

    private static Page page(List<Shown> rows, Summary summary, long total, int limit, long page) {
        List<Slot> slots = Stream.concat(rows.stream().map(Shown::slot), summary.next().stream())
                .sorted()
                .limit(limit)
                .toList();
        return new Page(
                rows,
                total,
                !slots.isEmpty(),
                slots.size() < limit ? Optional.empty() : Optional.of(new PageEnd(page, slots.getLast())));
    }

    /** The slot behind which a page begins. A client that reads page after page has it kept; one that jumps has it counted. */
    private static Mono<Slot> begin(FeedSlots slots, int limit, PageEnd from, long page) {
        long before = (page - 1) * limit;
        long skipped = before - from.page() * limit;
        return skipped == 0
                ? Mono.just(from.slot())
                : slots.summary(from.slot(), 1)
                        .filter(summary -> summary.living() + summary.ended() > before)
                        .flatMap(summary -> slots.skip(from.slot(), skipped));
    }

    /** The rows that are there; more only where that many pages would not reach the last of them. */
    private static Mono<Long> total(FeedSlots slots, int limit, Summary summary) {
        long living = summary.living();
        long pages = Math.ceilDiv(living, limit);
        if (living <= limit || Math.ceilDiv(living + summary.ended(), limit) == pages) {
            return Mono.just(living);
        }
        return slots.fromTheEnd(limit + 1)
                .flatMap(first -> slots.endedBefore(first))
                .map(ended -> Math.max(pages, (living - limit - 1 + ended) / limit + 2))
                .map(needed -> needed == pages ? living : (needed - 1) * limit + 1);
    }

    private static FeedAnswer answer(Caller caller, FeedQuery query, Page page, Instant time) {
        return new FeedAnswer(
                page.rows.stream()
                        .map(row -> FeedAnswer.record(row.record(), row.addedBy(), caller))
                        .toList(),
                Pagination.of(query.page(), query.limit(), page.total),
                null,
                time);
    }
}
