package io.colophon.command.series;

import static io.colophon.command.Decisions.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colophon.command.Decisions;
import io.colophon.command.series.CreateFilledSeries.FilledSeries;
import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.series.SeriesEvent.BookMoved;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.BookTakenOut;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.series.SeriesEvent.SeriesDeleted;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many books at once: into a series that is there, and into new ones. */
class PlaceBooksTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID OTHER_LIBRARY = new UUID(1, 2);
    private static final UUID SERIES = new UUID(2, 1);
    private static final UUID OTHER_SERIES = new UUID(2, 2);
    private static final UUID FIRST = new UUID(3, 1);
    private static final UUID SECOND = new UUID(3, 2);
    private static final LibraryCreated LIBRARY_CREATED =
            new LibraryCreated(LIBRARY, new UUID(9, 9), "Home", "home", "", false);
    private static final LibraryDeleted LIBRARY_DELETED = new LibraryDeleted(LIBRARY, new UUID(9, 9), List.of());
    private static final SeriesCreated CREATED = created(SERIES, "Akira");
    private static final BookPlaced PLACED = new BookPlaced(SERIES, LIBRARY, FIRST, 1);

    private static SeriesCreated created(UUID seriesId, String name) {
        return new SeriesCreated(
                seriesId, LIBRARY, name, "", null, "ongoing", "", null, "", List.of(), "", "", "", List.of());
    }

    private static BookAdded book(UUID bookId, UUID libraryId) {
        return new BookAdded(
                bookId, libraryId, "Emma", "", "", new UUID(5, 1), List.of(), List.of(), List.of(), new UUID(9, 9));
    }

    private static BookAdded book(UUID bookId) {
        return book(bookId, LIBRARY);
    }

    private static BookDeleted deleted(UUID bookId) {
        return new BookDeleted(bookId, LIBRARY, new UUID(5, 1), List.of(), List.of());
    }

    private static PlaceBooks place(Place... places) {
        return new PlaceBooks(SERIES, LIBRARY, List.of(places));
    }

    private static CreateFilledSeries create(FilledSeries... series) {
        return new CreateFilledSeries(LIBRARY, List.of(series));
    }

    @Test
    void books_are_placed_or_moved_or_stay() {
        UUID third = new UUID(3, 3);
        given(CREATED, book(FIRST), book(SECOND), book(third), PLACED, new BookPlaced(SERIES, LIBRARY, SECOND, 7))
                .when(place(new Place(FIRST, 1), new Place(SECOND, 2), new Place(third, 3)))
                .then(
                        new BookMoved(SERIES, LIBRARY, SECOND, new Change<>(7.0, 2.0)),
                        new BookPlaced(SERIES, LIBRARY, third, 3));
    }

    @Test
    void where_a_book_stands_is_what_happened_last_in_this_series() {
        BookMoved moved = new BookMoved(SERIES, LIBRARY, FIRST, new Change<>(1.0, 4.0));
        BookTakenOut out = new BookTakenOut(SERIES, LIBRARY, FIRST);
        BookPlaced elsewhere = new BookPlaced(OTHER_SERIES, LIBRARY, FIRST, 9);
        PlaceBooks at4 = place(new Place(FIRST, 4));
        given(CREATED, book(FIRST), PLACED, moved, elsewhere).when(at4).then();
        given(CREATED, book(FIRST), PLACED, moved, out, elsewhere)
                .when(at4)
                .then(new BookPlaced(SERIES, LIBRARY, FIRST, 4));
        given(CREATED, book(FIRST), PLACED, out, PLACED)
                .when(at4)
                .then(new BookMoved(SERIES, LIBRARY, FIRST, new Change<>(1.0, 4.0)));
    }

    @Test
    void one_book_that_the_library_lacks_keeps_all_others_out() {
        PlaceBooks both = place(new Place(FIRST, 1), new Place(SECOND, 2));
        CreateFilledSeries filled = create(new FilledSeries(SERIES, "Akira", both.places()));
        String unknown = "unknown book_id: " + SECOND;
        given(LIBRARY_CREATED, CREATED, book(FIRST)).when(both).thenRefused(Refusal.Kind.INVALID, unknown);
        given(LIBRARY_CREATED, book(FIRST)).when(filled).thenRefused(Refusal.Kind.INVALID, unknown);
        given(LIBRARY_CREATED, CREATED, book(FIRST), book(SECOND, OTHER_LIBRARY))
                .when(both)
                .thenRefused(Refusal.Kind.INVALID, unknown);
        given(LIBRARY_CREATED, book(FIRST), book(SECOND), deleted(SECOND))
                .when(filled)
                .thenRefused(Refusal.Kind.INVALID, unknown);
    }

    @Test
    void a_series_or_a_library_that_is_gone_gets_nothing() {
        PlaceBooks nothing = place();
        given(CREATED).when(nothing).then();
        given().when(nothing).thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
        given(CREATED, new SeriesDeleted(SERIES, LIBRARY))
                .when(nothing)
                .thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
        given(CREATED)
                .when(new PlaceBooks(SERIES, OTHER_LIBRARY, List.of()))
                .thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
        given(LIBRARY_CREATED, LIBRARY_DELETED).when(create()).thenRefused(Refusal.Kind.NOT_FOUND, "library not found");
        given(CREATED, LIBRARY_DELETED).when(nothing).thenRefused(Refusal.Kind.NOT_FOUND, "series not found");
    }

    @Test
    void series_begin_with_their_books() {
        given(LIBRARY_CREATED, book(FIRST), book(SECOND))
                .when(create(
                        new FilledSeries(SERIES, "Akira", List.of(new Place(FIRST, 1), new Place(SECOND, 2))),
                        new FilledSeries(OTHER_SERIES, "Emma", List.of(new Place(FIRST, 1.5)))))
                .then(
                        CREATED,
                        PLACED,
                        new BookPlaced(SERIES, LIBRARY, SECOND, 2),
                        created(OTHER_SERIES, "Emma"),
                        new BookPlaced(OTHER_SERIES, LIBRARY, FIRST, 1.5))
                .thenAnswer(List.of(SERIES, OTHER_SERIES));
    }

    @Test
    void as_many_books_as_a_request_can_name_are_one_decision() {
        List<Place> places = IntStream.range(0, 20_000)
                .mapToObj(i -> new Place(new UUID(4, i), i % 1_000))
                .toList();
        NamedBooks books = NamedBooks.NONE;
        for (Place place : places) {
            books = books.after(book(place.bookId())).after(new BookPlaced(SERIES, LIBRARY, place.bookId(), 1));
        }
        PlaceBooks command = new PlaceBooks(SERIES, LIBRARY, places);
        var state = new PlaceBooks.State(KnownSeries.evolve(command.initial().series(), CREATED), books);
        assertThat(command.decide(state, Decisions.TAGGER).events()).hasSize(20_000 - 20);
    }

    @Test
    void a_book_that_is_named_twice_stands_where_it_was_named_last() {
        assertThat(Place.checked(List.of(asked(FIRST, "1"), asked(SECOND, "2"), asked(FIRST, "3.06"))))
                .containsExactly(new Place(FIRST, 3.1), new Place(SECOND, 2));
        assertThat(Place.checked(null)).isEmpty();
    }

    @Test
    void what_is_no_id_is_named() {
        assertThatThrownBy(() -> Place.checked(List.of(new Place.Request("x", null))))
                .hasMessage("invalid book_id: x");
        assertThatThrownBy(() -> Place.checked(Arrays.asList((Place.Request) null)))
                .hasMessage("invalid book_id: ");
    }

    private static Place.Request asked(UUID bookId, String position) {
        return new Place.Request(bookId.toString(), new BigDecimal(position));
    }
}
