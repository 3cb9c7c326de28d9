package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import io.colophon.eventstore.projection.ViewSession;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Titles in narrow rows beside their books, where the volumes of a series are looked for. */
final class BookTitles {

    private BookTitles() {}

    static Mono<Void> save(ViewSession session, Collection<BookFacts> all) {
        List<BookFacts> books = List.copyOf(all);
        return session.run(
                """
                INSERT INTO {v}.title AS t
                SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::boolean[])
                ON CONFLICT (book_id) DO UPDATE SET
                  media_type_id = excluded.media_type_id, title = excluded.title, subtitle = excluded.subtitle,
                  folded = excluded.folded, in_series = excluded.in_series
                WHERE t.* IS DISTINCT FROM excluded.*
                """,
                books.stream().map(BookFacts::id).toArray(UUID[]::new),
                books.stream().map(BookFacts::libraryId).toArray(UUID[]::new),
                books.stream().map(BookFacts::mediaTypeId).toArray(UUID[]::new),
                books.stream().map(BookFacts::title).toArray(String[]::new),
                books.stream().map(BookFacts::subtitle).toArray(String[]::new),
                books.stream().map(book -> CaseFold.fold(book.title())).toArray(String[]::new),
                books.stream().map(book -> !book.series().isEmpty()).toArray(Boolean[]::new));
    }

    static Mono<Void> delete(ViewSession session, Object bookIds) {
        return session.run("DELETE FROM {v}.title WHERE book_id = ANY($1)", bookIds);
    }
}
