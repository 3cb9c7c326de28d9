package io.colophon.command.shelves;

import static io.colophon.command.Decisions.given;

import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.shelves.ShelfEvent.BookShelved;
import io.colophon.contract.shelves.ShelfEvent.BookUnshelved;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.contract.shelves.ShelfEvent.ShelfDeleted;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShelveBookTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID OTHER_LIBRARY = new UUID(1, 2);
    private static final UUID SHELF = new UUID(2, 1);
    private static final UUID OTHER_SHELF = new UUID(2, 2);
    private static final UUID BOOK = new UUID(3, 1);
    private static final ShelfCreated CREATED = shelf(SHELF, LIBRARY);
    private static final BookAdded ADDED = book(LIBRARY);
    private static final BookShelved SHELVED = new BookShelved(SHELF, LIBRARY, BOOK);
    private static final BookUnshelved UNSHELVED = new BookUnshelved(SHELF, LIBRARY, BOOK);
    private static final ShelveBook SHELVE = new ShelveBook(SHELF, BOOK, LIBRARY);
    private static final UnshelveBook UNSHELVE = new UnshelveBook(SHELF, BOOK, LIBRARY);

    @Test
    void a_book_comes_on_a_shelf_and_from_it_again() {
        given(CREATED, ADDED).when(SHELVE).then(SHELVED);
        given(CREATED, ADDED, SHELVED).when(UNSHELVE).then(UNSHELVED);
        given(CREATED, ADDED, SHELVED, UNSHELVED).when(SHELVE).then(SHELVED);
    }

    @Test
    void what_is_on_the_shelf_already_happens_not_again() {
        given(CREATED, ADDED, SHELVED).when(SHELVE).then();
    }

    @Test
    void a_book_may_be_on_many_shelves() {
        BookShelved elsewhere = new BookShelved(OTHER_SHELF, LIBRARY, BOOK);
        given(CREATED, ADDED, elsewhere).when(SHELVE).then(SHELVED);
        given(CREATED, ADDED, elsewhere).when(UNSHELVE).thenRefused(Refusal.Kind.NOT_FOUND, "book not on shelf");
    }

    @Test
    void a_book_that_is_not_on_the_shelf_is_not_taken_from_it() {
        given(CREATED, ADDED).when(UNSHELVE).thenRefused(Refusal.Kind.NOT_FOUND, "book not on shelf");
        given(CREATED, ADDED, SHELVED, UNSHELVED)
                .when(UNSHELVE)
                .thenRefused(Refusal.Kind.NOT_FOUND, "book not on shelf");
        given(CREATED, ADDED, SHELVED, new BookDeleted(BOOK, LIBRARY, new UUID(5, 1), List.of(), List.of()))
                .when(UNSHELVE)
                .thenRefused(Refusal.Kind.NOT_FOUND, "book not on shelf");
    }

    @Test
    void a_shelf_that_is_not_in_the_library_gets_no_book() {
        for (DomainEvent[] past : List.of(
                new DomainEvent[] {ADDED},
                new DomainEvent[] {shelf(SHELF, OTHER_LIBRARY), ADDED},
                new DomainEvent[] {CREATED, ADDED, new ShelfDeleted(SHELF, LIBRARY)},
                new DomainEvent[] {CREATED, ADDED, new LibraryDeleted(LIBRARY, new UUID(9, 9), List.of())})) {
            given(past).when(SHELVE).thenRefused(Refusal.Kind.NOT_FOUND, "shelf not found");
            given(past).when(UNSHELVE).thenRefused(Refusal.Kind.NOT_FOUND, "shelf not found");
        }
    }

    @Test
    void a_book_that_is_not_in_the_library_comes_on_no_shelf() {
        given(CREATED).when(SHELVE).thenRefused(Refusal.Kind.NOT_FOUND, "book not found");
        given(CREATED, book(OTHER_LIBRARY)).when(SHELVE).thenRefused(Refusal.Kind.NOT_FOUND, "book not found");
        given(CREATED, ADDED, new BookDeleted(BOOK, LIBRARY, new UUID(5, 1), List.of(), List.of()))
                .when(SHELVE)
                .thenRefused(Refusal.Kind.NOT_FOUND, "book not found");
    }

    private static ShelfCreated shelf(UUID shelfId, UUID libraryId) {
        return new ShelfCreated(shelfId, libraryId, "Poems", "", "", "", 0, List.of());
    }

    private static BookAdded book(UUID libraryId) {
        return new BookAdded(
                BOOK, libraryId, "Emma", "", "", new UUID(5, 1), List.of(), List.of(), List.of(), new UUID(9, 9));
    }
}
