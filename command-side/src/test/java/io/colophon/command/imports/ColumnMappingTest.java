package io.colophon.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.colophon.contract.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnMappingTest {

    @Test
    void the_mapped_cells_are_picked_and_trimmed_in_the_order_of_the_mapping() {
        ColumnMapping mapping = ColumnMapping.parse("{\"title\": 2, \"author\": 0, \"shoe size\": 1, \"again\": 2}");
        assertThat(mapping.pick(List.of("Ada ", "\u00a042\u3000", "\tA  B\r\n", "unmapped")))
                .containsExactly(
                        Map.entry("title", "A  B"),
                        Map.entry("author", "Ada"),
                        Map.entry("shoe size", "42"),
                        Map.entry("again", "A  B"));
    }

    @Test
    void a_column_that_the_row_lacks_is_passed_over() {
        assertThat(ColumnMapping.parse("{\"title\": 0, \"a\": 1, \"b\": 99999999999}")
                        .pick(List.of("x")))
                .containsExactly(Map.entry("title", "x"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", " null ", "{}"})
    void nothing_maps_nothing(String json) {
        assertThat(ColumnMapping.parse(json).pick(List.of("x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                " ",
                "[1]",
                "1",
                "\"title\"",
                "{\"title\": \"1\"}",
                "{\"title\": 1.0}",
                "{\"title\": 1e2}",
                "{\"title\": null}",
                "{\"title\": true}",
                "{\"title\": [0]}",
                "{\"title\": -1}",
                "{\"title\": 99999999999999999999}",
                "{\"title\": 0",
                "{\"title\": 0} {}",
                "{\"title\": 0}x",
                "{title: 0}"
            })
    void anything_but_an_object_of_columns_is_refused(String json) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ColumnMapping.parse(json))
                .withMessage("invalid mapping JSON");
    }

    @Test
    void a_field_is_named_by_text() {
        assertThat(ColumnMapping.parse("{\"a\\ud800\": 0}").columns()).isEqualTo(Map.of("a\ufffd", 0));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ColumnMapping.parse("{\"a\\u0000\": 0}"))
                .withMessage("mapping must not contain U+0000");
    }

    @Test
    void the_last_of_two_columns_for_one_field_counts() {
        assertThat(ColumnMapping.parse("{\"title\": 0, \"title\": 1}").columns())
                .isEqualTo(Map.of("title", 1));
    }
}
