package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import io.colophon.contract.Refusal;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.query.books.ReadStatuses.Found;
import io.colophon.web.Query;
import io.colophon.web.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Pages of the list of books: filters, orders, paging (Librarium behaviour, section 8). A page is one index walk; the total is a kept
 * count unless something filters.
 */
final class BookList {

    private static final int PAGE = 25;
    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_QUERY = 500;
    private static final int LONGEST_LETTER = 5;

    private final PostgresView books;
    private final ReadStatuses statuses;

    BookList(PostgresView books) {
        this.books = books;
        this.statuses = new ReadStatuses(books);
    }

    /**
     * JSON without the envelope.
     *
     * @param userId whose status of reading the books show
     */
    Mono<String> page(UUID libraryId, Query query, UUID userId) {
        if (query.text("q").getBytes(StandardCharsets.UTF_8).length > LONGEST_QUERY) {
            throw Refusal.invalid("query too long");
        }
        long asked = query.number("per_page");
        long perPage = asked <= 0 || asked > LARGEST_PAGE ? PAGE : asked;
        long page = query.page();
        Where where = where(libraryId, query);
        return Mono.zip(
                        items(where, query, page, perPage).flatMap(found -> statuses.shown(userId, found)),
                        total(where))
                .map(found -> "{\"items\":" + WireJson.array(found.getT1()) + ",\"total\":" + found.getT2()
                        + ",\"page\":" + page + ",\"per_page\":" + asked + "}");
    }

    /** Conditions on {@code b}, with their parameters from {@code $1} on; {@code $1} is the library. */
    private record Where(List<String> conditions, List<Object> parameters) {

        void add(String condition, Object parameter) {
            parameters.add(parameter);
            conditions.add(condition.replace("?", "$" + parameters.size()));
        }

        boolean isWholeLibrary() {
            return conditions.size() == 1;
        }

        String sql() {
            return String.join(" AND ", conditions);
        }
    }

    private static Where where(UUID libraryId, Query query) {
        Where where = new Where(new ArrayList<>(), new ArrayList<>());
        where.add("b.library_id = ?", libraryId);
        String letter = CaseFold.fold(query.text("letter"));
        if (letter.equals("#")) {
            where.conditions().add("b.sort_title ~ '^[0-9]'");
        } else if (!letter.isEmpty() && letter.getBytes(StandardCharsets.UTF_8).length <= LONGEST_LETTER) {
            where.add("b.sort_title LIKE ?", Views.containing(letter).substring(1));
        }
        if (!query.text("tag").isEmpty()) {
            where.add(
                    "EXISTS (SELECT 1 FROM {v}.name n JOIN {v}.use u ON u.name_id = n.id"
                            + " WHERE n.folded = ? AND n.library_id = $1 AND n.kind = 'TAG' AND u.book_id = b.id)",
                    CaseFold.fold(query.text("tag")));
        }
        if (!query.text("type_filter").isEmpty()) {
            where.add("b.media_type_key = ?", CaseFold.fold(query.text("type_filter")));
        }
        for (String word : query.text("q").split("[\\s\\u00a0\\u3000]+")) {
            if (!word.isEmpty()) {
                where.add("b.search LIKE ?", Views.containing(CaseFold.fold(word)));
            }
        }
        return where;
    }

    private Mono<List<Found>> items(Where where, Query query, long page, long perPage) {
        long offset = page - 1 > Long.MAX_VALUE / perPage ? Long.MAX_VALUE : (page - 1) * perPage;
        int known = where.parameters().size();
        List<Object> parameters = new ArrayList<>(where.parameters());
        parameters.add(perPage);
        parameters.add(offset);
        return books.list(
                "SELECT b.id, b.answer FROM {v}.book b WHERE " + where.sql() + " ORDER BY " + order(query) + " LIMIT $"
                        + (known + 1) + " OFFSET $" + (known + 2),
                Found::of,
                parameters.toArray());
    }

    private Mono<Long> total(Where where) {
        return books.first(
                        where.isWholeLibrary()
                                ? "SELECT books AS n FROM {v}.total WHERE library_id = $1 AND letter = ''"
                                : "SELECT count(*) AS n FROM {v}.book b WHERE " + where.sql(),
                        row -> Views.number(row, "n"),
                        where.parameters().toArray())
                .defaultIfEmpty(0L);
    }

    /** Equal ones come in the order of their making, or the reverse of it. */
    private static String order(Query query) {
        boolean down = query.text("sort_dir").equals("desc");
        return switch (query.text("sort")) {
            case "created_at" -> down ? "b.created DESC" : "b.created";
            case "media_type" ->
                down
                        ? "b.media_type_key DESC, b.title_key DESC, b.created DESC"
                        : "b.media_type_key, b.title_key, b.created";
            case "publish_date" -> down ? "b.publish_date DESC NULLS LAST, b.created" : "b.publish_date, b.created";
            default -> down ? "b.title_key DESC, b.created DESC" : "b.title_key, b.created";
        };
    }
}
