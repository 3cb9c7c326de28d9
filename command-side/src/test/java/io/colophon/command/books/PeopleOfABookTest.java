package io.colophon.command.books;

import static io.colophon.command.Decisions.given;

import io.colophon.command.editions.EditionDetails;
import io.colophon.contract.Change;
import io.colophon.contract.Refusal;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever has a part in a book is there, and is named when the book goes. */
class PeopleOfABookTest {

    private static final UUID LIBRARY = new UUID(1, 1);
    private static final UUID OWNER = new UUID(9, 9);
    private static final UUID NOVEL = new UUID(5, 1);
    private static final UUID BOOK = new UUID(2, 1);
    private static final UUID EDITION = new UUID(3, 1);
    private static final UUID ANNA = new UUID(4, 1);
    private static final UUID BEA = new UUID(4, 2);
    private static final LibraryCreated CREATED = new LibraryCreated(LIBRARY, OWNER, "Home", "home", "", false);
    private static final MediaTypeAdded NOVELS = new MediaTypeAdded(NOVEL, "novel", "Novel", "");
    private static final ContributorAdded ADDED = new ContributorAdded(ANNA, "Anna Bell", "Bell, Anna", false);
    private static final ContributorRemoved REMOVED = new ContributorRemoved(ANNA, List.of());

    @Test
    void who_was_removed_gets_no_part_in_a_book() {
        BookDetails byAnna = details(null, ANNA);
        given(CREATED, NOVELS, ADDED, REMOVED)
                .when(new AddBook(BOOK, EDITION, LIBRARY, OWNER, byAnna))
                .thenRefused(Refusal.Kind.INVALID, "unknown contributor_id: " + ANNA);
        given(CREATED, NOVELS, ADDED, book(), REMOVED)
                .when(new ReviseBook(BOOK, LIBRARY, byAnna))
                .thenRefused(Refusal.Kind.INVALID, "unknown contributor_id: " + ANNA);
    }

    @Test
    void who_was_removed_narrates_no_edition_of_a_new_book() {
        given(CREATED, NOVELS, ADDED, REMOVED)
                .when(new AddBook(BOOK, EDITION, LIBRARY, OWNER, details(ANNA)))
                .thenRefused(Refusal.Kind.INVALID, "unknown narrator_contributor_id: " + ANNA);
    }

    @Test
    void a_deleted_book_names_everybody_who_wrote_or_narrated_it() {
        given(CREATED, book(BEA), narrated(ANNA))
                .when(new DeleteBook(BOOK, LIBRARY))
                .then(deleted(BEA, ANNA));
        given(CREATED, book(ANNA), narrated(ANNA))
                .when(new DeleteBook(BOOK, LIBRARY))
                .then(deleted(ANNA));
        given(CREATED, book(), narrated(null), narrator(null, ANNA))
                .when(new DeleteBook(BOOK, LIBRARY))
                .then(deleted(ANNA));
        given(CREATED, book(), narrated(ANNA), narrator(ANNA, null))
                .when(new DeleteBook(BOOK, LIBRARY))
                .then(deleted());
    }

    private static BookDetails details(@Nullable UUID narrator, UUID... people) {
        return new BookDetails(
                "Emma",
                "",
                "",
                NOVEL,
                credits(people),
                List.of(),
                List.of(),
                narrator == null ? null : spoken(narrator));
    }

    private static EditionDetails spoken(UUID narrator) {
        return new EditionDetails("audiobook", "", "", "", "", null, "", "", "", null, null, false, null, narrator);
    }

    private static List<Credit> credits(UUID... people) {
        return List.of(people).stream()
                .map(person -> new Credit(person, "author", 0))
                .toList();
    }

    private static BookAdded book(UUID... people) {
        return new BookAdded(BOOK, LIBRARY, "Emma", "", "", NOVEL, credits(people), List.of(), List.of(), OWNER);
    }

    private static BookDeleted deleted(UUID... people) {
        return new BookDeleted(BOOK, LIBRARY, NOVEL, List.of(people), List.of());
    }

    private static EditionAdded narrated(@Nullable UUID narrator) {
        return new EditionAdded(
                EDITION,
                BOOK,
                LIBRARY,
                "audiobook",
                "",
                "",
                "",
                "",
                null,
                "",
                "",
                "",
                null,
                null,
                false,
                null,
                narrator,
                1);
    }

    private static EditionRevised narrator(@Nullable UUID from, @Nullable UUID to) {
        return new EditionRevised(
                EDITION,
                BOOK,
                LIBRARY,
                "",
                "",
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Change<>(from, to),
                null);
    }
}
