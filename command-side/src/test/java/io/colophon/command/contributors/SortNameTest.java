package io.colophon.command.contributors;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ursula K. Le Guin       | Guin, Ursula K. Le
            Vincent van Gogh        | van Gogh, Vincent
            Sammy Davis Jr.         | Davis, Sammy Jr.
            Jane Doe Ph.D. Esq      | Doe, Jane Ph.D. Esq
            Henry Tudor VIII        | VIII, Henry Tudor
            Louis Stuart III        | Stuart, Louis III
            Ludwig von der Heide    | von der Heide, Ludwig
            Antoine de Saint        | de Saint, Antoine
            Edna st. Vincent Millay | Millay, Edna st. Vincent
            Edna st. Millay         | st. Millay, Edna
            van Gogh                | Gogh, van
            de la Cruz              | la Cruz, de
            Vincent Van Gogh        | Gogh, Vincent Van
            ' Ada \tLovelace '      | Lovelace, Ada
            Ada\u00a0Lovelace       | Lovelace, Ada
            """)
    void the_surname_comes_first(String name, String sortName) {
        assertThat(SortName.of(name)).isEqualTo(sortName);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Plato",
                " Plato ",
                "Cher Jr.",
                "Jr.",
                "MD PhD",
                "Guin, Ursula K. Le",
                "Sammy Davis, Jr.",
                "Various (Anthology)",
                "Anon [Editor]",
                "Odd ) Name"
            })
    void a_name_of_one_word_or_with_a_comma_or_brackets_stays(String name) {
        assertThat(SortName.of(name)).isEqualTo(name);
    }

    @Property(seed = "1")
    void no_word_is_lost(@ForAll("names") String name) {
        String sorted = SortName.of(name);
        assertThat(sorted.replace(",", "").trim().split("\\s+"))
                .containsExactlyInAnyOrder(name.trim().split("\\s+"));
    }

    @Property(seed = "2")
    void a_sort_name_is_its_own_sort_name(@ForAll("names") String name) {
        String sorted = SortName.of(name);
        assertThat(SortName.of(sorted)).isEqualTo(sorted);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("Ada", "van", "Van", "de", "st.", "Jr.", "III", "King", "O'Neill", "K.", "Ph.D.")
                .list()
                .ofMaxSize(6)
                .map(words -> String.join("  ", words));
    }
}
