package io.colophon.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "T", "true", "True", "TRUE"})
    void these_are_true(String text) {
        assertThat(GoBoolean.read(text, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "f", "F", "false", "False", "FALSE", "tRUE", "yes", "on", " ", " true", "2"})
    void these_are_false_whatever_the_default(String text) {
        assertThat(GoBoolean.read(text, true)).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    void nothing_is_the_default(String text) {
        assertThat(GoBoolean.read(text, true)).isTrue();
        assertThat(GoBoolean.read(text, false)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "paperback, paperback",
        "' HardCover ', hardcover",
        "EBOOK, ebook",
        "audiobook, audiobook",
        "Digital, digital",
        "vinyl, paperback",
        "'', paperback",
        ", paperback"
    })
    void a_format_is_one_of_five(String format, String normalised) {
        assertThat(BookFormat.normalised(format)).isEqualTo(normalised);
    }
}
