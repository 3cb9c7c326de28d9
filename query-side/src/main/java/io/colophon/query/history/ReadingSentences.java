package io.colophon.query.history;

import io.colophon.contract.books.BookEvent;
import io.colophon.contract.reading.ReadingEvent;
import io.colophon.contract.reading.ReadingEvent.ReadingRecorded;
import io.colophon.contract.reading.ReadingEvent.ReadingRemoved;
import io.colophon.contract.reading.ReadingEvent.ReadingRevised;
import io.colophon.query.history.HistoryItem.Subject;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people noted of their reading. Nobody else is told of it but administrators. */
final class ReadingSentences {

    private ReadingSentences() {}

    static HistoryItem of(ReadingEvent event, Telling telling) {
        Subject subject = new Subject(
                BookEvent.BOOK, event.bookId(), telling.title(event.bookId()).orElse(null));
        String reading = "their reading of " + telling.book(event.bookId());
        return switch (event) {
            case ReadingRecorded e ->
                telling.did(
                        subject,
                        "recorded " + reading,
                        new Fields()
                                .began("read_status", e.readStatus())
                                .began("rating", e.rating())
                                .began("date_started", text(e.dateStarted()))
                                .began("date_finished", text(e.dateFinished()))
                                .began("is_favorite", e.favorite())
                                .began("review", e.review())
                                .began("notes", e.notes())
                                .list());
            case ReadingRevised e ->
                telling.changed(
                        subject,
                        reading,
                        new Fields()
                                .changed("read_status", e.readStatus())
                                .changed("rating", e.rating())
                                .changed("date_started", e.dateStarted(), ReadingSentences::text)
                                .changed("date_finished", e.dateFinished(), ReadingSentences::text)
                                .changed("is_favorite", e.favorite())
                                .changed("review", e.review())
                                .changed("notes", e.notes())
                                .list());
            case ReadingRemoved e -> telling.did(subject, "removed what they had noted of " + reading, List.of());
        };
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
