package io.colophon.eventstore;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One call of {@code es.append}: many appends in, one verdict each out, by their place in the batch. */
final class AppendCall {

    private static final String APPEND =
            "SELECT cmd, first_position, last_position, stored_at FROM es.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

    private AppendCall() {}

    /** What the database said of one command: its positions, or -1 for a conflict. */
    record Verdict(long first, long last, Instant storedAt) {
        boolean conflict() {
            return last < 0;
        }

        /** The events of the accepted command, with the positions they got. */
        List<StoredEvent> stored(Append append) {
            List<StoredEvent> stored = new ArrayList<>();
            for (NewEvent event : append.events()) {
                stored.add(new StoredEvent(
                        first + stored.size(),
                        event.id(),
                        event.type(),
                        event.version(),
                        event.timestamp(),
                        storedAt,
                        event.tags(),
                        event.payload(),
                        event.metadata()));
            }
            return stored;
        }
    }

    static Mono<Map<Integer, Verdict>> send(Connection connection, List<Append> batch) {
        return Flux.from(bind(connection.createStatement(APPEND), batch).execute())
                .concatMap(result -> result.map((row, meta) -> Map.entry(
                        row.get("cmd", Integer.class),
                        new Verdict(
                                row.get("first_position", Long.class),
                                row.get("last_position", Long.class),
                                row.get("stored_at", OffsetDateTime.class).toInstant()))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Statement bind(Statement statement, List<Append> batch) {
        int events = batch.stream().mapToInt(append -> append.events().size()).sum();
        int criteria =
                batch.stream().mapToInt(append -> append.boundary().size()).sum();
        var cmd = new Integer[events];
        var id = new UUID[events];
        var type = new String[events];
        var version = new String[events];
        var ts = new OffsetDateTime[events];
        var tags = new String[events];
        var payloadLength = new Integer[events];
        var metadataLength = new Integer[events];
        byte[] blob = new byte[batch.stream().mapToInt(Append::size).sum()];
        var criterionCmd = new Integer[criteria];
        var criterionAfter = new Long[criteria];
        var criterionTags = new String[criteria];
        var criterionTypes = new String[criteria];
        int e = 0;
        int c = 0;
        int offset = 0;
        for (int k = 0; k < batch.size(); k++) {
            Append append = batch.get(k);
            for (NewEvent event : append.events()) {
                cmd[e] = k;
                id[e] = event.id();
                type[e] = event.type();
                version[e] = event.version();
                ts[e] = OffsetDateTime.ofInstant(event.timestamp(), ZoneOffset.UTC);
                tags[e] = String.join(String.valueOf(NewEvent.SEPARATOR), event.tags());
                payloadLength[e] = event.payload().length;
                metadataLength[e] = event.metadata().length;
                System.arraycopy(event.payload(), 0, blob, offset, event.payload().length);
                offset += event.payload().length;
                System.arraycopy(event.metadata(), 0, blob, offset, event.metadata().length);
                offset += event.metadata().length;
                e++;
            }
            for (Criterion criterion : append.boundary()) {
                criterionCmd[c] = k;
                criterionAfter[c] = append.after();
                criterionTags[c] = criterion.joinedTags();
                criterionTypes[c] = criterion.joinedTypes();
                c++;
            }
        }
        return statement
                .bind("$1", cmd)
                .bind("$2", id)
                .bind("$3", type)
                .bind("$4", version)
                .bind("$5", ts)
                .bind("$6", tags)
                .bind("$7", payloadLength)
                .bind("$8", metadataLength)
                .bind("$9", blob)
                .bind("$10", criterionCmd)
                .bind("$11", criterionAfter)
                .bind("$12", criterionTags)
                .bind("$13", criterionTypes);
    }
}
