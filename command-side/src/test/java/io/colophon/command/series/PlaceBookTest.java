package io.colophon.command.series;

import static io.colophon.command.Decisions.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.series.SeriesEvent.BookMoved;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceBookTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID OTHER_LIBRARY = new UUID(1, 2);
    private static final UUID SERIES = new UUID(2, 1);
    private static final UUID OTHER_SERIES = new UUID(2, 2);
    private static final UUID BOOK = new UUID(3, 1);
    private static final SeriesCreated CREATED = series(LIBRARY);
    private static final BookAdded ADDED = book(LIBRARY);
    private static final BookPlaced PLACED = new BookPlaced(SERIES, LIBRARY, BOOK, 2);
    private static final BookDeleted DELETED = new BookDeleted(BOOK, LIBRARY, new UUID(5, 1), List.of(), List.of());
    private static final TakeBookOut TAKE_OUT = new TakeBookOut(SERIES, BOOK, LIBRARY);

    private static PlaceBook at(double position) {
        return new PlaceBook(SERIES, BOOK, LIBRARY, position);
    }

    @Test
    void a_book_is_placed_then_moved_then_taken_out() {
        BookMoved moved = new BookMoved(SERIES, LIBRARY, BOOK, new Change<>(2.0, 1.5));
        given(CREATED, ADDED).when(at(2)).then(PLACED);
        given(CREATED, ADDED, PLACED).when(at(1.5)).then(moved);
        given(CREATED, ADDED, PLACED, moved)
                .when(at(3))
                .then(new BookMoved(SERIES, LIBRARY, BOOK, new Change<>(1.5, 3.0)));
        given(CREATED, ADDED, PLACED, moved).when(TAKE_OUT).then(new BookTakenOut(SERIES, LIBRARY, BOOK));
    }

    @Test
    void a_book_that_stands_there_already_stays() {
        given(CREATED, ADDED, PLACED).when(at(2)).then();
    }

    @Test
    void a_position_is_one_of_one_series() {
        BookPlaced elsewhere = new BookPlaced(OTHER_SERIES, LIBRARY, BOOK, 7);
        given(CREATED, ADDED, elsewhere).when(at(2)).then(PLACED);
        given(CREATED, ADDED, elsewhere).when(TAKE_OUT).thenRefused(Refusal.Kind.NOT_FOUND, "book not in series");
    }

    @Test
    void a_book_that_is_not_in_the_series_is_not_taken_out() {
        given(CREATED, ADDED).when(TAKE_OUT).thenRefused(Refusal.Kind.NOT_FOUND, "book not in series");
        given(CREATED, ADDED, PLACED, new BookTakenOut(SERIES, LIBRARY, BOOK))
                .when(TAKE_OUT)
                .thenRefused(Refusal.Kind.NOT_FOUND, "book not in series");
        given(CREATED, ADDED, PLACED, DELETED).when(TAKE_OUT).thenRefused(Refusal.Kind.NOT_FOUND, "book not in series");
    }

    @Test
    void a_series_that_is_not_in_the_library_gets_no_book() {
        for (DomainEvent[] past :
                List.of(new DomainEvent[] {ADDED}, new DomainEvent[] {series(OTHER_LIBRARY), ADDED}, new DomainEvent[] {
                    CREATED, ADDED, new SeriesDeleted(SERIES, LIBRARY)
                })) {
            given(past).when(at(1)).thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
            given(past).when(TAKE_OUT).thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
        }
    }

    @Test
    void a_book_that_is_not_in_the_library_comes_into_no_series() {
        given(CREATED, book(OTHER_LIBRARY)).when(at(1)).thenRefused(Refusal.Kind.NOT_FOUND, "book not found");
        given(CREATED, ADDED, DELETED).when(at(1)).thenRefused(Refusal.Kind.NOT_FOUND, "book not found");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.26, 1.3",
        "1.25, 1.3",
        "-1.25, -1.3",
        "0.05, 0.1",
        "0.049, 0",
        "-0.04, 0",
        "99999.9, 99999.9",
        "99999.94, 99999.9",
        "1e-1000000000, 0",
        "1.00000000000000000000000000000000000000001, 1"
    })
    void a_position_has_one_decimal(BigDecimal given, double expected) {
        assertThat(SeriesPosition.of(given)).isEqualTo(expected);
    }

    @Test
    void no_position_is_the_beginning() {
        assertThat(SeriesPosition.of(null)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999.95", "-100000", "1e1000000000"})
    void a_position_beyond_five_digits_is_refused(BigDecimal given) {
        assertThatThrownBy(() -> SeriesPosition.of(given)).hasMessage("position must be at most 99999.9");
    }

    private static SeriesCreated series(UUID libraryId) {
        return new SeriesCreated(
                SERIES, libraryId, "Akira", "", null, "ongoing", "", null, "", List.of(), "", "", "", List.of());
    }

    private static BookAdded book(UUID libraryId) {
        return new BookAdded(
                BOOK, libraryId, "Emma", "", "", new UUID(5, 1), List.of(), List.of(), List.of(), new UUID(9, 9));
    }
}
