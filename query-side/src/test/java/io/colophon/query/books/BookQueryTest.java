package io.colophon.query.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.query.books.BookCondition.Subject;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The query language; a query is shown as the conditions of its groups, AND between groups and in them, OR where one is enough. */
class BookQueryTest {

    /** {@code a & b | c} with brackets around groups of several conditions; {@code -} before what is negated. */
    private static String shown(String query) {
        return BookQuery.parse(query).groups().stream()
                .map(group -> {
                    String conditions = group.conditions().stream()
                            .map(BookQueryTest::shown)
                            .collect(Collectors.joining(group.any() ? " | " : " & "));
                    return group.conditions().size() > 1 ? "[" + conditions + "]" : conditions;
                })
                .collect(Collectors.joining(" & "));
    }

    private static String shown(BookCondition condition) {
        String name = condition.subject() == Subject.TITLE
                ? ""
                : condition.subject().name().toLowerCase() + ":";
        return (condition.negated() ? "-" : "") + name + condition.value();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            dune herbert;            [dune & herbert]
            a b OR c;                [a | b | c]
            a AND b OR c;            a & [b | c]
            (a OR b) c;              [a | b] & c
            (a) OR (b);              a & b
            (a) OR b c;              a & [b | c]
            not (x y);               [-x & -y]
            NOT tag:sf "left hand";  [-tag:sf & left hand]
            """)
    void the_examples_of_the_contract(String query, String conditions) {
        assertThat(shown(query)).isEqualTo(conditions);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            OR a b;                  [a | b]
            a OR;                    a
            AND a AND AND b AND;     a & b
            a oR b aNd c nOt d;      [a | b] & [c & -d]
            a OR (b) c;              b & [a | c]
            ((a OR b) (c));          [a | b] & c
            a) b;                    [a & b]
            (a b;                    [a & b]
            a(b)c;                   b & [a & c]
            NOT a b;                 [-a & b]
            NOT (a OR b) c;          [-a | -b] & c
            NOT (a AND b);           -a & -b
            NOT (a NOT b);           [-a & b]
            NOT NOT a;               -a
            NOT () a;                -a
            NOT has:nothing a;       -a
            NOT "" a;                -a
            NOT a OR b;              [-a | b]
            "NOT" "a";               [NOT & a]
            """)
    void how_conditions_form_groups(String query, String conditions) {
        assertThat(shown(query)).isEqualTo(conditions);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            "left hand;              left hand
            "a"b;                    [a & b]
            a"b;                     a"b
            /^a (b)"$/ c;            [regex:^a (b)"$ & c]
            /a b;                    regex:a b
            a/b/;                    a/b/
            //;                      ``
            "";                      ``
            TYPE:Manga;              type:Manga
            media_type:"Art (book)"; type:Art (book)
            genre:a;                 genre:a
            series:a;                series:a
            shelf:a;                 shelf:a
            publisher:a;             publisher:a
            language:a;              language:a
            author:"le guin"x;       [contributor:le guin & x]
            contributor:a;           contributor:a
            title:a;                 a
            isbn:978;                978
            letter:#;                letter:#
            has:COVER;               has_cover:
            has:"cover";             has_cover:
            has:cover2;              ``
            Foo:"Bar baz";           foo:Bar baz
            foo:bar:baz;             foo:bar:baz
            tag:;                    tag:
            :a;                      :a
            tag:"x y;                tag:x y
            tag:a"b;                 tag:a"b
            x"y:"a b;                [x"y:"a & b]
            -a;                      -a
            """)
    void what_words_ask_for(String query, String conditions) {
        assertThat(shown(query)).isEqualTo(conditions);
    }

    @Test
    void a_quoted_nothing_is_a_value_too() {
        assertThat(BookQuery.parse("tag:\"\"").groups().getFirst().conditions())
                .containsExactly(BookCondition.of(Subject.TAG, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n", "\u000b", "\u0085", "\u00a0", "\u2003", "\u2028", "\u3000", "\u202f"})
    void white_space_of_any_kind_separates(String space) {
        assertThat(shown("a" + space + "b")).isEqualTo("[a & b]");
        assertThat(BookQuery.parse(space).groups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"letter:d letter:w, d", "a (b letter:x), x", "NOT letter:d letter:w, w", "NOT letter:d, ''", "a, ''"})
    void the_first_letter_counts(String query, String letter) {
        assertThat(BookQuery.parse(query).letter()).isEqualTo(letter);
    }

    @Test
    void deep_nesting_is_flat() {
        String deep = "(".repeat(499) + "a";
        assertThat(shown(deep)).isEqualTo("a");
    }

    @Property(seed = "1")
    void any_text_is_a_query(@ForAll String text) {
        assertThat(BookQuery.parse(text).groups())
                .allSatisfy(group -> assertThat(group.conditions()).isNotEmpty());
    }

    @Property(seed = "2")
    void a_printed_query_is_the_same_query(@ForAll("queries") String text) {
        BookQuery query = BookQuery.parse(text);
        assertThat(BookQuery.parse(query.toString())).isEqualTo(query);
    }

    @Property(seed = "3")
    void parentheses_around_a_query_change_nothing_when_they_are_balanced(@ForAll("words") List<String> words) {
        String text = String.join(" OR ", words);
        assertThat(BookQuery.parse("(" + text + ")")).isEqualTo(BookQuery.parse(text));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .alpha()
                .ofMinLength(4)
                .ofMaxLength(5)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> parts = Arbitraries.of(
                "(",
                ")",
                "\"",
                "/",
                ":",
                " ",
                "\u00a0",
                "NOT",
                "AND",
                "or",
                "not ",
                " OR ",
                "tag:",
                "TITLE:\"",
                "has:cover",
                "letter:",
                "x:",
                "a",
                "b\"",
                "İ",
                "Σς",
                "\ud800",
                "ß",
                "%",
                "\\",
                "0");
        return Arbitraries.oneOf(
                parts.list().ofMaxSize(25).map(all -> String.join("", all)),
                Arbitraries.strings().all().ofMaxLength(60));
    }
}
