package io.colophon.query.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeTitleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Saga, Volume 4|Saga|4
            Saga #9: Nine|Saga|9
            Saga#9|Saga|9
            saga, 7|saga|7
            Saga 300|Saga|300
            Saga 1.5|Saga|1.5
            'Saga 3 '|Saga|3
            Saga Book 2024|Saga|2024
            Saga -- bk.2 -- vol. 3|Saga|2
            Saga Vol. 2nd printing|Saga|2
            Saga: Book of Bone, vol. 3|Saga: Book of Bone|3
            Saga – ch. 3|Saga|3
            One  Piece Vol. 12|One Piece|12
            One Piece - ch. 3|One Piece|3
            Blame! 1|Blame!|1
            Blame! #2|Blame!|2
            Saga vol. 1000000 no. 5|Saga vol. 1000000|5
            20th Century Boys 010|20th Century Boys|10
            Notebook 3|Notebook|3
            """)
    void a_title_has_a_base_and_a_number(String title, String base, BigDecimal number) {
        assertThat(VolumeTitle.of(title)).contains(new VolumeTitle(base, number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Saga 301",
                "Saga 300.5",
                "Saga,7",
                "Fahrenheit 451",
                "2001",
                "2001 #3",
                "Catch-22",
                "#3",
                "，3",
                "進撃の巨人 3",
                "Saga 3rd",
                "Saga 3 x",
                "Saga",
                "Saga #",
                "Saga vol.",
                "  ",
                ""
            })
    void other_titles_have_none(String title) {
        assertThat(VolumeTitle.of(title)).isEmpty();
    }

    @Property
    void a_number_is_just_the_one_that_is_written(
            @ForAll @BigRange(min = "0", max = "99999.9") @Scale(3) BigDecimal number) {
        assertThat(VolumeTitle.of("Saga #" + number.toPlainString()))
                .hasValueSatisfying(found -> assertThat(found.number()).isEqualByComparingTo(number));
    }

    @Property
    void whatever_the_title_is_there_is_an_answer(@ForAll String title) {
        assertThat(VolumeTitle.of(title)).isNotNull();
        assertThat(VolumeTitle.of("a" + title + " #1"))
                .hasValueSatisfying(found -> assertThat(found.base()).startsWith("a"));
    }

    /** A parser that looks at a character once for each one before it would not end. */
    @ParameterizedTest
    @ValueSource(strings = {" ", ",", "#", "1", " vol", " vol ", "1 ", ". ", "# 1000000"})
    void a_hostile_title_costs_its_length(String part) {
        assertThat(VolumeTitle.of("a" + part.repeat(1_000_000) + "x")).isEmpty();
    }
}
