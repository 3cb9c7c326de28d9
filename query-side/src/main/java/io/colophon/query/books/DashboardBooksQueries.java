package io.colophon.query.books;

import static io.colophon.query.books.DashboardBook.MEMBERS;
import static io.colophon.query.books.DashboardBook.OF_CHOSEN;

import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.Query;
import io.colophon.web.WireJson;
import io.colophon.web.clock.SchedulingClock;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** New books and books to pick, of the libraries of which the caller is a member (Librarium behaviour, section 22). */
@RestController
@RequestMapping("/api/v1/dashboard")
public class DashboardBooksQueries {

    /** What the SQL makes of a book. */
    record Added(
            UUID bookId,
            UUID libraryId,
            String libraryName,
            String title,
            @Nullable String coverUrl,
            String authors,
            String readStatus) {}

    private static final List<String> PICKED_TYPES = List.of("novel", "light_novel", "non_fiction");

    private static final String ADDED =
            "SELECT json_build_object(" + MEMBERS + ", 'read_status', " + ReadStatuses.OF_BOOK
                    + ")::text AS entry"
                    + " FROM (SELECT newest.* FROM unnest($2::uuid[]) AS own(id) CROSS JOIN LATERAL"
                    + " (SELECT n.book_id, n.created FROM {v}.entry n WHERE n.library_id = own.id ORDER BY n.created DESC LIMIT 24) newest"
                    + " ORDER BY newest.created DESC LIMIT 24) m"
                    + OF_CHOSEN + "ORDER BY m.created DESC";

    /** Books that he did not begin, from where the day begins to the end of their order, and then from its beginning on. */
    private static final String PICKS = "SELECT json_build_object(" + MEMBERS + ", 'read_status', '')::text AS entry"
            + " FROM (SELECT p.* FROM unnest($2::uuid[]) AS own(id)"
            + " CROSS JOIN (SELECT id FROM {v}.name WHERE key <> '' AND key = ANY($3)) t"
            + " CROSS JOIN LATERAL (" + picks(0, ">=") + " UNION ALL " + picks(1, "<") + ") p"
            + " ORDER BY p.turn, p.pick LIMIT 24) m"
            + OF_CHOSEN + "ORDER BY m.turn, m.pick";

    /** OFFSET keeps the condition a look at each book on the way: as a join it might read the whole library first. */
    private static String picks(int turn, String fromTheDay) {
        return "(SELECT c.id AS book_id, " + turn + " AS turn, c.pick FROM {v}.book c"
                + " WHERE c.library_id = own.id AND c.media_type_id = t.id AND c.pick " + fromTheDay + " md5($4)"
                + " AND NOT EXISTS (SELECT 1 FROM {v}.reading r WHERE r.book_id = c.id AND r.user_id = $1"
                + " AND r.read_status IN ('read', 'reading', 'did_not_finish') OFFSET 0)"
                + " ORDER BY c.pick LIMIT 24)";
    }

    private final PostgresView books;
    private final Access access;
    private final SchedulingClock clock;

    public DashboardBooksQueries(BooksProjector projector, Access access, SchedulingClock clock) {
        this.books = projector.store();
        this.access = access;
        this.clock = clock;
    }

    @Described(value = "Books that are new in the caller's libraries", gives = Added[].class)
    @GetMapping("/recently-added")
    Mono<ResponseEntity<byte[]>> added(Caller caller) {
        return list(ADDED, caller.userId(), libraries(caller));
    }

    /** The same all day, but for books that are begun or come and go meanwhile. A day is one of UTC. */
    @Described(
            value = "Books to read, others every day",
            gives = Added[].class,
            query = {"media_type (list): names of media types"})
    @GetMapping("/picks-of-the-day")
    Mono<ResponseEntity<byte[]>> picks(Caller caller, Query query) {
        List<String> asked =
                query.all("media_type").stream().filter(type -> !type.isEmpty()).toList();
        return list(
                PICKS,
                caller.userId(),
                libraries(caller),
                (asked.isEmpty() ? PICKED_TYPES : asked).toArray(String[]::new),
                LocalDate.now(clock).toString());
    }

    private UUID[] libraries(Caller caller) {
        return access.libraries(caller.userId()).toArray(UUID[]::new);
    }

    private Mono<ResponseEntity<byte[]>> list(String sql, Object... parameters) {
        return books.list(sql, row -> Views.text(row, "entry"), parameters)
                .map(entries -> Answers.ok(WireJson.array(entries)));
    }
}
