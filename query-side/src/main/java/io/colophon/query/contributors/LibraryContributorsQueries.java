package io.colophon.query.contributors;

import io.colophon.contract.CaseFold;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.Query;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import io.r2dbc.spi.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The contributors with books in a library (Librarium behaviour, sections 12 and 24). */
@RestController
@RequestMapping("/api/v1/libraries/{library}/contributors")
public class LibraryContributorsQueries {

    private static final int PAGE = 25;
    private static final int LARGEST_PAGE = 200;

    private final PostgresView contributors;
    private final Access access;

    public LibraryContributorsQueries(ContributorsProjector projector, Access access) {
        this.contributors = projector.store();
        this.access = access;
    }

    /** @param bookCount in this library */
    record Contributor(
            UUID id,
            String name,
            String sortName,
            boolean isCorporate,
            @Nullable String photoUrl,
            long bookCount,
            String nationality,
            @Nullable String bornDate,
            String updatedAt) {
        static Contributor of(Row row) {
            return new Contributor(
                    Views.uuid(row, "id"),
                    Views.text(row, "name"),
                    Views.text(row, "sort_name"),
                    Boolean.TRUE.equals(row.get("corporate", Boolean.class)),
                    ContributorProfile.photoUrl(row),
                    Views.number(row, "books"),
                    Views.text(row, "nationality"),
                    ContributorProfile.midnight(row, "born_date"),
                    WireJson.time(Views.instant(row, "updated_at")));
        }
    }

    record Page(List<Contributor> items, long total, long page, long perPage) {}

    /** A page is one walk along an index; the total is a kept count unless a part of a name is looked for. */
    @Described(
            value = "Contributors with books in a library",
            gives = Page.class,
            query = {
                "page (integer): from 1",
                "per_page (integer): at most 200, 25 if absent",
                "sort: name, sort_name or book_count",
                "sort_dir: asc or desc",
                "letter: with which the sort name begins",
                "q: part of the name"
            })
    @GetMapping
    Mono<ResponseEntity<byte[]>> list(Caller caller, @PathVariable String library, Query query) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(access.require(caller, library, Permission.BOOKS_READ));
        StringBuilder where = new StringBuilder("s.library_id = $1");
        String letter = CaseFold.fold(query.text("letter"));
        if (!letter.isEmpty()) {
            parameters.add(letter);
            where.append(" AND s.initial = $").append(parameters.size());
        }
        String part = CaseFold.fold(query.text("q"));
        if (!part.isEmpty()) {
            parameters.add(Views.containing(part));
            where.append(" AND s.folded LIKE $").append(parameters.size());
        }
        long asked = query.number("per_page");
        long perPage = asked <= 0 ? PAGE : Math.min(asked, LARGEST_PAGE);
        long page = query.page();
        Mono<Long> total = part.isEmpty()
                ? kept((UUID) parameters.getFirst(), letter)
                : number("SELECT count(*) AS n FROM {v}.shown s WHERE " + where, parameters.toArray());
        return Mono.zip(items(where.toString(), order(query), parameters, page, perPage), total)
                .map(found -> Answers.value(new Page(found.getT1(), found.getT2(), page, perPage)));
    }

    @Described(value = "Letters with which sort names begin", gives = String[].class)
    @GetMapping("/letters")
    Mono<ResponseEntity<byte[]>> letters(Caller caller, @PathVariable String library) {
        return contributors
                .list(
                        "SELECT initial FROM {v}.total WHERE library_id = $1 AND initial BETWEEN 'a' AND 'z' AND people > 0 ORDER BY initial",
                        row -> Views.text(row, "initial").toUpperCase(Locale.ROOT),
                        access.require(caller, library, Permission.BOOKS_READ))
                .map(Answers::value);
    }

    private Mono<List<Contributor>> items(
            String where, String order, List<Object> parameters, long page, long perPage) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(perPage);
        all.add(page - 1 > Long.MAX_VALUE / perPage ? Long.MAX_VALUE : (page - 1) * perPage);
        // The page is cut before the profiles are joined, so that a late page costs what it skips and no more.
        return contributors.list(
                "SELECT c.id, c.name, c.sort_name, c.corporate, c.nationality, c.born_date, c.has_photo, c.photo, c.updated_at, s.books FROM (SELECT * FROM {v}.shown s"
                        + " WHERE " + where + " ORDER BY " + order + " LIMIT $" + (all.size() - 1) + " OFFSET $"
                        + all.size() + ") s JOIN {v}.contributor c ON c.id = s.contributor_id ORDER BY " + order,
                Contributor::of,
                all.toArray());
    }

    private Mono<Long> kept(UUID libraryId, String letter) {
        return number("SELECT people AS n FROM {v}.total WHERE library_id = $1 AND initial = $2", libraryId, letter);
    }

    private Mono<Long> number(String sql, Object... parameters) {
        return contributors
                .first(sql, row -> Views.number(row, "n"), parameters)
                .defaultIfEmpty(0L);
    }

    /** Equal ones come in the order of their making, or the reverse of it. */
    private static String order(Query query) {
        boolean down = query.text("sort_dir").equals("desc");
        return switch (query.text("sort")) {
            case "sort_name" -> down ? "s.sort_name DESC, s.position DESC" : "s.sort_name, s.position";
            case "book_count" -> down ? "s.books DESC, s.name DESC, s.position DESC" : "s.books, s.name, s.position";
            default -> down ? "s.name DESC, s.position DESC" : "s.name, s.position";
        };
    }
}
