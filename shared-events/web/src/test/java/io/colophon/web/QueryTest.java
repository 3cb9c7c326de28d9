package io.colophon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colophon.contract.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class QueryTest {

    private final LinkedMultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    private final Query query = new Query(parameters);

    @Test
    void the_first_of_a_repeated_parameter_counts() {
        parameters.add("q", "first");
        parameters.add("q", "second");
        assertThat(query.text("q")).isEqualTo("first");
        assertThat(query.all("q")).containsExactly("first", "second");
    }

    @Test
    void what_no_column_takes_is_refused_by_name() {
        parameters.add("media_type", "novel");
        parameters.add("media_type", "a\0b");
        parameters.add("search", "\0");
        assertThat(query.text("media_type")).isEqualTo("novel");
        assertThatThrownBy(() -> query.all("media_type"))
                .isInstanceOf(Refusal.class)
                .hasMessage("media_type must not contain U+0000");
        assertThatThrownBy(() -> query.text("search"))
                .isInstanceOf(Refusal.class)
                .hasMessage("search must not contain U+0000");
    }
}
