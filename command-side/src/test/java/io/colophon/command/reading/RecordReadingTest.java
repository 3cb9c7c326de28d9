package io.colophon.command.reading;

import static io.colophon.command.Decisions.given;
import static io.colophon.contract.Refusal.Kind.NOT_FOUND;

import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.reading.ReadingEvent.ReadingRecorded;
import io.colophon.contract.reading.ReadingEvent.ReadingRemoved;
import io.colophon.contract.reading.ReadingEvent.ReadingRevised;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordReadingTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID BOOK = new UUID(2, 1);
    private static final UUID EDITION = new UUID(3, 1);
    private static final UUID ANN = new UUID(9, 1);
    private static final UUID BOB = new UUID(9, 2);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final ReadEdition ANNS = new ReadEdition(ANN, EDITION, BOOK, LIBRARY);
    private static final ReadEdition BOBS = new ReadEdition(BOB, EDITION, BOOK, LIBRARY);
    private static final EditionAdded ADDED = new EditionAdded(
            EDITION, BOOK, LIBRARY, "ebook", "", "", "", "", null, "", "", "", null, null, false, null, null, 1);

    private static final Reading BEGUN = new Reading("reading", null, "slow", "", MAY, null, false);
    private static final Reading DONE = new Reading("read", 9, "slow", "Good", MAY, MAY.plusDays(3), true);
    private static final ReadingRecorded RECORDED = BEGUN.recorded(ANNS);
    private static final ReadingRemoved REMOVED = new ReadingRemoved(ANNS.interactionId(), ANN, EDITION, BOOK, LIBRARY);
    private static final RecordReading FINISH = new RecordReading(ANNS, DONE);

    @Test
    void the_first_notes_hold_every_value() {
        given(ADDED)
                .when(FINISH)
                .then(new ReadingRecorded(
                        ANNS.interactionId(),
                        ANN,
                        EDITION,
                        BOOK,
                        LIBRARY,
                        "read",
                        9,
                        "slow",
                        "Good",
                        MAY,
                        MAY.plusDays(3),
                        true))
                .thenAnswer(ANNS.interactionId());
    }

    @Test
    void later_ones_hold_what_changed() {
        given(ADDED, RECORDED).when(FINISH).then(finished(new Change<>("", "Good")));
        given(ADDED, RECORDED, finished(new Change<>("", "Good")))
                .when(new RecordReading(ANNS, new Reading("unread", null, "", "", null, null, false)))
                .then(new ReadingRevised(
                        ANNS.interactionId(),
                        ANN,
                        EDITION,
                        BOOK,
                        LIBRARY,
                        new Change<>("read", "unread"),
                        new Change<>(9, null),
                        new Change<>("slow", ""),
                        new Change<>("Good", ""),
                        new Change<>(MAY, null),
                        new Change<>(MAY.plusDays(3), null),
                        new Change<>(true, false)));
    }

    private static ReadingRevised finished(Change<String> review) {
        return new ReadingRevised(
                ANNS.interactionId(),
                ANN,
                EDITION,
                BOOK,
                LIBRARY,
                new Change<>("reading", "read"),
                new Change<>(null, 9),
                null,
                review,
                null,
                new Change<>(null, MAY.plusDays(3)),
                new Change<>(false, true));
    }

    @Test
    void notes_that_change_nothing_happened_all_the_same() {
        given(ADDED, RECORDED)
                .when(new RecordReading(ANNS, BEGUN))
                .then(new ReadingRevised(
                        ANNS.interactionId(), ANN, EDITION, BOOK, LIBRARY, null, null, null, null, null, null, null));
    }

    @Test
    void everybody_has_his_own() {
        given(ADDED, RECORDED).when(new RecordReading(BOBS, DONE)).then(DONE.recorded(BOBS));
        given(ADDED, RECORDED).when(new RemoveReading(BOBS)).thenRefused(NOT_FOUND, "interaction not found");
        given(ADDED, RECORDED, DONE.recorded(BOBS))
                .when(new RemoveReading(ANNS))
                .then(REMOVED);
    }

    @Test
    void what_was_taken_back_begins_anew() {
        given(ADDED, RECORDED, REMOVED).when(FINISH).then(DONE.recorded(ANNS));
        given(ADDED, RECORDED, REMOVED).when(new RemoveReading(ANNS)).thenRefused(NOT_FOUND, "interaction not found");
    }

    @Test
    void an_edition_of_another_book_or_library_is_not_read() {
        given().when(FINISH).thenRefused(NOT_FOUND, "edition not found");
        given(ADDED)
                .when(new RecordReading(new ReadEdition(ANN, EDITION, new UUID(2, 2), LIBRARY), DONE))
                .thenRefused(NOT_FOUND, "edition not found");
        given(ADDED, RECORDED)
                .when(new RemoveReading(new ReadEdition(ANN, EDITION, BOOK, new UUID(1, 2))))
                .thenRefused(NOT_FOUND, "interaction not found");
    }

    @Test
    void it_is_gone_with_its_edition_its_book_and_its_library() {
        given(ADDED, RECORDED, new EditionRemoved(EDITION, BOOK, LIBRARY, List.of()))
                .when(FINISH)
                .thenRefused(NOT_FOUND, "edition not found");
        given(ADDED, RECORDED, new BookDeleted(BOOK, LIBRARY, new UUID(8, 8), List.of(), List.of()))
                .when(FINISH)
                .thenRefused(NOT_FOUND, "edition not found");
        given(ADDED, RECORDED, new LibraryDeleted(LIBRARY, ANN, List.of()))
                .when(new RemoveReading(ANNS))
                .thenRefused(NOT_FOUND, "interaction not found");
    }

    @Test
    void a_person_whose_account_is_gone_notes_nothing() {
        given(ADDED, new UserDeleted(ANN, List.of())).when(FINISH).thenRefused(NOT_FOUND, "user not found");
    }
}
