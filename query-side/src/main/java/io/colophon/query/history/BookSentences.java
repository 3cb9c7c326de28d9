package io.colophon.query.history;

import static io.colophon.query.history.Phrases.quoted;

import io.colophon.contract.books.BookEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.editions.EditionEvent.CopyAdded;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.query.history.HistoryItem.Subject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to books and their editions. */
final class BookSentences {

    private BookSentences() {}

    static HistoryItem of(BookEvent event, Telling telling) {
        Subject subject = subject(event.bookId(), telling);
        return switch (event) {
            case BookAdded e ->
                telling.did(
                        new Subject(BookEvent.BOOK, e.bookId(), e.title()),
                        "added " + quoted(e.title()),
                        new Fields()
                                .began("title", e.title())
                                .began("subtitle", e.subtitle())
                                .began("media_type", telling.name(e.mediaTypeId()))
                                .began("contributors", credits(e.credits(), telling))
                                .began("tags", telling.names(e.tagIds()))
                                .began("genres", telling.names(e.genreIds()))
                                .began("description", e.description())
                                .list());
            case BookRevised e ->
                telling.changed(
                        subject,
                        telling.book(e.bookId()),
                        new Fields()
                                .changed("title", e.title())
                                .changed("subtitle", e.subtitle())
                                .changed("media_type", e.mediaTypeId(), telling::name)
                                .changed("contributors", e.credits(), credits -> credits(credits, telling))
                                .changed("tags", e.tagIds(), telling::names)
                                .changed("genres", e.genreIds(), telling::names)
                                .changed("description", e.description())
                                .list());
            case BookDeleted e -> telling.did(subject, "deleted " + telling.book(e.bookId()), List.of());
        };
    }

    static HistoryItem of(EditionEvent event, Telling telling) {
        Subject subject = subject(event.bookId(), telling);
        String book = telling.book(event.bookId());
        return switch (event) {
            case EditionAdded e ->
                telling.did(
                        subject,
                        "added an edition of " + book + (e.format().isEmpty() ? "" : " (" + e.format() + ")"),
                        new Fields()
                                .began("format", e.format())
                                .began("edition_name", e.editionName())
                                .began("language", e.language())
                                .began("publisher", e.publisher())
                                .began("publish_date", text(e.publishDate()))
                                .began("isbn_13", e.isbn13())
                                .began("isbn_10", e.isbn10())
                                .began("page_count", e.pageCount())
                                .began("duration_seconds", e.durationSeconds())
                                .began("narrator", e.narrator())
                                .began(
                                        "narrator_contributor",
                                        e.narratorContributorId() == null
                                                ? null
                                                : telling.name(e.narratorContributorId()))
                                .began("acquired_at", text(e.acquiredAt()))
                                .began("copy_count", e.copyCount())
                                .began("is_primary", e.primary())
                                .began("description", e.description())
                                .list());
            case EditionRevised e ->
                telling.changed(
                        subject,
                        "an edition of " + book,
                        new Fields()
                                .changed("format", e.format())
                                .changed("edition_name", e.editionName())
                                .changed("language", e.language())
                                .changed("publisher", e.publisher())
                                .changed("publish_date", e.publishDate(), BookSentences::text)
                                .changed("isbn_13", e.isbn13Change())
                                .changed("isbn_10", e.isbn10Change())
                                .changed("page_count", e.pageCount())
                                .changed("duration_seconds", e.durationSeconds())
                                .changed("narrator", e.narrator())
                                .changed("narrator_contributor", e.narratorContributorId(), telling::name)
                                .changed("acquired_at", e.acquiredAt(), BookSentences::text)
                                .changed("copy_count", e.copyCountChange())
                                .changed("is_primary", e.primary())
                                .changed("description", e.description())
                                .list());
            case EditionRemoved e -> telling.did(subject, "removed an edition of " + book, List.of());
            case CopyAdded e ->
                telling.did(
                        subject,
                        "added a copy of " + book + ", which makes "
                                + e.copyCount().to(),
                        new Fields().changed("copy_count", e.copyCount()).list());
        };
    }

    private static Subject subject(UUID bookId, Telling telling) {
        return new Subject(BookEvent.BOOK, bookId, telling.title(bookId).orElse(null));
    }

    private static List<String> credits(List<Credit> credits, Telling telling) {
        return credits.stream()
                .map(credit -> telling.name(credit.contributorId())
                        + (credit.role().isEmpty() ? "" : " (" + credit.role() + ")"))
                .toList();
    }

    private static @Nullable String text(@Nullable Object date) {
        return date == null ? null : date.toString();
    }
}
