package io.colophon.command.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageCodeTest {

    @ParameterizedTest
    @CsvSource({"en,en", "EN,en", "eng,en", "ger,de", "deu,de", "fre,fr", "en_US,en", "pt-BR,pt", "English,English"})
    void the_same_language_is_written_the_same(String written, String code) {
        assertThat(LanguageCode.of(written)).isEqualTo(code);
    }
}
