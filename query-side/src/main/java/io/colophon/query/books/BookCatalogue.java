package io.colophon.query.books;

import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Catalogue;
import io.colophon.web.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers other features from the view {@code books}. */
@Component
class BookCatalogue implements Catalogue {

    private final PostgresView books;
    private final ReadStatuses statuses;

    BookCatalogue(BooksProjector projector) {
        this.books = projector.store();
        this.statuses = new ReadStatuses(books);
    }

    /** Whoever only narrates an edition has no part in the book, although his name stands in it. */
    @Override
    public Mono<List<String>> booksOf(UUID libraryId, UUID contributorId, Caller caller) {
        return books.list(
                        "SELECT b.id, b.answer FROM {v}.use u JOIN {v}.book b ON b.id = u.book_id JOIN {v}.entry e ON e.book_id = b.id"
                                + " WHERE u.name_id = $1 AND b.library_id = $2"
                                + " AND b.answer::jsonb->'contributors' @> jsonb_build_array(jsonb_build_object('contributor_id', $1::text))"
                                + " ORDER BY e.title_key, e.created",
                        ReadStatuses.Found::of,
                        contributorId,
                        libraryId)
                .flatMap(found -> statuses.shown(caller.userId(), found));
    }

    /** Of several books with one ISBN the oldest, as its own route answers. */
    @Override
    public Mono<Map<String, UUID>> booksByIsbn(UUID libraryId, Set<String> isbns) {
        return isbns.isEmpty()
                ? Mono.just(Map.of())
                : books.list(
                                "SELECT DISTINCT ON (i.isbn) i.isbn, i.book_id FROM {v}.isbn i JOIN {v}.book b ON b.id = i.book_id"
                                        + " WHERE i.library_id = $1 AND i.isbn = ANY($2) ORDER BY i.isbn, b.created",
                                row -> Map.entry(Views.text(row, "isbn"), Views.uuid(row, "book_id")),
                                libraryId,
                                isbns.toArray(String[]::new))
                        .map(found -> found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
