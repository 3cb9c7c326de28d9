package io.colophon.command.suggestions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.colophon.contract.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:11434, http://localhost:11434",
        "http://127.0.0.1:1/, http://127.0.0.1:1",
        "' http://[::1]:8080//', http://[::1]:8080",
        "HTTPS://models.example/ollama/, HTTPS://models.example/ollama",
        "'', ''",
        "' ', ''"
    })
    void a_plain_address_is_taken_without_what_says_nothing(String given, String taken) {
        assertThat(BaseUrl.parse(given)).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:11434",
                "localhost",
                "//localhost",
                "http://",
                "http:///x",
                "file:///etc/passwd",
                "ftp://localhost",
                "http://user:secret@localhost",
                "http://localhost?x=1",
                "http://localhost#x",
                "http://localhost:0",
                "http://localhost:65536",
                "http://local host",
                "http://localhost/{x}",
                "http://localhost\u0001"
            })
    void anything_else_is_refused(String given) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> BaseUrl.parse(given))
                .withMessage("base_url must be an http or https address without user name, query and fragment");
    }
}
