package io.colophon.command.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactDateTest {

    @ParameterizedTest
    @ValueSource(strings = {"2006-01-02", "2024-02-29", "0000-01-01", "9999-12-31"})
    void a_date_is_read_as_it_is_printed(String text) {
        assertThat(ExactDate.parse(text)).isEqualTo(LocalDate.parse(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "2006",
                "2006-01",
                "2006-1-2",
                " 2006-01-02",
                "2006-01-02 ",
                "2006-01-02\n",
                "2006-13-01",
                "2006-00-01",
                "2006-01-00",
                "2023-02-29",
                "2006-04-31",
                "January 2, 2006",
                "+12006-01-02",
                "-2006-01-02",
                "2006-01-02T00:00:00Z"
            })
    void anything_else_is_no_date(String text) {
        assertThat(ExactDate.parse(text)).isNull();
    }
}
