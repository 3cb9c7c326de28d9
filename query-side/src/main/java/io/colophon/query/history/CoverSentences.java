package io.colophon.query.history;

import io.colophon.contract.books.BookEvent;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.covers.CoverEvent;
import io.colophon.contract.covers.CoverEvent.CoverAdded;
import io.colophon.contract.covers.CoverEvent.CoverRemoved;
import io.colophon.contract.covers.CoverEvent.CoverReplaced;
import io.colophon.contract.covers.PhotoEvent;
import io.colophon.contract.covers.PhotoEvent.PhotoAdded;
import io.colophon.contract.covers.PhotoEvent.PhotoRemoved;
import io.colophon.contract.covers.PhotoEvent.PhotoReplaced;
import io.colophon.query.history.HistoryItem.Subject;
import java.util.List;

/** What happened to covers and photos. */
final class CoverSentences {

    private CoverSentences() {}

    static HistoryItem of(CoverEvent event, Telling telling) {
        Subject subject = new Subject(
                BookEvent.BOOK, event.bookId(), telling.title(event.bookId()).orElse(null));
        String book = telling.book(event.bookId());
        return telling.did(
                subject,
                switch (event) {
                    case CoverAdded e -> "gave " + book + " a cover" + from(e.source());
                    case CoverReplaced e -> "gave " + book + " another cover" + from(e.source());
                    case CoverRemoved e -> "took the cover off " + book;
                },
                List.of());
    }

    static HistoryItem of(PhotoEvent event, Telling telling) {
        String person = telling.person(event.contributorId());
        return telling.did(
                telling.subject(ContributorEvent.CONTRIBUTOR, event.contributorId()),
                switch (event) {
                    case PhotoAdded e -> "gave " + person + " a photo" + from(e.source());
                    case PhotoReplaced e -> "gave " + person + " another photo" + from(e.source());
                    case PhotoRemoved e -> "took the photo off " + person;
                },
                List.of());
    }

    private static String from(String source) {
        return source.isEmpty() ? "" : " from " + source;
    }
}
