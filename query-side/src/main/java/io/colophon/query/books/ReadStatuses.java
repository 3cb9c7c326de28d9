package io.colophon.query.books;

import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.WireJson;
import io.r2dbc.spi.Row;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * The caller's own part of books, where a list shows it (Librarium behaviour, section 7): his best status over a book's editions, which
 * is read, then reading, then did_not_finish, then any other.
 */
final class ReadStatuses {

    /** Orders the rows of {@code r} by how good their status is. */
    static final String BEST =
            "array_position(ARRAY['read', 'reading', 'did_not_finish'], r.read_status), r.read_status";

    /** The status of the user {@code $1} of the book {@code b}, as an expression. */
    static final String OF_BOOK = "coalesce((SELECT r.read_status FROM {v}.reading r"
            + " WHERE r.book_id = b.id AND r.user_id = $1 ORDER BY " + BEST + " LIMIT 1), '')";

    /** How an answer says that nothing is known; no text in it can, since quotation marks in texts are escaped. */
    private static final String UNKNOWN = "\"user_read_status\":\"\"";

    private final PostgresView books;

    ReadStatuses(PostgresView books) {
        this.books = books;
    }

    /** A row of a list. */
    record Found(UUID id, String answer) {

        static Found of(Row row) {
            return new Found(Views.uuid(row, "id"), Views.text(row, "answer"));
        }

        private String with(String status) {
            return answer.replace(UNKNOWN, "\"user_read_status\":" + WireJson.write(status));
        }
    }

    /** The answers of books, with what they are to this user. */
    Mono<List<String>> shown(UUID userId, List<Found> found) {
        return found.isEmpty()
                ? Mono.just(List.of())
                : books.list(
                                "SELECT DISTINCT ON (r.book_id) r.book_id, r.read_status FROM {v}.reading r"
                                        + " WHERE r.user_id = $1 AND r.book_id = ANY($2) ORDER BY r.book_id, " + BEST,
                                row -> Map.entry(Views.uuid(row, "book_id"), Views.text(row, "read_status")),
                                userId,
                                found.stream().map(Found::id).toArray(UUID[]::new))
                        .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                        .map(statuses -> found.stream()
                                .map(book -> book.with(statuses.getOrDefault(book.id(), "")))
                                .toList());
    }
}
