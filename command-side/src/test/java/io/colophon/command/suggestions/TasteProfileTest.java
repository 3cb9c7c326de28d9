package io.colophon.command.suggestions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.colophon.contract.Refusal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TasteProfileTest {

    private static String parsed(String body) {
        return TasteProfile.parse(body.getBytes(UTF_8)).json();
    }

    private static void refused(byte[] body, Refusal.Kind kind, String text) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> TasteProfile.parse(body));
        assertThat(refusal).as(new String(body, UTF_8)).isNotNull().hasMessage(text);
        assertThat(refusal.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{ \"b\" : 1.50, \"a\":\n1e400, \"b\": [ {}, [], null, true ] }",
                "{\"\":\"\\ud800 \\u00e9 ü 🜚\"}"
            })
    void an_object_or_a_null_is_kept_as_it_was_written(String json) {
        assertThat(parsed(json)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"' \n{\"a\": 1}  '|{\"a\": 1}", "{\"a\": 1} and more|{\"a\": 1}", "{}{}|{}", "null null|null"})
    void what_is_around_it_is_passed_over(String body, String kept) {
        assertThat(parsed(body)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":",
                "{\"a\" 1}",
                "{a: 1}",
                "nul",
                "{\"a\": [}",
                "\ufeff{}",
                "{\"a\":\"\u0001\"}"
            })
    void what_is_no_json_is_refused(String body) {
        refused(body.getBytes(UTF_8), Refusal.Kind.INVALID, "invalid JSON body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1", "\"text\"", "5", "-1.5", "true"})
    void json_of_another_type_is_refused(String body) {
        refused(body.getBytes(UTF_8), Refusal.Kind.INVALID, "taste profile must be a JSON object or null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": \"\\u0000\"}", "{\"\\u0000\": 1}", "{\"a\": [{\"b\": \"x\\u0000\"}]}"})
    void the_character_that_no_database_takes_is_refused(String body) {
        refused(body.getBytes(UTF_8), Refusal.Kind.INVALID, "taste profile must not contain U+0000");
    }

    @Test
    void it_may_have_64_kib() {
        String longest = "{\"a\":\"" + "x".repeat(TasteProfile.LONGEST - 8) + "\"}";
        assertThat(parsed(longest)).isEqualTo(longest);
        refused((longest + " ").getBytes(UTF_8), Refusal.Kind.TOO_LARGE, "taste profile must be at most 65536 bytes");
    }

    @Test
    void malformed_bytes_are_replaced() {
        byte[] body = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
        assertThat(TasteProfile.parse(body).json()).isEqualTo("{\"\ufffd\":1}");
    }

    @Property
    void what_is_kept_is_one_json_value(@ForAll @Size(max = 40) byte[] inside) {
        byte[] body = ("{\"a\":" + new String(inside, UTF_8) + "}").getBytes(UTF_8);
        try {
            String json = TasteProfile.parse(body).json();
            assertThat(new String(body, UTF_8)).startsWith(json);
            assertThat(JsonMapper.shared().readTree(json).isObject()).isTrue();
        } catch (Refusal refusal) {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        }
    }
}
