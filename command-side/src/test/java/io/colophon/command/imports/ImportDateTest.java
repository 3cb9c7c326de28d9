package io.colophon.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportDateTest {

    @ParameterizedTest
    @CsvSource({
        "2001-02-03, 2001-02-03",
        "2001-02, 2001-02-01",
        "2001, 2001-01-01",
        "2008.0, 2008-01-01",
        "2008.00, 2008-01-01",
        "'January 2, 2006', 2006-01-02",
        "'Jan 2, 2006', 2006-01-02",
        "'MAY  02,  2006', 2006-05-02",
        "'sep 30, 2006', 2006-09-30",
        "2024-02-29, 2024-02-29",
        "'\u00a0 2001 ', 2001-01-01"
    })
    void a_date_is_read(String text, LocalDate date) {
        assertThat(ImportDate.parse(text)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2 January 2006",
                "January 2 2006",
                "January 2,2006",
                "January 2006",
                "Sept 2, 2006",
                "Mar. 3, 2006",
                "2001-2-3",
                "2001-13",
                "2001-00",
                "2023-02-29",
                "April 31, 2006",
                "Jan 0, 2006",
                "999.0",
                "-750.0",
                "2008.5",
                "2008.",
                "20080",
                "2001-02-03T00:00:00Z",
                "٢٠٠١"
            })
    void anything_else_is_no_date(String text) {
        assertThat(ImportDate.parse(text)).isNull();
    }

    @Property(seed = "1")
    void every_day_is_read_in_every_form(@ForAll("days") LocalDate day) {
        String year = "%04d".formatted(day.getYear());
        assertThat(ImportDate.parse(DateTimeFormatter.ISO_LOCAL_DATE.format(day)))
                .isEqualTo(day);
        for (TextStyle style : new TextStyle[] {TextStyle.FULL, TextStyle.SHORT}) {
            String month = day.getMonth().getDisplayName(style, Locale.US);
            assertThat(ImportDate.parse(month + " " + day.getDayOfMonth() + ", " + year))
                    .isEqualTo(day);
        }
        assertThat(ImportDate.parse(year + ".0")).isEqualTo(day.withDayOfYear(1));
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
