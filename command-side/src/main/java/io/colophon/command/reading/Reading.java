package io.colophon.command.reading;

import io.colophon.contract.Change;
import io.colophon.contract.reading.ReadingEvent.ReadingRecorded;
import io.colophon.contract.reading.ReadingEvent.ReadingRevised;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody notes of his reading (Librarium behaviour, section 9).
 *
 * @param rating from 1 to 10
 */
record Reading(
        String readStatus,
        @Nullable Integer rating,
        String notes,
        String review,
        @Nullable LocalDate dateStarted,
        @Nullable LocalDate dateFinished,
        boolean favorite) {

    static Reading of(ReadingRecorded e) {
        return new Reading(
                e.readStatus(), e.rating(), e.notes(), e.review(), e.dateStarted(), e.dateFinished(), e.favorite());
    }

    Reading after(ReadingRevised e) {
        return new Reading(
                changed(e.readStatus(), readStatus),
                Change.apply(e.rating(), rating),
                changed(e.notes(), notes),
                changed(e.review(), review),
                Change.apply(e.dateStarted(), dateStarted),
                Change.apply(e.dateFinished(), dateFinished),
                changed(e.favorite(), favorite));
    }

    private static <T> T changed(@Nullable Change<T> change, T before) {
        return Objects.requireNonNull(Change.apply(change, before));
    }

    ReadingRecorded recorded(ReadEdition of) {
        return new ReadingRecorded(
                of.interactionId(),
                of.userId(),
                of.editionId(),
                of.bookId(),
                of.libraryId(),
                readStatus,
                rating,
                notes,
                review,
                dateStarted,
                dateFinished,
                favorite);
    }

    /** What replaces earlier notes by these. */
    ReadingRevised revising(Reading was, ReadEdition of) {
        return new ReadingRevised(
                of.interactionId(),
                of.userId(),
                of.editionId(),
                of.bookId(),
                of.libraryId(),
                Change.between(was.readStatus, readStatus),
                Change.between(was.rating, rating),
                Change.between(was.notes, notes),
                Change.between(was.review, review),
                Change.between(was.dateStarted, dateStarted),
                Change.between(was.dateFinished, dateFinished),
                Change.between(was.favorite, favorite));
    }
}
