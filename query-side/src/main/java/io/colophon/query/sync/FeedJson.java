package io.colophon.query.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the Libris family writes it: camel case, nulls present, times in UTC with three digits of a second. */
final class FeedJson {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final JsonMapper WRITER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
            .build();

    private FeedJson() {}

    static String write(Object value) {
        return WRITER.writeValueAsString(value);
    }

    static String time(Instant instant) {
        return MILLISECONDS.format(instant);
    }
}
