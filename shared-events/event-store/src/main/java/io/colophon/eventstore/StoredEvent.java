package io.colophon.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event as the log holds it.
 *
 * @param position gapless from 1; the order of positions is the order of commits
 * @param timestamp the message's own time, by the clock of the node that decided
 * @param storedAt the database's clock at the append; never falls as positions rise, equal within a batch
 */
public record StoredEvent(
        long position,
        UUID id,
        String type,
        String version,
        Instant timestamp,
        Instant storedAt,
        List<String> tags,
        byte[] payload,
        byte[] metadata) {}
