package io.colophon.command.contributors;

import static io.colophon.command.Decisions.given;

import io.colophon.command.Decisions;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRemoved;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemoveContributorTest {

    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID LIBRARY = new UUID(2, 1);
    private static final UUID BOOK = new UUID(3, 1);
    private static final UUID EDITION = new UUID(4, 1);
    private static final ContributorAdded ADDED = new ContributorAdded(ANNA, "Anna Bell", "Bell, Anna", false);
    private static final BookAdded WROTE = book(BOOK, ANNA, OTHER);
    private static final EditionAdded NARRATES = edition(ANNA);
    private static final LibraryDeleted LIBRARY_DELETED = new LibraryDeleted(LIBRARY, new UUID(9, 9), List.of());

    @Test
    void who_is_in_no_book_is_removed_and_his_name_is_free() {
        given(ADDED)
                .when(new RemoveContributor(ANNA))
                .then(removed("anna bell"))
                .thenAnswer(ANNA);
        given(ADDED, renamed("Anna Bell", "Anna Cole"))
                .when(new RemoveContributor(ANNA))
                .then(removed("anna cole"));
    }

    @Test
    void who_is_not_there_is_as_an_unknown_address() {
        given().when(new RemoveContributor(ANNA)).thenRefused(Refusal.Kind.NO_PAGE, "404 page not found");
        given(ADDED, removed("Anna Bell"))
                .when(new RemoveContributor(ANNA))
                .thenRefused(Refusal.Kind.NO_PAGE, "404 page not found");
    }

    @Test
    void who_has_a_part_in_a_book_stays() {
        stays(WROTE);
        stays(book(BOOK), credits(List.of(), List.of(ANNA)));
        stays(WROTE, book(new UUID(3, 2), ANNA), deleted(BOOK, ANNA, OTHER));
        stays(WROTE, credits(List.of(ANNA, OTHER), List.of(ANNA)));
        stays(WROTE, credits(List.of(ANNA), List.of()), credits(List.of(), List.of(ANNA)));
    }

    @Test
    void who_narrates_an_edition_stays_though_he_is_not_credited() {
        stays(book(BOOK), NARRATES);
        stays(book(BOOK), edition(null), narrator(null, ANNA));
        stays(WROTE, NARRATES, credits(List.of(ANNA), List.of()));
        stays(WROTE, NARRATES, narrator(ANNA, null));
        stays(book(BOOK), NARRATES, editionRevised(null));
    }

    @Test
    void whose_last_book_is_gone_goes() {
        goes(WROTE, deleted(BOOK, ANNA, OTHER));
        goes(WROTE, credits(List.of(ANNA, OTHER), List.of(OTHER)));
        goes(WROTE, LIBRARY_DELETED);
        goes(book(BOOK), NARRATES, narrator(ANNA, null));
        goes(book(BOOK), NARRATES, narrator(ANNA, OTHER));
        goes(book(BOOK), NARRATES, new EditionRemoved(EDITION, BOOK, LIBRARY, List.of(use())));
        goes(book(BOOK), NARRATES, deleted(BOOK, ANNA));
        goes(book(BOOK), NARRATES, LIBRARY_DELETED);
        goes(WROTE, NARRATES, credits(List.of(ANNA), List.of()), narrator(ANNA, null));
    }

    @Test
    void others_are_nobodys_reason_to_stay() {
        goes(book(BOOK, OTHER), edition(OTHER));
    }

    private static void stays(DomainEvent... events) {
        given(after(events))
                .when(new RemoveContributor(ANNA))
                .thenRefused(Refusal.Kind.CONFLICT, "contributor still has books");
    }

    private static void goes(DomainEvent... events) {
        given(after(events)).when(new RemoveContributor(ANNA)).then(removed("Anna Bell"));
    }

    private static DomainEvent[] after(DomainEvent... events) {
        List<DomainEvent> all = new ArrayList<>(List.of(ADDED));
        all.addAll(Arrays.asList(events));
        return all.toArray(DomainEvent[]::new);
    }

    private static String use() {
        return Tagger.id(ContributorEvent.CONTRIBUTOR_USE, ANNA);
    }

    private static ContributorRemoved removed(String name) {
        return new ContributorRemoved(ANNA, List.of(Decisions.TAGGER.folded(ContributorEvent.CONTRIBUTOR_NAME, name)));
    }

    private static ContributorRevised renamed(String from, String to) {
        return new ContributorRevised(ANNA, new Change<>(from, to), null, null, null, null, null, null);
    }

    private static BookAdded book(UUID bookId, UUID... people) {
        return new BookAdded(
                bookId,
                LIBRARY,
                "Emma",
                "",
                "",
                new UUID(5, 1),
                credited(Stream.of(people)),
                List.of(),
                List.of(),
                new UUID(9, 9));
    }

    private static BookDeleted deleted(UUID bookId, UUID... people) {
        return new BookDeleted(bookId, LIBRARY, new UUID(5, 1), List.of(people), List.of());
    }

    private static BookRevised credits(List<UUID> before, List<UUID> now) {
        return new BookRevised(
                BOOK,
                LIBRARY,
                null,
                null,
                null,
                null,
                new Change<>(credited(before.stream()), credited(now.stream())),
                null,
                null);
    }

    private static List<Credit> credited(Stream<UUID> people) {
        return people.map(person -> new Credit(person, "author", 0)).toList();
    }

    private static EditionAdded edition(@Nullable UUID narrator) {
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
        return editionRevised(new Change<>(from, to));
    }

    private static EditionRevised editionRevised(@Nullable Change<UUID> narrator) {
        return new EditionRevised(
                EDITION, BOOK, LIBRARY, "", "", 1, null, null, null, null, null, null, null, null, null, null, null,
                null, null, narrator, null);
    }
}
