package io.colophon.query.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortTitleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            The Hobbit|Hobbit
            THE  Hobbit|Hobbit
              A Tale  |Tale
            The A Team|A Team
            Les l'Étranger|Étranger
            L'Étranger|Étranger
            l'L'x|L'x
            Unos Libros|Libros
            O Brother|Brother
            Theory|Theory
            The|The
            A-Team|A-Team
            Dune|Dune
            Äpfel|Äpfel
            """)
    void one_leading_article_goes_and_an_elided_one(String title, String text) {
        assertThat(SortTitle.of(title).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unos", "unas", "eine", "the", "les", "una", "une", "des", "las", "los", "gli", "het", "een", "das",
                "der", "die", "dem", "den", "det", "ein", "ett", "uma", "um", "os", "as", "le", "la", "lo", "el", "un",
                "de", "na", "az", "yr", "il", "et", "en", "y", "an", "o", "a"
            })
    void every_article_goes(String article) {
        assertThat(SortTitle.of(article + " X")).isEqualTo(new SortTitle("X"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "\n", "\u3000", " \t ", "\u2003"})
    void white_space_may_follow_the_article(String space) {
        assertThat(SortTitle.of("The" + space + "Hobbit").text()).isEqualTo("Hobbit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"The\u00a0Hobbit", "\tThe Hobbit", "\u00a0The Hobbit", "The\u202fHobbit"})
    void a_no_break_space_does_not_end_the_article_and_a_leading_tab_hides_it(String title) {
        assertThat(SortTitle.of(title).text()).isEqualTo(title);
    }

    @Test
    void a_natural_key_is_in_lower_case_with_digit_runs_of_ten() {
        assertThat(SortTitle.of("The X-Men 2: Vol. 12345678901234").naturalKey())
                .isEqualTo("x-men 0000000002: vol. 1234567890");
        assertThat(SortTitle.of("ΣΊΣ İ 007").naturalKey()).isEqualTo("σίσ i 0000000007");
    }

    @Property(seed = "1")
    void natural_keys_sort_numbers_by_value(
            @ForAll @AlphaChars @StringLength(max = 5) String before,
            @ForAll @IntRange(max = 999_999_999) int one,
            @ForAll @IntRange(max = 999_999_999) int other) {
        Comparator<String> byKey =
                Comparator.comparing(title -> SortTitle.of(title).naturalKey());
        assertThat(Integer.signum(byKey.compare("x" + before + one, "x" + before + other)))
                .isEqualTo(Integer.compare(one, other));
    }

    @Property(seed = "2")
    void the_letter_and_the_digit_exclude_each_other(@ForAll String title) {
        SortTitle sorted = SortTitle.of(title);
        assertThat(sorted.firstLetter()).matches("[A-Z]?");
        assertThat(sorted.startsWithDigit() && !sorted.firstLetter().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "the hobbit, H, false",
        "Emma, E, false",
        "İstanbul, I, false",
        "1984, '', true",
        "The 39 Steps, '', true",
        "Äpfel, '', false",
        "٣, '', false",
        "'\"Dune\"', '', false",
        "'', '', false"
    })
    void a_title_stands_under_a_letter_or_a_digit_or_neither(String title, String letter, boolean digit) {
        SortTitle sorted = SortTitle.of(title);
        assertThat(sorted.firstLetter()).isEqualTo(letter);
        assertThat(sorted.startsWithDigit()).isEqualTo(digit);
    }
}
