package io.colophon.query.books;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.colophon.contract.Refusal;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.query.books.ReadStatuses.Found;
import io.colophon.web.Query;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.JsonOf;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Pages of the list of books: filters, orders, paging (Librarium behaviour, section 8). What is asked for most is a {@link BookWalk}; else
 * page and total come from one search.
 */
final class BookList {

    private static final int PAGE = 25;
    private static final int LARGEST_PAGE = 200;

    /** A page behind so many books is looked for from the nearer end. */
    private static final int FAR = 200;

    /** Behind all books there can be, and still a number that something can be added to. */
    private static final long BEYOND = Long.MAX_VALUE / 2;

    private static final String TOO_LONG = "57014";
    private static final String NO_REGEX = "2201B";

    /** As many run at a time on this node: a hostile one holds a session for its whole time. */
    private final Semaphore regexSearches = new Semaphore(3);

    private final PostgresView books;
    private final PostgresView searched;
    private final ReadStatuses statuses;

    /** @param searched the same over sessions for what callers compose */
    BookList(PostgresView books, PostgresView searched) {
        this.books = books;
        this.searched = searched;
        this.statuses = new ReadStatuses(books);
    }

    /** @param items JSON already */
    record Shown(@JsonRawValue @JsonOf(BookAnswer[].class) String items, long total, long page, long perPage) {}

    private record Page(List<Found> items, long total) {}

    /** A row of a page; the only one of an empty page is without an item. */
    private record Line(Optional<Found> item, long total) {
        static Line of(Row row) {
            return new Line(
                    Optional.ofNullable(row.get("answer")).map(answer -> Found.of(row)), Views.number(row, "total"));
        }

        static Page page(List<Line> lines) {
            return new Page(lines.stream().flatMap(line -> line.item.stream()).toList(), lines.getFirst().total);
        }
    }

    /**
     * JSON without the envelope.
     *
     * @param userId whose status of reading the books show
     */
    Mono<String> page(UUID libraryId, Query query, UUID userId) {
        BookWhere where = BookWhere.of(libraryId, query);
        long asked = query.number("per_page");
        long perPage = asked <= 0 || asked > LARGEST_PAGE ? PAGE : asked;
        long page = query.page();
        long offset = Math.min(page - 1, BEYOND / perPage) * perPage;
        BookOrder order = BookOrder.of(query);
        Mono<Page> found = where.walk(order)
                .map(walk -> walk(walk, order, perPage, offset))
                .orElseGet(() -> search(where, order, perPage, offset));
        return found.flatMap(read -> statuses.shown(userId, read.items())
                .map(items -> WireJson.write(new Shown(WireJson.array(items), read.total(), page, perPage))));
    }

    private Mono<Page> walk(BookWalk walk, BookOrder order, long perPage, long offset) {
        List<Object> parameters = new ArrayList<>(walk.parameters());
        parameters.add(perPage);
        parameters.add(offset);
        int limit = parameters.size() - 1;
        String sql = offset < FAR
                ? page(walk.total(), walk.entries().formatted("e.*"), order.forward(), limit)
                : farPage(walk, order, limit);
        return books.list(sql, Line::of, parameters.toArray()).map(Line::page);
    }

    /**
     * What comes before the page is walked over in the index alone, from the nearer end; the other walk has nothing to find. Each place is
     * then looked up by itself, by when its book was made, which is another one for each book.
     */
    private static String farPage(BookWalk walk, BookOrder order, int limit) {
        String entries = walk.entries().formatted(order.columns());
        return """
                WITH t AS (SELECT %1$s AS total), place AS (
                  (%2$s ORDER BY %3$s
                   LIMIT (SELECT CASE WHEN $%6$d <= total / 2 THEN $%5$d ELSE 0 END FROM t) OFFSET $%6$d)
                  UNION ALL
                  (%2$s ORDER BY %4$s
                   LIMIT (SELECT CASE WHEN $%6$d <= total / 2 THEN 0 ELSE greatest(least($%5$d, total - $%6$d), 0) END FROM t)
                   OFFSET (SELECT greatest(total - $%6$d - $%5$d, 0) FROM t)))
                SELECT t.total, b.id, b.answer FROM t LEFT JOIN place e ON true LEFT JOIN LATERAL
                  (SELECT b.id, b.answer FROM {v}.entry m JOIN {v}.book b ON b.id = m.book_id
                   WHERE m.library_id = $1 AND m.created = e.created LIMIT 1) b ON true
                ORDER BY %3$s
                """.formatted(walk.total(), entries, order.forward(), order.backward(), limit, limit + 1);
    }

    private Mono<Page> search(BookWhere where, BookOrder order, long perPage, long offset) {
        List<Object> parameters = new ArrayList<>(where.sql().parameters());
        parameters.add(perPage);
        parameters.add(offset);
        // It is counted anyway, so it is found once, and never in the order of the page in the hope of an early end.
        String sql = "WITH found AS MATERIALIZED ("
                + where.found("e.book_id, " + order.columns()) + ") "
                + page(
                        "(SELECT count(*) FROM found)",
                        "SELECT e.* FROM found e",
                        order.forward(),
                        parameters.size() - 1);
        Mono<Page> search = regexes(where)
                .then(Mono.defer(() -> searched.list(sql, Line::of, parameters.toArray())))
                .map(Line::page);
        return (where.sql().regexes().isEmpty() ? search : oneOfFew(search))
                .onErrorMap(
                        R2dbcException.class,
                        failure -> TOO_LONG.equals(failure.getSqlState())
                                ? Refusal.invalid(where.source() + " takes too long")
                                : failure);
    }

    /** The page is cut before its answers are looked up. */
    private static String page(String total, String entries, String order, int limit) {
        return "SELECT t.total, b.id, b.answer FROM (SELECT " + total + " AS total) t LEFT JOIN (" + entries
                + " ORDER BY " + order + " LIMIT $" + limit + " OFFSET $" + (limit + 1)
                + ") e ON true LEFT JOIN {v}.book b ON b.id = e.book_id ORDER BY " + order;
    }

    /** Reads each against nothing, since a library without books would not say that it is none. */
    private Mono<Void> regexes(BookWhere where) {
        return Flux.fromIterable(where.sql().regexes())
                .concatMap(regex -> searched.list("SELECT '' ~* $1::text", row -> true, regex.pattern())
                        .onErrorMap(
                                R2dbcException.class,
                                failure -> NO_REGEX.equals(failure.getSqlState())
                                        ? Refusal.invalid("invalid regular expression in " + regex.source())
                                        : failure))
                .then();
    }

    /** Runs to its end even when nobody waits for it any more, since the database does so, too. How it ended is a value till then. */
    private <T> Mono<T> oneOfFew(Mono<T> search) {
        return Mono.fromFuture(
                        () -> {
                            if (!regexSearches.tryAcquire()) {
                                throw new Refusal(
                                        Refusal.Kind.TOO_MANY_REQUESTS,
                                        "too many searches by regular expression, try again later");
                            }
                            return search.doFinally(end -> regexSearches.release())
                                    .materialize()
                                    .toFuture();
                        },
                        true)
                .dematerialize();
    }
}
