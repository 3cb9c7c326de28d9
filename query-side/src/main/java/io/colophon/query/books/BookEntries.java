package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.eventstore.projection.ViewSession;
import io.colophon.query.books.BookNames.Name;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Writes what the list sorts and filters books by; an entry that stays as it is costs its indexes nothing. */
final class BookEntries {

    private BookEntries() {}

    static Mono<Void> write(ViewSession session, List<BookFacts> books, Map<UUID, Name> names) {
        int n = books.size();
        var id = new UUID[n];
        var library = new UUID[n];
        var titleKey = new String[n];
        var sortTitle = new String[n];
        var search = new String[n];
        var mediaType = new String[n];
        var publisher = new String[n];
        var language = new String[n];
        var published = new @Nullable LocalDate[n];
        var covered = new Boolean[n];
        var inSeries = new Boolean[n];
        var title = new String[n];
        var subtitle = new String[n];
        var typeId = new UUID[n];
        var created = new Long[n];
        for (int i = 0; i < n; i++) {
            BookFacts book = books.get(i);
            Optional<EditionAdded> primary = book.primary().map(EditionFacts::details);
            SortTitle sorted = SortTitle.of(book.title());
            id[i] = book.id();
            library[i] = book.libraryId();
            titleKey[i] = sorted.naturalKey();
            sortTitle[i] = CaseFold.fold(sorted.text());
            search[i] = SearchText.of(
                    book.title(),
                    BookAnswer.contributors(book, names).stream()
                            .map(BookAnswer.Contributor::name)
                            .toList());
            mediaType[i] = CaseFold.fold(BookAnswer.mediaType(book, names));
            publisher[i] = CaseFold.fold(primary.map(EditionAdded::publisher).orElse(""));
            language[i] = CaseFold.fold(primary.map(EditionAdded::language).orElse(""));
            published[i] = primary.map(EditionAdded::publishDate).orElse(null);
            covered[i] = book.cover().there();
            inSeries[i] = !book.series().isEmpty();
            title[i] = book.title();
            subtitle[i] = book.subtitle();
            typeId[i] = book.mediaTypeId();
            created[i] = book.created();
        }
        return session.run(
                """
                INSERT INTO {v}.entry AS e (book_id, library_id, title_key, sort_title, search, media_type, publisher, language,
                                            publish_date, covered, in_series, title, subtitle, media_type_id, created)
                SELECT i, l, k, s, q, m, nullif(p, ''), nullif(g, ''), d, h, r, t, b, y, c
                FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                            $9::date[], $10::boolean[], $11::boolean[], $12::text[], $13::text[], $14::uuid[], $15::bigint[])
                     AS u(i, l, k, s, q, m, p, g, d, h, r, t, b, y, c)
                ON CONFLICT (book_id) DO UPDATE SET
                  title_key = excluded.title_key, sort_title = excluded.sort_title, search = excluded.search,
                  media_type = excluded.media_type, publisher = excluded.publisher, language = excluded.language,
                  publish_date = excluded.publish_date, covered = excluded.covered, in_series = excluded.in_series, title = excluded.title,
                  subtitle = excluded.subtitle, media_type_id = excluded.media_type_id
                WHERE (e.title_key, e.sort_title, e.search, e.media_type, e.publisher, e.language, e.publish_date, e.covered,
                       e.in_series, e.title, e.subtitle, e.media_type_id)
                  IS DISTINCT FROM (
                   excluded.title_key, excluded.sort_title, excluded.search, excluded.media_type, excluded.publisher,
                   excluded.language, excluded.publish_date, excluded.covered, excluded.in_series, excluded.title, excluded.subtitle,
                   excluded.media_type_id)
                """,
                id,
                library,
                titleKey,
                sortTitle,
                search,
                mediaType,
                publisher,
                language,
                published,
                covered,
                inSeries,
                title,
                subtitle,
                typeId,
                created);
    }
}
