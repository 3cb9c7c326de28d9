package io.colophon.command.contributors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.colophon.contract.Refusal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifeDateTest {

    private static final LocalDate BEFORE = LocalDate.of(1900, 5, 6);

    @Property(seed = "1")
    void a_day_a_month_and_a_year_are_read(@ForAll("days") LocalDate day) {
        String text = day.toString();
        assertThat(LifeDate.after(text, BEFORE)).isEqualTo(day);
        assertThat(LifeDate.after(text.substring(0, 7), BEFORE)).isEqualTo(day.withDayOfMonth(1));
        assertThat(LifeDate.after(text.substring(0, 4), BEFORE)).isEqualTo(day.withDayOfYear(1));
    }

    @Test
    void nothing_keeps_and_an_empty_text_clears() {
        assertThat(LifeDate.after(null, BEFORE)).isEqualTo(BEFORE);
        assertThat(LifeDate.after("", BEFORE)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "194",
                "19480",
                "1948-3",
                "1948-13",
                "1948-00",
                "1948-03-32",
                "2023-02-29",
                "1948-03-17T00:00:00Z",
                " 1948",
                "March 1948",
                "-1948",
                "١٩٤٨"
            })
    void what_can_not_be_read_keeps(String text) {
        assertThat(LifeDate.after(text, BEFORE)).isEqualTo(BEFORE);
        assertThat(LifeDate.after(text, null)).isNull();
    }

    @Property(seed = "2")
    void an_instant_is_its_day_where_it_is_told(@ForAll("days") LocalDate day) {
        for (String time : List.of("T00:00:00Z", "T23:59:59.999999999Z", "T00:00:00+14:00", "T23:59:59-23:59")) {
            assertThat(LifeDate.ofInstant(day + time)).isEqualTo(day);
        }
    }

    @Test
    void no_instant_is_no_day() {
        assertThat(LifeDate.ofInstant(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1950",
                "1950-01-02",
                "1950-01-02T00:00Z",
                "1950-01-02T00:00:00",
                "1950-01-02 00:00:00Z",
                "1950-01-02t00:00:00Z",
                "1950-01-02T24:00:00Z",
                "1950-01-02T00:60:00Z",
                "1950-01-02T00:00:60Z",
                "1950-01-02T00:00:00.Z",
                "1950-01-02T00:00:00+0100",
                "1950-02-30T00:00:00Z"
            })
    void any_other_text_than_an_instant_is_refused(String text) {
        assertThat(catchThrowable(() -> LifeDate.ofInstant(text)))
                .isInstanceOf(Refusal.class)
                .hasMessage("invalid request body");
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(0, 1, 1).toEpochDay(),
                        LocalDate.of(9999, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
