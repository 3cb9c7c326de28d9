package io.colophon.command.suggestions;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.command.suggestions.Reply.Candidate;
import io.colophon.contract.suggestions.SuggestionEvent.Kind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReplyTest {

    private static Candidate buy(String title, String author, String isbn, String reason) {
        return new Candidate(Kind.BUY, title, author, isbn, reason);
    }

    private static Candidate next(String title, String author, String reason) {
        return new Candidate(Kind.READ_NEXT, title, author, "", reason);
    }

    @Example
    void fields_are_apart_by_dashes_bars_or_hyphens_behind_markers_of_every_kind() {
        assertThat(Reply.read("""
                        ## Books to buy
                        1. Dune — Frank Herbert — 9780441172719 — sand
                        - Hyperion | 978-0-553-28368-5 | pilgrims
                        2) Ubik - why not
                        * **Solaris** — Stanisław Lem — ISBN: 015602760x — an ocean
                        • “Roadside Picnic” — A. Strugatsky — B. Strugatsky — 9781613743416
                        """))
                .containsExactly(
                        buy("Dune", "Frank Herbert", "9780441172719", "sand"),
                        buy("Hyperion", "", "9780553283685", "pilgrims"),
                        buy("Ubik", "", "", "why not"),
                        buy("Solaris", "Stanisław Lem", "015602760X", "an ocean"),
                        buy("Roadside Picnic", "A. Strugatsky", "9781613743416", "B. Strugatsky"));
    }

    @Example
    void without_an_isbn_the_second_of_three_fields_is_the_author() {
        assertThat(Reply.read("1. Dune — Frank Herbert — sand — and worms"))
                .containsExactly(buy("Dune", "Frank Herbert", "", "sand — and worms"));
    }

    @Example
    void below_its_heading_stands_what_to_read_next() {
        assertThat(Reply.read("""
                        Here you are!
                        **Books to read next:**
                        1. Emma — you like wit
                        ### Science fiction
                        2. Catch-22 — Joseph Heller — funny
                        # Books to buy - a few
                        1984 — George Orwell — 9780451524935
                        """))
                .containsExactly(
                        next("Emma", "", "you like wit"),
                        next("Catch-22", "Joseph Heller", "funny"),
                        buy("1984", "George Orwell", "9780451524935", ""));
    }

    @Example
    void lines_without_fields_rules_and_empty_answers_say_nothing() {
        assertThat(Reply.read("a line\n|---|---|\n— — —\n\n   \n*** — ***")).isEmpty();
        assertThat(Reply.read("")).isEmpty();
    }

    @Example
    void a_table_is_read_by_its_bars() {
        assertThat(Reply.read("| Dune | Frank Herbert | 9780441172719 | sand |"))
                .containsExactly(buy("Dune", "Frank Herbert", "9780441172719", "sand"));
    }

    @Example
    void of_each_kind_so_many_are_looked_at() {
        String many = "Dune — sand\n".repeat(Reply.MOST + 5);
        assertThat(Reply.read(many + "## Books to read next\n" + many)).hasSize(2 * Reply.MOST);
    }

    @Property(seed = "1")
    void whatever_a_model_writes_it_is_read(@ForAll("answers") String answer) {
        assertThat(Reply.read(answer)).allSatisfy(candidate -> {
            assertThat(candidate.title()).isNotBlank();
            assertThat(candidate.title().codePointCount(0, candidate.title().length()))
                    .isLessThanOrEqualTo(Reply.LONGEST_TITLE);
            assertThat(candidate.author().codePointCount(0, candidate.author().length()))
                    .isLessThanOrEqualTo(Reply.LONGEST_NAME);
            assertThat(candidate.isbn()).matches("|[0-9X]{10}|[0-9X]{13}");
            assertThat(candidate.title() + candidate.author() + candidate.reason())
                    .doesNotContain("\0", "\n", "\r");
        });
    }

    @Property(seed = "2")
    void what_keeps_to_the_form_is_read_as_it_was_meant(@ForAll("candidates") List<Candidate> meant) {
        StringBuilder answer = new StringBuilder("## Books to buy\n");
        meant.forEach(one ->
                answer.append("1. %s — %s — %s — %s%n".formatted(one.title(), one.author(), one.isbn(), one.reason())));
        assertThat(Reply.read(answer.toString())).isEqualTo(meant);
    }

    @Provide
    Arbitrary<String> answers() {
        Arbitrary<String> pieces = Arbitraries.of(
                "—",
                " - ",
                "|",
                "\n",
                "\r\n",
                "#",
                "1. ",
                "- ",
                "*",
                "Books to read next",
                "books to buy",
                "978044117271",
                "9780441172719",
                "X",
                "İ",
                "ﬁ",
                "\0",
                "\u2028",
                "\ud800",
                "\ud83d\udcda",
                " ",
                "Dune",
                "“",
                "ISBN-13: ");
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(600);
        return Arbitraries.oneOf(pieces.list().ofMaxSize(60).map(parts -> String.join("", parts)), anything);
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        Arbitrary<String> words = Arbitraries.strings()
                .withChars("abcÄß漢1 ")
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(text -> "W" + text.replaceAll(" +", " ").strip());
        Arbitrary<String> isbns = Arbitraries.strings().numeric().ofLength(13);
        return Combinators.combine(words, words, isbns, words)
                .as(ReplyTest::buy)
                .list()
                .ofMaxSize(Reply.MOST);
    }
}
