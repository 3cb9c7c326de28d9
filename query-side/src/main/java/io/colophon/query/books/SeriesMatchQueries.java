package io.colophon.query.books;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.colophon.contract.Refusal;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Query;
import io.colophon.web.openapi.Described;
import io.colophon.web.openapi.JsonOf;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import io.r2dbc.spi.Row;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which books of a library look like volumes of a series that is there, or of one that could be (Librarium behaviour, section 13). */
@RestController
@RequestMapping("/api/v1/libraries/{library}/series")
public class SeriesMatchQueries {

    private static final List<String> COMICS =
            List.of("manga", "manhwa", "manhua", "comic", "graphic_novel", "light_novel");

    private final PostgresView books;
    private final Access access;

    public SeriesMatchQueries(BooksProjector projector, Access access) {
        this.books = projector.store();
        this.access = access;
    }

    /** @param otherSeries JSON already */
    record Candidate(
            UUID bookId,
            String title,
            String subtitle,
            BigDecimal position,
            @JsonRawValue @JsonOf(BookAnswer.Series[].class) String otherSeries) {}

    @Described(value = "Books that look like volumes of a series", gives = Candidate[].class)
    @GetMapping("/{series}/match-candidates")
    Mono<ResponseEntity<byte[]>> candidates(Caller caller, @PathVariable String library, @PathVariable String series) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_READ);
        UUID seriesId = PathId.parse(series, "series");
        return books.first(
                        "SELECT name FROM {v}.name WHERE id = $1 AND library_id = $2 AND kind = 'SERIES'",
                        row -> SeriesName.of(Views.text(row, "name")),
                        seriesId,
                        libraryId)
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("series")))
                .flatMap(name -> candidates(libraryId, seriesId, name))
                .map(Answers::value);
    }

    private Mono<List<Candidate>> candidates(UUID libraryId, UUID seriesId, SeriesName name) {
        return books.rows("""
                        SELECT e.book_id, e.title, e.subtitle,
                               CASE WHEN e.in_series THEN (SELECT (b.answer::json->'series')::text FROM {v}.book b WHERE b.id = e.book_id)
                                    ELSE '[]' END AS series
                        FROM {v}.entry e
                        WHERE e.library_id = $1 AND e.search LIKE $2
                          AND NOT EXISTS (SELECT 1 FROM {v}.use u WHERE u.name_id = $3 AND u.book_id = e.book_id)
                        ORDER BY e.title_key, e.created
                        """, TitleRow::of, libraryId, SearchText.beginning(name.folded()), seriesId)
                .mapNotNull(row -> name.position(row.title)
                        .map(position -> new Candidate(row.bookId, row.title, row.subtitle, position, row.series))
                        .orElse(null))
                .collectSortedList(Comparator.comparing(Candidate::position));
    }

    /** @param series JSON of those that the book is in */
    private record TitleRow(UUID bookId, String title, String subtitle, String series) {
        static TitleRow of(Row row) {
            return new TitleRow(
                    Views.uuid(row, "book_id"),
                    Views.text(row, "title"),
                    Views.text(row, "subtitle"),
                    Views.text(row, "series"));
        }
    }

    @Described(
            value = "Series that books in none could be",
            gives = SeriesProposals.Proposal[].class,
            query = {"media_type (list): names of media types"})
    @GetMapping("/suggest")
    Mono<ResponseEntity<byte[]>> suggest(Caller caller, @PathVariable String library, Query query) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_READ);
        List<String> mediaTypes = query.has("media_type") ? query.all("media_type") : COMICS;
        return books.rows("""
                        SELECT e.book_id, e.title, e.subtitle, '[]' AS series FROM {v}.entry e
                        WHERE e.library_id = $1 AND NOT e.in_series
                          AND e.media_type_id IN (SELECT id FROM {v}.name WHERE kind = 'MEDIA_TYPE' AND key = ANY($2))
                        ORDER BY e.title_key, e.created
                        """, TitleRow::of, libraryId, mediaTypes.toArray(String[]::new))
                .collect(SeriesProposals::new, (proposals, row) -> proposals.add(row.bookId, row.title, row.subtitle))
                .map(proposals -> Answers.value(proposals.proposals()));
    }
}
