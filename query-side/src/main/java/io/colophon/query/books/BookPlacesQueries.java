package io.colophon.query.books;

import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The books on a shelf and in a series, and the series of a book (Librarium behaviour, sections 7, 13 and 14). */
@RestController
@RequestMapping("/api/v1/libraries/{library}")
public class BookPlacesQueries {

    private static final String BOOKS =
            " FROM {v}.name n JOIN {v}.use u ON u.name_id = n.id JOIN {v}.book b ON b.id = u.book_id ";
    private static final String AT = " WHERE n.id = $1 AND n.library_id = $2 AND n.kind = ";

    /** A book in a series. */
    record Entry(
            Number position,
            UUID bookId,
            String title,
            String subtitle,
            String mediaType,
            List<BookAnswer.Contributor> contributors) {}

    private final PostgresView books;
    private final Access access;

    public BookPlacesQueries(BooksProjector projector, Access access) {
        this.books = projector.store();
        this.access = access;
    }

    /** Newest on the shelf first. */
    @Described(value = "Books on a shelf, the newest there first", gives = BookAnswer[].class)
    @GetMapping("/shelves/{shelf}/books")
    Mono<ResponseEntity<byte[]>> onShelf(Caller caller, @PathVariable String library, @PathVariable String shelf) {
        UUID libraryId = access.require(caller, library, Permission.SHELVES_READ);
        return books.list(
                        "SELECT b.answer" + BOOKS + AT + "'SHELF' ORDER BY u.place DESC",
                        row -> Views.text(row, "answer"),
                        PathId.parse(shelf, "shelf"),
                        libraryId)
                .map(answers -> Answers.ok(WireJson.array(answers)));
    }

    @Described(value = "Books in a series, by position", gives = Entry[].class)
    @GetMapping("/series/{series}/books")
    Mono<ResponseEntity<byte[]>> inSeries(Caller caller, @PathVariable String library, @PathVariable String series) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_READ);
        return books.list(
                        "SELECT json_build_object('position', u.place, 'book_id', b.id, 'title', a.book->'title', 'subtitle', a.book->'subtitle',"
                                + " 'media_type', a.book->'media_type', 'contributors', a.book->'contributors')::text AS entry"
                                + BOOKS
                                + "JOIN {v}.entry e ON e.book_id = b.id CROSS JOIN LATERAL (SELECT b.answer::json AS book) a"
                                + AT + "'SERIES' ORDER BY u.place, e.title_key, e.created",
                        row -> Views.text(row, "entry"),
                        PathId.parse(series, "series"),
                        libraryId)
                .map(entries -> Answers.ok(WireJson.array(entries)));
    }

    @Described(value = "The series in which a book is", gives = BookAnswer.Series[].class)
    @GetMapping("/books/{book}/series")
    Mono<ResponseEntity<byte[]>> seriesOf(Caller caller, @PathVariable String library, @PathVariable String book) {
        UUID libraryId = access.require(caller, library, Permission.SERIES_READ);
        return books.first(
                        "SELECT (answer::json->'series')::text AS series FROM {v}.book WHERE id = $1 AND library_id = $2",
                        row -> Views.text(row, "series"),
                        PathId.parse(book, "book"),
                        libraryId)
                .defaultIfEmpty("[]")
                .map(Answers::ok);
    }
}
