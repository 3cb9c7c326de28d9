package io.colophon.query.books;

import static io.colophon.query.books.DashboardBook.MEMBERS;
import static io.colophon.query.books.DashboardBook.OF_CHOSEN;
import static io.colophon.query.books.DashboardBook.seconds;

import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * What the caller reads, has read and may read next, over the libraries of which he is a member (Librarium behaviour, section 22). Each
 * list is found from what he noted himself.
 */
@RestController
@RequestMapping("/api/v1/dashboard")
public class DashboardReadingQueries {

    private static final String READING =
            "SELECT json_build_object(" + MEMBERS + ", 'read_status', 'reading', 'updated_at', "
                    + seconds("b.updated_at") + ")::text AS entry"
                    + " FROM (SELECT r.book_id, (SELECT max(o.updated_at) FROM {v}.reading o WHERE o.book_id = r.book_id AND o.user_id = $1) AS latest"
                    + " FROM {v}.reading r WHERE r.user_id = $1 AND r.read_status = 'reading' AND r.library_id = ANY($2)"
                    + " GROUP BY r.book_id ORDER BY latest DESC, r.book_id LIMIT 24) m"
                    + OF_CHOSEN + "ORDER BY m.latest DESC, m.book_id";

    private static final String FINISHED =
            "SELECT json_build_object(" + MEMBERS + ", 'finished_at', " + seconds("m.finished_at")
                    + ", 'rating', m.rating, 'is_favorite', m.favorite)::text AS entry"
                    + " FROM (SELECT r.* FROM {v}.reading r WHERE r.user_id = $1 AND r.read_status = 'read' AND r.library_id = ANY($2)"
                    + " AND NOT EXISTS (SELECT 1 FROM {v}.reading o WHERE o.book_id = r.book_id AND o.user_id = $1 AND o.read_status = 'read'"
                    + " AND (o.finished_at, o.updated_at, o.edition_id) > (r.finished_at, r.updated_at, r.edition_id))"
                    + " ORDER BY r.finished_at DESC, r.updated_at DESC, r.edition_id LIMIT 12) m"
                    + OF_CHOSEN + "ORDER BY m.finished_at DESC, m.updated_at DESC, m.edition_id";

    private static final String NEXT_IN_SERIES =
            "SELECT json_build_object('series_id', m.series_id, 'series_name', m.name, 'position', m.place,"
                    + " 'last_read_position', m.last, " + MEMBERS + ", 'read_status', " + ReadStatuses.OF_BOOK
                    + ")::text AS entry"
                    + " FROM (SELECT s.series_id, s.last, n.name, n.folded COLLATE \"C\" AS folded, next.book_id, next.place"
                    + " FROM (SELECT u.name_id AS series_id, max(u.place) AS last FROM {v}.reading r JOIN {v}.use u ON u.book_id = r.book_id"
                    + " WHERE r.user_id = $1 AND r.read_status = 'read' AND r.library_id = ANY($2) AND u.place IS NOT NULL GROUP BY u.name_id) s"
                    + " JOIN {v}.name n ON n.id = s.series_id AND n.kind = 'SERIES'"
                    + " CROSS JOIN LATERAL (SELECT u.book_id, u.place FROM {v}.use u JOIN {v}.entry e ON e.book_id = u.book_id"
                    + " WHERE u.name_id = s.series_id AND u.place > s.last ORDER BY u.place, e.title_key, e.created LIMIT 1) next"
                    + " ORDER BY next.place, folded, s.series_id LIMIT 12) m"
                    + OF_CHOSEN + "ORDER BY m.place, m.folded, m.series_id";

    /** What the SQL makes of a book that is being read. */
    record Current(
            UUID bookId,
            UUID libraryId,
            String libraryName,
            String title,
            @Nullable String coverUrl,
            String authors,
            String readStatus,
            String updatedAt) {}

    /** Of one that has been read. */
    record Finished(
            UUID bookId,
            UUID libraryId,
            String libraryName,
            String title,
            @Nullable String coverUrl,
            String authors,
            String finishedAt,
            @Nullable Integer rating,
            boolean isFavorite) {}

    /** Of one that comes next in its series. */
    record Next(
            UUID seriesId,
            String seriesName,
            Number position,
            Number lastReadPosition,
            UUID bookId,
            UUID libraryId,
            String libraryName,
            String title,
            @Nullable String coverUrl,
            String authors,
            String readStatus) {}

    private final PostgresView books;
    private final Access access;

    public DashboardReadingQueries(BooksProjector projector, Access access) {
        this.books = projector.store();
        this.access = access;
    }

    /** First the book of which he noted something last, be it of another edition than the one that he is reading. */
    @Described(value = "What the caller is reading", gives = Current[].class)
    @GetMapping("/currently-reading")
    Mono<ResponseEntity<byte[]>> reading(Caller caller) {
        return list(READING, caller);
    }

    /** A book comes once, with what he noted of the edition that he finished last. */
    @Described(value = "What the caller has read lately", gives = Finished[].class)
    @GetMapping("/recently-finished")
    Mono<ResponseEntity<byte[]>> finished(Caller caller) {
        return list(FINISHED, caller);
    }

    /** Of each series of which he has read something, the next one behind the last that he has read. */
    @Described(value = "What comes next in series that the caller reads", gives = Next[].class)
    @GetMapping("/continue-series")
    Mono<ResponseEntity<byte[]>> nextInSeries(Caller caller) {
        return list(NEXT_IN_SERIES, caller);
    }

    private Mono<ResponseEntity<byte[]>> list(String sql, Caller caller) {
        return books.list(
                        sql,
                        row -> Views.text(row, "entry"),
                        caller.userId(),
                        access.libraries(caller.userId()).toArray(UUID[]::new))
                .map(entries -> Answers.ok(WireJson.array(entries)));
    }
}
