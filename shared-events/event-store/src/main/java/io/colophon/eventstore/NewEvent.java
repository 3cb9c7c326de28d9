package io.colophon.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * An event that wants to be appended.
 *
 * @param id unique in the log for ever; by it an append of unknown outcome is found again
 * @param timestamp its nanoseconds are dropped: the log keeps microseconds, and what is handed on at once must equal what is read later
 * @param tags {@code key=value}, never text that a person wrote
 * @param payload JSON text as UTF-8; stored byte for byte
 * @param metadata JSON text as UTF-8
 */
public record NewEvent(
        UUID id, String type, String version, Instant timestamp, List<String> tags, byte[] payload, byte[] metadata) {

    static final char SEPARATOR = '\u001f';

    public NewEvent {
        timestamp = timestamp.truncatedTo(ChronoUnit.MICROS);
        tags = List.copyOf(tags);
        for (String tag : tags) {
            if (tag.isEmpty() || tag.chars().anyMatch(c -> c < ' ')) {
                throw new IllegalArgumentException("a tag is empty or holds a control character");
            }
        }
    }

    int size() {
        return payload.length + metadata.length;
    }
}
