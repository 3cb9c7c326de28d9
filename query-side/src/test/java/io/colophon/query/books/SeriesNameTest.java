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

class SeriesNameTest {

    private static final SeriesName MONSTER = SeriesName.of("Monster");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Monster, Vol. 2|2
            MONSTER #18: The End|18
            Monster - Chapter 4|4
            Monster: Book 1.5|1.5
            Monster vol3|3
            Monster 5|5
            Monster: 6|6
            monster Volume 7|7
            Monster; no. 8|8
            Monster — bk 9|9
            Monster . ch10|10
            Monster – 11 and more|11
            Monster#12|12
            Monster,13|13
            Monster 014.50|14.5
            Monster 100|100
            Monster 1.5th|1
            Monster 3.|3
            Monster　bk.　4|4
            """)
    void a_title_says_where_it_stands(String title, BigDecimal position) {
        assertThat(MONSTER.position(title)).contains(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Monsters 3",
                "Monster Special Edition 2",
                "Monster 2nd printing",
                "Monster 2ème édition",
                "Monster 2_b",
                "The Monster 1",
                "Monster -- 3",
                "Monster",
                "Monster7 1",
                "Monster: Fade to Black",
                "Monster # vol 3",
                "Monster Notes 3",
                "Monster vol.",
                "Monster .",
                "Monster 100000",
                "Monster ٣",
                ""
            })
    void other_titles_say_nothing(String title) {
        assertThat(MONSTER.position(title)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "C++, C++ 2",
        "K-On!, K-ON! 2",
        "İstanbul, istanbul 2",
        "a.*, A.* vol. 2",
        "2, 2 - 2",
        "A\uD801\uDC00, a\uD801\uDC28 2"
    })
    void a_name_means_itself_in_any_case(String name, String title) {
        assertThat(SeriesName.of(name).position(title)).contains(new BigDecimal(2));
    }

    @Property
    void a_position_is_just_the_number_that_is_written(
            @ForAll @BigRange(min = "0", max = "99999.9") @Scale(3) BigDecimal position) {
        assertThat(MONSTER.position("Monster, vol. " + position.toPlainString()))
                .hasValueSatisfying(found -> assertThat(found).isEqualByComparingTo(position));
    }

    @Property
    void whatever_the_name_and_the_title_are_there_is_an_answer(@ForAll String name, @ForAll String rest) {
        assertThat(SeriesName.of(name).position(name + rest)).isNotNull();
    }

    /** A matcher that looks at a character once for each one before it would not end. */
    @ParameterizedTest
    @ValueSource(strings = {" ", ",", "#", "1", "vol", ". "})
    void a_hostile_title_costs_its_length(String part) {
        assertThat(MONSTER.position("Monster " + part.repeat(1_000_000) + "x")).isEmpty();
    }
}
