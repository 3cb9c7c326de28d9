package io.colophon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.json.JsonEventCodec;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.WithNull;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class ChangeTest {

    private final JsonMapper mapper = JsonEventCodec.mapper();

    @Property(seed = "1")
    void equal_values_are_no_change_and_others_are_one(
            @ForAll @IntRange(max = 3) @WithNull(0.2) @Nullable Integer from,
            @ForAll @IntRange(max = 3) @WithNull(0.2) @Nullable Integer to) {
        assertThat(Change.between(from, to) == null).isEqualTo(Objects.equals(from, to));
    }

    @Property(seed = "2")
    void a_change_leads_from_the_first_value_to_the_second(
            @ForAll @WithNull(0.2) @Nullable String from, @ForAll @WithNull(0.2) @Nullable String to) {
        Change<String> change = Change.between(from, to);
        assertThat(Change.apply(change, from)).isEqualTo(to);
        if (change != null) {
            assertThat(change.from()).isEqualTo(from);
            assertThat(change.present())
                    .isEqualTo(Stream.of(from, to).filter(Objects::nonNull).toList());
        }
    }

    @Property(seed = "3")
    void an_absent_change_leaves_what_was_there(@ForAll @WithNull(0.2) @Nullable String before) {
        assertThat(Change.apply(null, before)).isEqualTo(before);
    }

    @Property(seed = "4")
    void a_stored_change_keeps_both_sides_also_where_one_is_null(
            @ForAll @WithNull(0.2) @Nullable List<String> from, @ForAll @WithNull(0.2) @Nullable List<String> to) {
        Change<List<String>> change = new Change<>(from, to);
        String json = mapper.writeValueAsString(change);
        assertThat(mapper.readTree(json).propertyNames()).containsExactly("from", "to");
        assertThat(mapper.readValue(json, new TypeReference<Change<List<String>>>() {}))
                .isEqualTo(change);
    }
}
