package io.colophon.command.suggestions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {

    @ParameterizedTest
    @CsvSource({
        "Dune, DUNE",
        "The Left Hand of Darkness, Left hand of darkness",
        "Ender’s Game, Ender's Game",
        "L'Étranger, L’etranger",
        "Dune, Dune: the first book",
        "Dune (Dune Chronicles), Dune",
        "Sapiens - A Brief History, Sapiens"
    })
    void these_mean_one_book(String one, String other) {
        assertThat(Titles.alike(one, other)).isTrue();
        assertThat(Titles.alike(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Dune, Dune Messiah", "Emma, Emmeline", "'', ''", "!!, ??", "Dune: Part one, Dune: Part two"})
    void these_do_not(String one, String other) {
        assertThat(Titles.alike(one, other)).isFalse();
        assertThat(Titles.alike(other, one)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Ursula K. Le Guin, 'LE GUIN, Ursula', true",
        "J. R. R. Tolkien, J. R. Ward, false",
        "'', Frank Herbert, false",
        "Stanisław Lem, 'Lem, S.', true"
    })
    void people_are_one_when_they_share_a_name(String one, String other, boolean share) {
        assertThat(Titles.sharePerson(one, other)).isEqualTo(share);
    }
}
