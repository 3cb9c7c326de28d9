package io.colophon.query.books;

import io.colophon.contract.Refusal;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.PathId;
import io.colophon.web.Query;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.files.EditionFiles;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Reads of books (Librarium behaviour, sections 7 to 9). */
@RestController
@RequestMapping("/api/v1/libraries/{library}")
public class BooksQueries implements Reads {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final PostgresView books;
    private final BookList list;
    private final EditionFiles files;
    private final Access access;

    public BooksQueries(
            BooksProjector projector,
            @Qualifier("searchPool") ConnectionFactory searches,
            EditionFiles files,
            Access access) {
        this.books = projector.store();
        this.list = new BookList(books, books.over(searches));
        this.files = files;
        this.access = access;
    }

    @Described(
            value = "Books of a library",
            gives = BookList.Shown.class,
            query = {
                "q: words, or conditions such as author:herbert",
                "regex (boolean): whether q is a regular expression",
                "filter: conditions as the client's editor of queries writes them, instead of q",
                "tag: the name of a tag",
                "type_filter: the name of a media type",
                "page (integer): from 1",
                "per_page (integer): at most 200, 25 if absent",
                "sort: title, created_at, media_type or publish_date",
                "sort_dir: asc or desc",
                "letter: with which the title begins"
            },
            also = 429)
    @GetMapping("/books")
    Mono<ResponseEntity<byte[]>> list(Caller caller, @PathVariable String library, Query query) {
        return list.page(access.require(caller, library, Permission.BOOKS_READ), query, caller.userId())
                .map(Answers::ok);
    }

    @Described(value = "A book", gives = BookAnswer.class)
    @GetMapping("/books/{book}")
    Mono<ResponseEntity<byte[]>> one(Caller caller, @PathVariable String library, @PathVariable String book) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        return one(new Resource(kind(), libraryId, PathId.parse(book, "book")), caller)
                .map(Answers::ok)
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("book")));
    }

    @Described(value = "The book by which a library has an ISBN", gives = BookAnswer.class)
    @GetMapping("/book-by-isbn/{isbn}")
    Mono<ResponseEntity<byte[]>> byIsbn(Caller caller, @PathVariable String library, @PathVariable String isbn) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        return books.first(
                        "SELECT b.answer FROM {v}.isbn i JOIN {v}.book b ON b.id = i.book_id"
                                + " WHERE i.library_id = $1 AND i.isbn = $2 ORDER BY b.created LIMIT 1",
                        row -> Views.text(row, "answer"),
                        libraryId,
                        isbn)
                .map(Answers::ok)
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("book")));
    }

    record Fingerprint(long total, @Nullable String maxUpdatedAt) {}

    @Described(value = "What changes whenever the list of books does", gives = Fingerprint.class)
    @GetMapping("/books/fingerprint")
    Mono<ResponseEntity<byte[]>> fingerprint(Caller caller, @PathVariable String library) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        return books.first(
                        "SELECT coalesce((SELECT books FROM {v}.total WHERE library_id = $1 AND part = ''), 0) AS total,"
                                + " (SELECT updated_at FROM {v}.book WHERE library_id = $1 ORDER BY updated_at DESC LIMIT 1) AS newest",
                        row -> {
                            OffsetDateTime newest = row.get("newest", OffsetDateTime.class);
                            return new Fingerprint(
                                    Views.number(row, "total"),
                                    newest == null ? null : MILLISECONDS.format(Instant.from(newest)));
                        },
                        libraryId)
                .map(Answers::value);
    }

    @Described(value = "Letters with which titles begin", gives = String[].class)
    @GetMapping("/books/letters")
    Mono<ResponseEntity<byte[]>> letters(Caller caller, @PathVariable String library) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        return books.list(
                        "SELECT part FROM {v}.total WHERE library_id = $1 AND part BETWEEN 'A' AND 'Z' AND books > 0 ORDER BY part",
                        row -> Views.text(row, "part"),
                        libraryId)
                .map(Answers::value);
    }

    @Described(value = "Editions of a book, the primary one first", gives = BookAnswer.Edition[].class)
    @GetMapping("/books/{book}/editions")
    Mono<ResponseEntity<byte[]>> editions(Caller caller, @PathVariable String library, @PathVariable String book) {
        UUID libraryId = access.require(caller, library, Permission.BOOKS_READ);
        UUID bookId = PathId.parse(book, "book");
        Mono<String> editions = books.first(
                        "SELECT editions FROM {v}.book WHERE id = $1 AND library_id = $2",
                        row -> Views.text(row, "editions"),
                        bookId,
                        libraryId)
                .defaultIfEmpty("[]");
        return Mono.zip(editions, files.ofBook(libraryId, bookId), BooksQueries::withFiles)
                .map(Answers::ok);
    }

    private static String withFiles(String editions, Map<UUID, String> files) {
        if (files.isEmpty()) {
            return editions;
        }
        JsonNode list = WireJson.writer().readTree(editions);
        list.valueStream().filter(edition -> edition.isObject()).forEach(edition -> Optional.ofNullable(
                        files.get(UUID.fromString(edition.path("id").asString())))
                .ifPresent(of -> ((ObjectNode) edition).putRawValue("files", new RawValue(of))));
        return WireJson.write(list);
    }

    @Override
    public String kind() {
        return "book";
    }

    @Override
    public Class<?> shape() {
        return BookAnswer.class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return books.first(
                "SELECT answer FROM {v}.book WHERE id = $1 AND library_id = $2",
                row -> Views.text(row, "answer"),
                resource.id(),
                resource.scope());
    }
}
