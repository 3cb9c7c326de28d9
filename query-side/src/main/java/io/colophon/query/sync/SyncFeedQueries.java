package io.colophon.query.sync;

import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.sync.FeedMarks.Mark;
import io.colophon.web.Answers;
import io.colophon.web.Query;
import io.colophon.web.clock.SchedulingClock;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Caller;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The bulk sync feed (jobs and sync, C.1): pages, cursors, ids, and the question whether anything has changed. */
@RestController
@RequestMapping("/api/library/sync")
public class SyncFeedQueries {

    private final PostgresView view;
    private final FeedMarks marks;
    private final FeedBudget budget;
    private final PagedFeed pages;
    private final CursorFeed cursors;

    public SyncFeedQueries(
            SyncProjector projector,
            FeedKeys keys,
            FeedMarks marks,
            FeedSessions sessions,
            FeedBudget budget,
            SchedulingClock clock) {
        this.view = projector.store();
        this.marks = marks;
        this.budget = budget;
        this.pages = new PagedFeed(view, marks, sessions);
        this.cursors = new CursorFeed(view, marks, keys, clock);
    }

    @Described(
            value = "Books that changed, by page or by cursor",
            gives = FeedAnswer.Shown.class,
            query = {
                "page (integer): from 1",
                "limit (integer): at most 100, 20 if absent",
                "since: a serverTime",
                "cursor: start, or the last nextCursor",
                "includeDeleted (boolean): by cursor, also what is gone",
                "library_id: of one library only"
            },
            also = {410, 429})
    @GetMapping
    Mono<ResponseEntity<byte[]>> feed(Caller caller, Query query, ServerWebExchange exchange) {
        budget.take(caller.userId(), exchange.getResponse().getHeaders());
        FeedQuery asked = FeedQuery.ofFeed(query);
        return (asked.cursor().isPresent() ? cursors.answer(caller, asked) : pages.answer(caller, asked))
                .map(FeedAnswer::response);
    }

    @Described(
            value = "Ids of all books, by cursor",
            gives = CursorFeed.Ids.class,
            query = {
                "cursor: start, or the last nextCursor",
                "limit (integer): at most 1000",
                "library_id: of one library only"
            },
            also = {410, 429})
    @GetMapping("/ids")
    Mono<ResponseEntity<byte[]>> ids(Caller caller, Query query, ServerWebExchange exchange) {
        budget.take(caller.userId(), exchange.getResponse().getHeaders());
        return cursors.ids(caller, FeedQuery.ofIds(query)).map(SyncFeedQueries::json);
    }

    record Head(String serverTime, boolean changed) {}

    @Described(
            value = "Whether anything has changed",
            gives = Head.class,
            query = {"since: a serverTime", "library_id: of one library only"},
            also = 429)
    @GetMapping("/head")
    Mono<ResponseEntity<byte[]>> head(Caller caller, Query query, ServerWebExchange exchange) {
        budget.take(caller.userId(), exchange.getResponse().getHeaders());
        FeedQuery asked = FeedQuery.ofFeed(query);
        return view.applied()
                .flatMap(marks::watermark)
                .flatMap(mark -> head(caller, asked, mark))
                .map(SyncFeedQueries::json);
    }

    private Mono<Head> head(Caller caller, FeedQuery asked, Mark mark) {
        return (asked.since().isPresent() ? marks.position(asked.since().getAsLong(), mark.epoch()) : Mono.just(0L))
                .flatMap(since -> view.snapshot(
                        mark.epoch(),
                        session -> FeedTotals.changed(
                                session, new FeedScope(caller.userId(), asked.library(), since, since))))
                .map(changed -> new Head(FeedJson.time(mark.time()), changed));
    }

    private static ResponseEntity<byte[]> json(Object value) {
        return Answers.json(HttpStatus.OK, FeedJson.write(value).getBytes(StandardCharsets.UTF_8));
    }
}
