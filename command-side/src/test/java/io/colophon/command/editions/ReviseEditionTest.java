package io.colophon.command.editions;

import static io.colophon.command.Decisions.given;
import static io.colophon.command.editions.Editions.BOOK;
import static io.colophon.command.editions.Editions.CREATED;
import static io.colophon.command.editions.Editions.EDITION;
import static io.colophon.command.editions.Editions.LIBRARY;
import static io.colophon.command.editions.Editions.OTHER_BOOK;
import static io.colophon.command.editions.Editions.OTHER_LIBRARY;
import static io.colophon.command.editions.Editions.READER;
import static io.colophon.command.editions.Editions.READER_ADDED;
import static io.colophon.command.editions.Editions.book;
import static io.colophon.command.editions.Editions.details;

import io.colophon.command.Decisions;
import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.editions.EditionEvent.CopyAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ReviseEditionTest {

    private static final EditionDetails WAS = details("paperback", "9780141439587", "0141439580", null);

    @Test
    void only_what_changes_is_in_the_event() {
        EditionDetails now = details("hardcover", "9780141439587", "", null);
        given(CREATED, book(), WAS.added(EDITION, BOOK, LIBRARY))
                .when(new ReviseEdition(EDITION, BOOK, LIBRARY, now, 3))
                .then(new EditionRevised(
                        EDITION,
                        BOOK,
                        LIBRARY,
                        "9780141439587",
                        "",
                        3,
                        new Change<>("paperback", "hardcover"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new Change<>("0141439580", ""),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new Change<>(1, 3)))
                .thenAnswer(EDITION);
    }

    @Test
    void a_revision_that_changes_nothing_happened_all_the_same() {
        given(CREATED, book(), WAS.added(EDITION, BOOK, LIBRARY))
                .when(new ReviseEdition(EDITION, BOOK, LIBRARY, WAS, 1))
                .then(WAS.revising(WAS, EDITION, BOOK, LIBRARY, 1, 1));
    }

    @Test
    void what_it_replaces_is_what_stood_there_last() {
        EditionDetails second = details("ebook", "", "", null);
        given(
                        CREATED,
                        book(),
                        WAS.added(EDITION, BOOK, LIBRARY),
                        new CopyAdded(EDITION, BOOK, LIBRARY, WAS.isbn13(), WAS.isbn10(), new Change<>(1, 2)),
                        second.revising(WAS, EDITION, BOOK, LIBRARY, 2, 5))
                .when(new ReviseEdition(EDITION, BOOK, LIBRARY, WAS, 5))
                .then(WAS.revising(second, EDITION, BOOK, LIBRARY, 5, 5));
    }

    @Test
    void an_isbn_that_is_kept_is_tagged_like_one_that_is_taken_or_released() {
        EditionRevised revised = details("ebook", "kept", "taken", null)
                .revising(details("ebook", "kept", "released", null), EDITION, BOOK, LIBRARY, 1, 1);
        Assertions.assertThat(Decisions.TAGGER.of(revised)).contains(isbn("kept"), isbn("taken"), isbn("released"));
    }

    @Test
    void a_new_narrator_gets_a_part_in_the_book() {
        EditionDetails now = details("paperback", "9780141439587", "0141439580", READER);
        Credit narrator = new Credit(READER, "narrator", 0);
        given(CREATED, READER_ADDED, book(), WAS.added(EDITION, BOOK, LIBRARY))
                .when(new ReviseEdition(EDITION, BOOK, LIBRARY, now, 1))
                .then(
                        now.revising(WAS, EDITION, BOOK, LIBRARY, 1, 1),
                        new BookRevised(
                                BOOK,
                                LIBRARY,
                                null,
                                null,
                                null,
                                null,
                                new Change<>(List.of(), List.of(narrator)),
                                null,
                                null));
    }

    @Test
    void an_edition_that_is_not_there_is_not_revised() {
        var command = new ReviseEdition(EDITION, BOOK, LIBRARY, WAS, 1);
        var added = WAS.added(EDITION, BOOK, LIBRARY);
        given(CREATED, book()).when(command).thenRefused(Refusal.Kind.NOT_FOUND, "edition not found");
        given(CREATED, book(), added, new EditionRemoved(EDITION, BOOK, LIBRARY, List.of()))
                .when(command)
                .thenRefused(Refusal.Kind.NOT_FOUND, "edition not found");
        given(CREATED, book(), added, new BookDeleted(BOOK, LIBRARY, new UUID(5, 1), List.of(), List.of()))
                .when(command)
                .thenRefused(Refusal.Kind.NOT_FOUND, "edition not found");
    }

    @Test
    void an_edition_of_another_book_or_library_is_not_there() {
        var given = given(CREATED, book(), WAS.added(EDITION, BOOK, LIBRARY));
        given.when(new ReviseEdition(EDITION, OTHER_BOOK, LIBRARY, WAS, 1))
                .thenRefused(Refusal.Kind.NOT_FOUND, "edition not found");
        given.when(new ReviseEdition(EDITION, BOOK, OTHER_LIBRARY, WAS, 1))
                .thenRefused(Refusal.Kind.NOT_FOUND, "edition not found");
    }

    @Test
    void a_removed_edition_releases_each_isbn_once() {
        given(CREATED, book(), WAS.added(EDITION, BOOK, LIBRARY))
                .when(new RemoveEdition(EDITION, BOOK, LIBRARY))
                .then(new EditionRemoved(EDITION, BOOK, LIBRARY, List.of(isbn(WAS.isbn13()), isbn(WAS.isbn10()))));
        given(CREATED, book(), details("ebook", "same", "same", null).added(EDITION, BOOK, LIBRARY))
                .when(new RemoveEdition(EDITION, BOOK, LIBRARY))
                .then(new EditionRemoved(EDITION, BOOK, LIBRARY, List.of(isbn("same"))));
    }

    @Test
    void a_removed_edition_releases_its_narrator() {
        given(CREATED, book(), details("audiobook", "", "", READER).added(EDITION, BOOK, LIBRARY))
                .when(new RemoveEdition(EDITION, BOOK, LIBRARY))
                .then(new EditionRemoved(EDITION, BOOK, LIBRARY, List.of("contributor-use=" + READER)));
    }

    @Test
    void an_edition_is_not_removed_twice() {
        given(CREATED, book(), WAS.added(EDITION, BOOK, LIBRARY), new EditionRemoved(EDITION, BOOK, LIBRARY, List.of()))
                .when(new RemoveEdition(EDITION, BOOK, LIBRARY))
                .thenRefused(Refusal.Kind.NOT_FOUND, "edition not found");
    }

    private static String isbn(String text) {
        return Decisions.TAGGER.exact(EditionEvent.isbn(LIBRARY), text);
    }
}
