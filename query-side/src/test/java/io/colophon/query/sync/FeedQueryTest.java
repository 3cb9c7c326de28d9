package io.colophon.query.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.colophon.web.Query;
import io.colophon.web.errors.ValidationFailed;
import io.colophon.web.errors.ValidationFailed.Issue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

class FeedQueryTest {

    private static final UUID LIBRARY = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

    private static Query query(String... pairs) {
        LinkedMultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.add(pairs[i], pairs[i + 1]);
        }
        return new Query(parameters);
    }

    private static List<String> refused(Query query) {
        ValidationFailed failure = catchThrowableOfType(ValidationFailed.class, () -> FeedQuery.ofFeed(query));
        return failure == null
                ? List.of()
                : failure.issues().stream()
                        .map(Issue::path)
                        .flatMap(List::stream)
                        .toList();
    }

    @Test
    void what_is_not_given_has_its_default() {
        assertThat(FeedQuery.ofFeed(query("other", "x")))
                .isEqualTo(
                        new FeedQuery(1, 20, OptionalLong.empty(), Optional.empty(), false, FeedScope.EVERY_LIBRARY));
        assertThat(FeedQuery.ofIds(query()).limit()).isEqualTo(1_000);
    }

    @Test
    void everything_that_is_given_is_read() {
        assertThat(FeedQuery.ofFeed(query(
                        "page",
                        " 7 ",
                        "limit",
                        "100",
                        "since",
                        "2024-02-29T00:00:00.0019Z",
                        "cursor",
                        "abc",
                        "includeDeleted",
                        "true",
                        "library_id",
                        LIBRARY.toString())))
                .isEqualTo(new FeedQuery(
                        7,
                        100,
                        OptionalLong.of(
                                Instant.parse("2024-02-29T00:00:00.001Z").toEpochMilli()),
                        Optional.of("abc"),
                        true,
                        LIBRARY));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "page,0",
                "page,-1",
                "page,2.5",
                "page,abc",
                "page,true",
                "page,''",
                "page,9999999999999999",
                "limit,0",
                "limit,101",
                "limit,''",
                "limit,x",
                "limit,1.5",
                "since,''",
                "since,now",
                "since,2024-01-01",
                "since,2024-01-01T00:00Z",
                "since,2024-01-01T00:00:00",
                "since,2024-01-01T00:00:00+02:00",
                "since,2024-02-30T00:00:00Z",
                "since,2023-02-29T00:00:00Z",
                "since,2024-13-01T00:00:00Z",
                "since,2024-01-01T24:61:00Z",
                "since,2024-01-01T24:00:00Z",
                "since,2024-01-01T00:00:60Z",
                "since,2024-01-01T00:00:00.Z",
                "since,2024-01-01t00:00:00z",
                "since,24-01-01T00:00:00Z",
                "includeDeleted,''",
                "includeDeleted,yes",
                "library_id,''",
                "library_id,x"
            })
    void what_can_not_be_used_is_refused_by_name(String name, String value) {
        assertThat(refused(query(name, value))).containsExactly(name);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThat(refused(query("page", "0", "limit", "0", "since", "x"))).containsExactly("page", "limit", "since");
    }

    @Test
    void a_walk_begins_with_an_empty_cursor_or_the_word_for_it() {
        assertThat(FeedQuery.ofFeed(query("cursor", "")).resumed()).isEmpty();
        assertThat(FeedQuery.ofFeed(query("cursor", "start")).resumed()).isEmpty();
        assertThat(FeedQuery.ofFeed(query("cursor", "c")).resumed()).contains("c");
        assertThat(FeedQuery.ofFeed(query()).cursor()).isEmpty();
    }

    @Property(seed = "5")
    void a_time_is_read_to_the_millisecond_below_it(
            @ForAll @LongRange(max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(max = 12) int digits) {
        Instant instant = Instant.ofEpochSecond(second, nanos);
        String fraction = digits == 0 ? "" : "." + "%09d000".formatted(nanos).substring(0, digits);
        String text = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
                        .withZone(ZoneOffset.UTC)
                        .format(instant) + fraction + "Z";
        long wanted = Instant.parse(fraction.length() > 10 ? text.substring(0, 29) + "Z" : text)
                .toEpochMilli();
        assertThat(FeedQuery.ofFeed(query("since", text)).since()).hasValue(wanted);
    }
}
