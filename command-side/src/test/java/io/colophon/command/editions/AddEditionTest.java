package io.colophon.command.editions;

import static io.colophon.command.Decisions.given;
import static io.colophon.command.editions.Editions.AUTHOR;
import static io.colophon.command.editions.Editions.BOOK;
import static io.colophon.command.editions.Editions.CREATED;
import static io.colophon.command.editions.Editions.EDITION;
import static io.colophon.command.editions.Editions.LIBRARY;
import static io.colophon.command.editions.Editions.OTHER_LIBRARY;
import static io.colophon.command.editions.Editions.READER;
import static io.colophon.command.editions.Editions.READER_ADDED;
import static io.colophon.command.editions.Editions.book;
import static io.colophon.command.editions.Editions.details;

import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AddEditionTest {

    private static final EditionDetails PAPER = details("paperback", "9780141439587", "", null);
    private static final EditionDetails AUDIO = details("audiobook", "", "", READER);
    private static final Credit NARRATOR = new Credit(READER, "narrator", 1);

    @Test
    void a_book_gets_an_edition_with_one_copy() {
        given(CREATED, book())
                .when(new AddEdition(EDITION, BOOK, LIBRARY, PAPER))
                .then(PAPER.added(EDITION, BOOK, LIBRARY))
                .thenAnswer(EDITION);
    }

    @Test
    void an_isbn_that_the_library_has_already_is_no_reason_against_it() {
        given(CREATED, book(), PAPER.added(new UUID(3, 9), BOOK, LIBRARY))
                .when(new AddEdition(EDITION, BOOK, LIBRARY, PAPER))
                .then(PAPER.added(EDITION, BOOK, LIBRARY));
    }

    @Test
    void a_narrator_gets_a_part_in_the_book_behind_those_who_have_one() {
        given(CREATED, READER_ADDED, book(AUTHOR))
                .when(new AddEdition(EDITION, BOOK, LIBRARY, AUDIO))
                .then(AUDIO.added(EDITION, BOOK, LIBRARY), credits(List.of(AUTHOR), List.of(AUTHOR, NARRATOR)));
    }

    @Test
    void a_narrator_who_reads_the_book_already_gets_no_second_part() {
        given(CREATED, READER_ADDED, book(), credits(List.of(), List.of(NARRATOR)))
                .when(new AddEdition(EDITION, BOOK, LIBRARY, AUDIO))
                .then(AUDIO.added(EDITION, BOOK, LIBRARY));
    }

    @Test
    void an_author_who_reads_it_himself_gets_a_second_part() {
        Credit wrote = new Credit(READER, "author", 0);
        given(CREATED, READER_ADDED, book(wrote))
                .when(new AddEdition(EDITION, BOOK, LIBRARY, AUDIO))
                .then(AUDIO.added(EDITION, BOOK, LIBRARY), credits(List.of(wrote), List.of(wrote, NARRATOR)));
    }

    @Test
    void a_narrator_whom_nobody_knows_is_refused() {
        given(CREATED, book())
                .when(new AddEdition(EDITION, BOOK, LIBRARY, AUDIO))
                .thenRefused(Refusal.Kind.INVALID, "unknown narrator_contributor_id: " + READER);
        given(CREATED, READER_ADDED, book(), new ContributorRemoved(READER, List.of()))
                .when(new AddEdition(EDITION, BOOK, LIBRARY, AUDIO))
                .thenRefused(Refusal.Kind.INVALID, "unknown narrator_contributor_id: " + READER);
    }

    @Test
    void a_book_that_is_not_there_gets_no_edition() {
        var command = new AddEdition(EDITION, BOOK, LIBRARY, PAPER);
        given(CREATED).when(command).thenRefused(Refusal.Kind.NOT_FOUND, "book not found");
        given(CREATED, book(), new BookDeleted(BOOK, LIBRARY, new UUID(5, 1), List.of(), List.of()))
                .when(command)
                .thenRefused(Refusal.Kind.NOT_FOUND, "book not found");
        given(CREATED, book(), new LibraryDeleted(LIBRARY, new UUID(9, 9), List.of()))
                .when(command)
                .thenRefused(Refusal.Kind.NOT_FOUND, "book not found");
    }

    @Test
    void a_book_of_another_library_is_not_there() {
        given(CREATED, book())
                .when(new AddEdition(EDITION, BOOK, OTHER_LIBRARY, PAPER))
                .thenRefused(Refusal.Kind.NOT_FOUND, "book not found");
    }

    private static BookRevised credits(List<Credit> from, List<Credit> to) {
        return new BookRevised(BOOK, LIBRARY, null, null, null, null, new Change<>(from, to), null, null);
    }
}
