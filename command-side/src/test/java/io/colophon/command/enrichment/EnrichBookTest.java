package io.colophon.command.enrichment;

import static io.colophon.command.Decisions.given;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.enrichment.EnrichBook.FoundCover;
import io.colophon.command.jobs.ItemOutcome;
import io.colophon.contract.Change;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.BookEvent.BookDeleted;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.covers.CoverEvent.CoverAdded;
import io.colophon.contract.covers.CoverEvent.CoverReplaced;
import io.colophon.contract.covers.Image;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.editions.EditionEvent.EditionRevised;
import io.colophon.contract.enrichment.EnrichmentEvent.BookEnriched;
import io.colophon.contract.jobs.RunEvent.ItemFailed;
import io.colophon.contract.jobs.RunEvent.ItemSkipped;
import io.colophon.contract.jobs.RunEvent.ItemSucceeded;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreAdded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnrichBookTest {

    private static final UUID RUN = new UUID(1, 1);
    private static final UUID LIBRARY = new UUID(2, 1);
    private static final UUID ANN = new UUID(3, 1);
    private static final UUID NOVEL = new UUID(4, 1);
    private static final UUID JANE = new UUID(5, 1);
    private static final UUID JULIET = new UUID(5, 2);
    private static final UUID BOOK = new UUID(6, 1);
    private static final UUID EDITION = new UUID(7, 1);
    private static final UUID CLASSICS = new UUID(8, 1);
    private static final UUID ROMANCE = new UUID(8, 2);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final EnrichedBook.Item ITEM = new EnrichedBook.Item(RUN, 1, LIBRARY, BOOK);
    private static final String EMMA = "9780141439587";
    private static final Image RED = new Image("aa", "image/png", 70, 1, 1);
    private static final Image BLUE = new Image("bb", "image/png", 71, 1, 1);
    private static final LocalDate DAY = LocalDate.of(1815, 12, 23);
    private static final ProviderBook FOUND = new ProviderBook(
            "Emma",
            "A Novel",
            "Handsome, clever, and rich",
            "John Murray",
            DAY,
            "en",
            EMMA,
            "0141439580",
            474,
            List.of("Jane Austen"),
            List.of("classics"),
            Map.of("title", "open_library", "subtitle", "google_books", "publisher", "open_library"));
    private static final ContributorAdded KNOWN = new ContributorAdded(JANE, "JANE AUSTEN", "AUSTEN, JANE", false);

    private static BookAdded book(String subtitle, List<Credit> credits, List<UUID> genres) {
        return new BookAdded(BOOK, LIBRARY, "My Emma", subtitle, "", NOVEL, credits, List.of(), genres, ANN);
    }

    private static EditionAdded edition(UUID id, String isbn13, String isbn10, String publisher, boolean primary) {
        return new EditionAdded(
                id,
                BOOK,
                LIBRARY,
                "audiobook",
                "",
                "",
                "Juliet",
                publisher,
                null,
                isbn13,
                isbn10,
                "",
                60,
                null,
                primary,
                null,
                JULIET,
                2);
    }

    private static final EditionAdded PLAIN = edition(EDITION, "", "0141439580", "", true);

    private static EnrichBook enrich(boolean force, ProviderBook found, @Nullable FoundCover cover) {
        return new EnrichBook(ITEM, BatchKind.METADATA, force, found, cover, AT);
    }

    private static ItemSucceeded done(String message) {
        return new ItemSucceeded(RUN, 1, message, BOOK, AT);
    }

    private static BookEnriched enriched(Map<String, String> sources) {
        return new BookEnriched(RUN, BOOK, LIBRARY, sources);
    }

    private static <T> Change<T> to(@Nullable T from, T to) {
        return new Change<>(from, to);
    }

    private static EditionRevised revised(@Nullable Change<String> publisher) {
        return new EditionRevised(
                EDITION,
                BOOK,
                LIBRARY,
                EMMA,
                "0141439580",
                2,
                null,
                to("", "en"),
                null,
                null,
                publisher,
                to(null, DAY),
                to("", EMMA),
                null,
                null,
                null,
                to(null, 474),
                null,
                null,
                null,
                null);
    }

    @Test
    void what_is_empty_is_filled_and_the_narrator_stays() {
        UUID made = UuidCreator.getNameBasedSha1(RUN, "contributor/1/jane austen");
        given(book("", List.of(), List.of()), PLAIN)
                .when(enrich(false, FOUND, null))
                .then(
                        new ContributorAdded(made, "Jane Austen", "Austen, Jane", false),
                        new BookRevised(
                                BOOK,
                                LIBRARY,
                                null,
                                to("", "A Novel"),
                                to("", "Handsome, clever, and rich"),
                                null,
                                to(List.of(), List.of(new Credit(made, "author", 0))),
                                null,
                                null),
                        revised(to("", "John Murray")),
                        enriched(Map.of("subtitle", "google_books", "publisher", "open_library")),
                        done(
                                "filled in subtitle, description, contributors, publisher, publish_date, language, isbn_13, page_count"))
                .thenAnswer(ItemOutcome.ENDED);
    }

    @Test
    void what_a_person_typed_is_overwritten_by_force_only() {
        Credit ann = new Credit(ANN, "Author", 0);
        Credit juliet = new Credit(JULIET, "narrator", 1);
        BookAdded typed = book("Mine", List.of(ann, juliet), List.of(ROMANCE));
        EditionAdded edition = edition(EDITION, "", "0141439580", "Mine", true);
        GenreAdded classics = new GenreAdded(CLASSICS, "Classics");
        given(typed, edition, KNOWN, classics)
                .when(enrich(false, FOUND, null))
                .then(
                        new BookRevised(
                                BOOK,
                                LIBRARY,
                                null,
                                null,
                                to("", "Handsome, clever, and rich"),
                                null,
                                null,
                                null,
                                to(List.of(ROMANCE), List.of(ROMANCE, CLASSICS))),
                        revised(null),
                        done("filled in description, genres, publish_date, language, isbn_13, page_count"));
        given(typed, edition, KNOWN, classics)
                .when(enrich(true, FOUND, null))
                .then(
                        new BookRevised(
                                BOOK,
                                LIBRARY,
                                to("My Emma", "Emma"),
                                to("Mine", "A Novel"),
                                to("", "Handsome, clever, and rich"),
                                null,
                                to(
                                        List.of(ann, juliet),
                                        List.of(new Credit(JANE, "author", 0), new Credit(JULIET, "narrator", 1))),
                                null,
                                to(List.of(ROMANCE), List.of(CLASSICS))),
                        revised(to("Mine", "John Murray")),
                        enriched(FOUND.sources()),
                        done("filled in title, subtitle, description, contributors, genres, publisher, publish_date,"
                                + " language, isbn_13, page_count"));
    }

    @Test
    void nothing_is_overwritten_with_nothing() {
        given(book("Mine", List.of(new Credit(ANN, "author", 0)), List.of(ROMANCE)), PLAIN)
                .when(enrich(true, ProviderBook.NOTHING, null))
                .then(done("no provider knows ISBN 0141439580"));
        ProviderBook little =
                new ProviderBook("My Emma", "", "", "", null, "", "", "", null, List.of(), List.of("x"), Map.of());
        given(book("Mine", List.of(new Credit(ANN, "author", 0)), List.of(ROMANCE)), PLAIN)
                .when(enrich(true, little, null))
                .then(
                        new BookRevised(BOOK, LIBRARY, null, null, null, null, null, null, null),
                        done("nothing to fill in"));
    }

    @Test
    void a_cover_is_replaced_by_force_only() {
        ProviderBook nothing = ProviderBook.NOTHING;
        FoundCover found = new FoundCover(BLUE, "covers.example");
        CoverAdded had = new CoverAdded(BOOK, LIBRARY, RED, "");
        BookRevised same = new BookRevised(BOOK, LIBRARY, null, null, null, null, null, null, null);
        given(book("", List.of(), List.of()), PLAIN)
                .when(enrich(false, nothing, found))
                .then(same, new CoverAdded(BOOK, LIBRARY, BLUE, "covers.example"), done("filled in cover"));
        given(book("", List.of(), List.of()), PLAIN, had)
                .when(enrich(false, nothing, found))
                .then(same, done("nothing to fill in"));
        given(book("", List.of(), List.of()), PLAIN, had)
                .when(enrich(true, nothing, found))
                .then(
                        same,
                        new CoverReplaced(BOOK, LIBRARY, new Change<>(RED, BLUE), "covers.example"),
                        done("filled in cover"));
    }

    @Test
    void a_batch_of_covers_changes_nothing_else_and_skips_what_has_none() {
        CoverAdded had = new CoverAdded(BOOK, LIBRARY, RED, "");
        given(book("", List.of(), List.of()), PLAIN, had)
                .when(new EnrichBook(
                        ITEM, BatchKind.COVERS, false, ProviderBook.NOTHING, new FoundCover(BLUE, "c.example"), AT))
                .then(new CoverReplaced(BOOK, LIBRARY, new Change<>(RED, BLUE), "c.example"), done("filled in cover"));
        given(book("", List.of(), List.of()), PLAIN, had)
                .when(new EnrichBook(ITEM, BatchKind.COVERS, false, ProviderBook.NOTHING, null, AT))
                .then(new ItemSkipped(RUN, 1, "no cover found", BOOK, AT));
    }

    @Test
    void the_first_isbn_13_is_looked_up_else_the_last_isbn_10() {
        EditionAdded second = edition(new UUID(7, 2), "", "two", "", false);
        EditionAdded third = edition(new UUID(7, 3), "13", "three", "", false);
        EditionAdded fourth = edition(new UUID(7, 4), "14", "", "", false);
        BookAdded book = book("", List.of(), List.of());
        given(book, PLAIN, second).when(new ReadBook(ITEM)).thenAnswer(new ReadBook.Found("two", false));
        given(book, PLAIN, second, third, fourth).when(new ReadBook(ITEM)).thenAnswer(new ReadBook.Found("13", false));
        given(book, edition(EDITION, "", "", "", true))
                .when(enrich(true, FOUND, null))
                .then(new ItemSkipped(RUN, 1, "book has no ISBN", BOOK, AT));
    }

    @Test
    void an_item_that_ended_is_not_done_again() {
        given(book("", List.of(), List.of()), PLAIN, new ItemFailed(RUN, 1, "no", AT))
                .when(enrich(false, FOUND, null))
                .then()
                .thenAnswer(ItemOutcome.ENDED);
    }

    @Test
    void nothing_is_done_after_the_batch_the_book_or_the_library_is_gone() {
        BookAdded book = book("", List.of(), List.of());
        given(book, PLAIN, new RunCancelled(RUN, LIBRARY, ANN, AT))
                .when(enrich(false, FOUND, null))
                .then()
                .thenAnswer(ItemOutcome.CANCELLED);
        given(book, PLAIN, new LibraryDeleted(LIBRARY, ANN, List.of()))
                .when(enrich(false, FOUND, null))
                .then()
                .thenAnswer(ItemOutcome.NO_LIBRARY);
        given(book, PLAIN, new BookDeleted(BOOK, LIBRARY, NOVEL, List.of(), List.of()))
                .when(enrich(false, FOUND, null))
                .then(new ItemSkipped(RUN, 1, "book not found", null, AT));
        given(new BookAdded(BOOK, ANN, "", "", "", NOVEL, List.of(), List.of(), List.of(), ANN))
                .when(enrich(false, FOUND, null))
                .then(new ItemSkipped(RUN, 1, "book not found", null, AT));
    }
}
