package io.colophon.query.books;

import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.clock.SchedulingClock;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Counts of the caller's books and of his reading (Librarium behaviour, section 22). Years and months are those of UTC. */
@RestController
public class DashboardStatsQueries {

    private static final int MONTHS = 12;

    private static final String COUNTS = "SELECT"
            + " (SELECT coalesce(sum(t.books), 0) FROM {v}.total t WHERE t.library_id = ANY($2) AND t.part = '') AS total_books,"
            + " (SELECT coalesce(sum(t.books), 0) FROM {v}.total t WHERE t.library_id = ANY($2) AND t.part = $5) AS added,"
            + " count(DISTINCT r.book_id) FILTER (WHERE r.read_status = 'read') AS read,"
            + " count(DISTINCT r.book_id) FILTER (WHERE r.read_status = 'reading') AS reading,"
            + " count(DISTINCT r.book_id) FILTER (WHERE r.read_status = 'read' AND r.finished_at >= $3 AND r.finished_at < $4) AS read_this_year,"
            + " count(DISTINCT r.book_id) FILTER (WHERE r.favorite) AS favorites"
            + " FROM {v}.reading r WHERE r.user_id = $1 AND r.library_id = ANY($2)";

    private static final String READS =
            "SELECT to_char(r.finished_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(DISTINCT r.book_id) AS n"
                    + " FROM {v}.reading r WHERE r.user_id = $1 AND r.read_status = 'read' AND r.library_id = ANY($2)"
                    + " AND r.finished_at >= $3 AND r.finished_at < $4 GROUP BY month";

    private final PostgresView books;
    private final Access access;
    private final SchedulingClock clock;

    public DashboardStatsQueries(BooksProjector projector, Access access, SchedulingClock clock) {
        this.books = projector.store();
        this.access = access;
        this.clock = clock;
    }

    /** @param monthlyReads of the last twelve months, the oldest first and this one last */
    record Stats(
            long totalBooks,
            long booksRead,
            long booksReading,
            long booksAddedThisYear,
            long booksReadThisYear,
            long favoritesCount,
            List<Month> monthlyReads) {

        Stats with(List<Month> reads) {
            return new Stats(
                    totalBooks, booksRead, booksReading, booksAddedThisYear, booksReadThisYear, favoritesCount, reads);
        }
    }

    record Month(String month, long count) {}

    @GetMapping("/api/v1/dashboard/stats")
    Mono<ResponseEntity<byte[]>> stats(Caller caller) {
        UUID[] libraries = access.libraries(caller.userId()).toArray(UUID[]::new);
        YearMonth now = YearMonth.now(clock);
        return Mono.zip(
                        counts(caller.userId(), libraries, Year.of(now.getYear())),
                        reads(caller.userId(), libraries, now))
                .map(found -> Answers.value(found.getT1().with(found.getT2())));
    }

    private Mono<Stats> counts(UUID userId, UUID[] libraries, Year year) {
        return books.first(
                COUNTS,
                row -> new Stats(
                        Views.number(row, "total_books"),
                        Views.number(row, "read"),
                        Views.number(row, "reading"),
                        Views.number(row, "added"),
                        Views.number(row, "read_this_year"),
                        Views.number(row, "favorites"),
                        List.of()),
                userId,
                libraries,
                beginOf(year.atDay(1)),
                beginOf(year.plusYears(1).atDay(1)),
                year.toString());
    }

    private Mono<List<Month>> reads(UUID userId, UUID[] libraries, YearMonth now) {
        YearMonth first = now.minusMonths(MONTHS - 1);
        return books.list(
                        READS,
                        row -> Map.entry(Views.text(row, "month"), Views.number(row, "n")),
                        userId,
                        libraries,
                        beginOf(first.atDay(1)),
                        beginOf(now.plusMonths(1).atDay(1)))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .map(counted -> IntStream.range(0, MONTHS)
                        .mapToObj(i -> first.plusMonths(i).toString())
                        .map(month -> new Month(month, counted.getOrDefault(month, 0L)))
                        .toList());
    }

    private static OffsetDateTime beginOf(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
