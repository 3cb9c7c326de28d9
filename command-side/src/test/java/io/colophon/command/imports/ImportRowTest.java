package io.colophon.command.imports;

import static io.colophon.command.Decisions.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Decisions;
import io.colophon.command.imports.ImportRow.Vocabulary;
import io.colophon.command.jobs.ItemOutcome;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorRemoved;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import io.colophon.contract.editions.EditionEvent.CopyAdded;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.jobs.RunEvent.ItemFailed;
import io.colophon.contract.jobs.RunEvent.ItemSkipped;
import io.colophon.contract.jobs.RunEvent.ItemSucceeded;
import io.colophon.contract.jobs.RunEvent.RunCancelled;
import io.colophon.contract.libraries.LibraryEvent.LibraryCreated;
import io.colophon.contract.libraries.LibraryEvent.LibraryDeleted;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportRowTest {

    private static final UUID RUN = new UUID(1, 1);
    private static final UUID LIBRARY = new UUID(2, 1);
    private static final UUID ANN = new UUID(3, 1);
    private static final UUID NOVEL = new UUID(4, 1);
    private static final UUID JANE = new UUID(5, 1);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final String EMMA = "9780141439587";
    private static final LibraryCreated CREATED = new LibraryCreated(LIBRARY, ANN, "Home", "home", "", false);
    private static final ContributorAdded KNOWN = new ContributorAdded(JANE, "Jane Austen", "Austen, Jane", false);
    private static final Vocabulary VOCABULARY =
            Vocabulary.NONE.after(new MediaTypeAdded(NOVEL, "novel", "Novel", ""), 7);

    @Test
    void a_row_makes_its_book_with_whoever_is_new() {
        given(CREATED)
                .when(row(1, "title", "Emma", "author", "Jane Austen", "isbn_13", EMMA, "tags", "Classics"))
                .then(
                        new ContributorAdded(id("contributor/1/jane austen"), "Jane Austen", "Austen, Jane", false),
                        new TagAdded(id("tag/1/classics"), LIBRARY, "Classics", ""),
                        book(1, "Emma", List.of(id("contributor/1/jane austen")), List.of(id("tag/1/classics"))),
                        edition(1, EMMA),
                        done(1, "imported \"Emma\""))
                .thenAnswer(ItemOutcome.ENDED);
    }

    @Test
    void somebody_who_is_known_in_another_case_is_not_made_again() {
        given(CREATED, KNOWN)
                .when(row(1, "title", "Emma", "author", "JANE AUSTEN"))
                .then(book(1, "Emma", List.of(JANE), List.of()), edition(1, ""), done(1, "imported \"Emma\""));
    }

    @Test
    void a_name_that_was_given_up_makes_somebody_new_also_for_a_later_row_of_the_same_import() {
        ContributorAdded made = author(1, "Jane Austen");
        TagAdded tag = new TagAdded(id("tag/1/classics"), LIBRARY, "Classics", "");
        for (ContributorEvent freed : List.of(
                renamed(made.contributorId(), "Jane Austen", "Jane A."),
                new ContributorRemoved(made.contributorId(), List.of(nameTag("Jane Austen"))))) {
            given(
                            CREATED,
                            made,
                            tag,
                            freed,
                            new TagRevised(tag.tagId(), LIBRARY, new Change<>("Classics", "Old"), null))
                    .when(row(2, "title", "Emma", "author", "jane austen", "tags", "classics"))
                    .then(
                            new ContributorAdded(id("contributor/2/jane austen"), "jane austen", "austen, jane", false),
                            new TagAdded(id("tag/2/classics"), LIBRARY, "classics", ""),
                            book(2, "Emma", List.of(id("contributor/2/jane austen")), List.of(id("tag/2/classics"))),
                            edition(2, ""),
                            done(2, "imported \"Emma\""));
        }
    }

    @Test
    void somebody_is_found_by_the_name_that_he_got() {
        UUID bea = new UUID(5, 2);
        given(CREATED, new ContributorAdded(bea, "Bea Xu", "Xu, Bea", false), renamed(bea, "Bea Xu", "Jane AUSTEN"))
                .when(row(1, "title", "Emma", "author", "Jane Austen"))
                .then(book(1, "Emma", List.of(bea), List.of()), edition(1, ""), done(1, "imported \"Emma\""));
    }

    @Test
    void of_several_with_one_name_it_is_the_one_who_came_to_it_first_and_lives() {
        UUID later = new UUID(5, 2);
        ContributorAdded second = new ContributorAdded(later, "JANE AUSTEN", "AUSTEN, JANE", false);
        given(CREATED, KNOWN, second)
                .when(row(1, "title", "Emma", "author", "Jane Austen"))
                .then(book(1, "Emma", List.of(JANE), List.of()), edition(1, ""), done(1, "imported \"Emma\""));
        given(CREATED, KNOWN, second, new ContributorRemoved(JANE, List.of(nameTag("Jane Austen"))))
                .when(row(1, "title", "Emma", "author", "Jane Austen"))
                .then(book(1, "Emma", List.of(later), List.of()), edition(1, ""), done(1, "imported \"Emma\""));
    }

    private static ContributorAdded author(int number, String name) {
        return new ContributorAdded(id("contributor/" + number + "/jane austen"), name, "Austen, Jane", false);
    }

    private static ContributorRevised renamed(UUID contributor, String from, String to) {
        return new ContributorRevised(contributor, new Change<>(from, to), null, null, null, null, null, null);
    }

    private static String nameTag(String name) {
        return Decisions.TAGGER.folded(ContributorEvent.CONTRIBUTOR_NAME, name);
    }

    @Test
    void an_isbn_that_the_library_has_is_skipped_or_counted() {
        EditionAdded held = edition(9, EMMA);
        given(CREATED, held)
                .when(row(1, "title", "Emma", "isbn_13", EMMA))
                .then(new ItemSkipped(RUN, 1, "duplicate ISBN " + EMMA + " — skipped", held.bookId(), AT));
        given(CREATED, held)
                .when(importRow(1, false, "title", "Emma", "isbn_13", EMMA))
                .then(
                        new CopyAdded(held.editionId(), held.bookId(), LIBRARY, EMMA, "", new Change<>(1, 2)),
                        new ItemSucceeded(
                                RUN, 1, "duplicate ISBN " + EMMA + " — copy count incremented", held.bookId(), AT));
    }

    @Test
    void a_row_without_a_title_is_skipped() {
        given(CREATED).when(row(1, "author", "Nobody")).then(new ItemSkipped(RUN, 1, "no title", null, AT));
    }

    @Test
    void a_bad_row_fails_alone_and_says_why() {
        given(CREATED).when(row(1, "title", "x".repeat(513))).then(failed("title must be at most 512 characters"));
        given(CREATED)
                .when(row(1, "title", "All", "author", names(201)))
                .then(failed("author must have at most 200 names"));
        given(CREATED)
                .when(row(1, "title", "All", "tags", names(201)))
                .then(failed("tags must have at most 200 names"));
    }

    @Test
    void as_many_names_as_there_may_be_are_taken() {
        ImportRow row = row(1, "title", "All", "author", names(200), "tags", names(200));

        assertThat(row.decide(row.evolve(row.initial(), CREATED), Decisions.TAGGER)
                        .events())
                .hasSize(200 + 200 + 3);
    }

    @Test
    void a_row_that_has_ended_is_left_alone() {
        given(CREATED, done(1, "imported \"Emma\""))
                .when(row(1, "title", "Emma"))
                .then()
                .thenAnswer(ItemOutcome.ENDED);
        given(CREATED, done(2, "imported \"Emma\""))
                .when(row(1, "title", "Emma"))
                .then(book(1, "Emma", List.of(), List.of()), edition(1, ""), done(1, "imported \"Emma\""));
    }

    @Test
    void nothing_happens_after_a_cancellation_or_without_the_library() {
        given(CREATED, new RunCancelled(RUN, LIBRARY, ANN, AT))
                .when(row(1, "title", "Emma"))
                .then()
                .thenAnswer(ItemOutcome.CANCELLED);
        given(CREATED, new LibraryDeleted(LIBRARY, ANN, List.of()))
                .when(row(1, "title", "Emma"))
                .then()
                .thenAnswer(ItemOutcome.NO_LIBRARY);
    }

    private static ImportRow row(int number, String... cells) {
        return importRow(number, true, cells);
    }

    private static ImportRow importRow(int number, boolean skipDuplicates, String... cells) {
        Map<String, String> byField = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            byField.put(cells[i], cells[i + 1]);
        }
        return new ImportRow(
                RUN, number, LIBRARY, ANN, RowReading.of(byField, "paperback"), skipDuplicates, VOCABULARY, AT);
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "name " + i).collect(Collectors.joining(","));
    }

    private static UUID id(String what) {
        return UuidCreator.getNameBasedSha1(RUN, what);
    }

    private static DomainEvent book(int number, String title, List<UUID> authors, List<UUID> tags) {
        List<Credit> credits = IntStream.range(0, authors.size())
                .mapToObj(i -> new Credit(authors.get(i), "author", i))
                .toList();
        return new BookAdded(id("row/" + number), LIBRARY, title, "", "", NOVEL, credits, tags, List.of(), ANN);
    }

    private static EditionAdded edition(int number, String isbn13) {
        return new EditionAdded(
                id("edition/" + number),
                id("row/" + number),
                LIBRARY,
                "paperback",
                "en",
                "",
                "",
                "",
                null,
                isbn13,
                "",
                "",
                null,
                null,
                true,
                null,
                null,
                1);
    }

    private static ItemSucceeded done(int number, String message) {
        return new ItemSucceeded(RUN, number, message, id("row/" + number), AT);
    }

    private static ItemFailed failed(String reason) {
        return new ItemFailed(RUN, 1, "creating book: " + reason, AT);
    }
}
