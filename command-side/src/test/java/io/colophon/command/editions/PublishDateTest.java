package io.colophon.command.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishDateTest {

    @ParameterizedTest
    @CsvSource({
        "2006-01-02, 2006-01-02",
        "2006-11, 2006-11-01",
        "2006, 2006-01-01",
        "0000, 0000-01-01",
        "9999-12-31, 9999-12-31",
        "January 2006, 2006-01-01",
        "Feb 2006, 2006-02-01",
        "'January 2, 2006', 2006-01-02",
        "January 02 2006, 2006-01-02",
        "'jAN  2,  2006', 2006-01-02",
        "2 January 2006, 2006-01-02",
        "31 MAY 2006, 2006-05-31",
        "29 Feb 2024, 2024-02-29",
        "'\t 2006-01-02\u00a0', 2006-01-02"
    })
    void a_date_is_read(String text, LocalDate date) {
        assertThat(PublishDate.parse(text)).isEqualTo(date);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "2006-1-2",
                "2006-13",
                "2006-00-01",
                "206",
                "20061",
                "2008.0",
                "Mar. 3 2006",
                "Sept 3, 2006",
                "Octo 2006",
                "31 April 2006",
                "April 31, 2006",
                "February 29, 2023",
                "2023-02-29",
                "0 May 2006",
                "May 003, 2006",
                "2 January, 2006",
                "January 2,2006",
                "January2006",
                "2006-01-02T00:00:00Z",
                "-2006",
                "٢٠٠٦"
            })
    void anything_else_is_no_date(String text) {
        assertThat(PublishDate.parse(text)).isNull();
    }

    @Property(seed = "1")
    void every_day_is_read_in_every_form(@ForAll("days") LocalDate date) {
        int day = date.getDayOfMonth();
        String year = "%04d".formatted(date.getYear());
        assertThat(PublishDate.parse(date.toString())).isEqualTo(date);
        for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
            String month = date.getMonth().getDisplayName(style, Locale.US);
            assertThat(List.of(
                            month + " " + day + ", " + year,
                            month + " " + day + " " + year,
                            day + " " + month + " " + year))
                    .allSatisfy(text -> assertThat(PublishDate.parse(text)).isEqualTo(date));
            assertThat(PublishDate.parse(month + " " + year)).isEqualTo(date.withDayOfMonth(1));
        }
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
