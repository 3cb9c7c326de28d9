package io.colophon.query;

import io.colophon.eventstore.axon.RecordedEvent;
import io.r2dbc.spi.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** What projectors and queries share: times as PostgreSQL takes them, and keys of parking. */
public final class Views {

    private Views() {}

    public static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    public static Instant instant(Row row, String column) {
        OffsetDateTime value = row.get(column, OffsetDateTime.class);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value.toInstant();
    }

    public static String text(Row row, String column) {
        String value = row.get(column, String.class);
        return value == null ? "" : value;
    }

    public static UUID uuid(Row row, String column) {
        UUID value = row.get(column, UUID.class);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }

    public static long number(Row row, String column) {
        Number value = row.get(column, Number.class);
        return value == null ? 0 : value.longValue();
    }

    /** The tag of an event that says what it is about, by the tag's key; empty when it touches more than one such thing. */
    public static Optional<String> tag(RecordedEvent event, String key) {
        String start = key + "=";
        return event.tags().stream().filter(tag -> tag.startsWith(start)).findFirst();
    }

    /** A pattern for LIKE that means the text itself, anywhere. */
    public static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
