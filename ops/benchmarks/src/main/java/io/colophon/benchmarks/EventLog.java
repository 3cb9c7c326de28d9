package io.colophon.benchmarks;

import io.colophon.contract.ColophonEvents;
import io.colophon.eventstore.AppendCommitter;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.StoreConnections;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.json.JsonEventCodec;
import io.colophon.eventstore.json.PostgresSubjectKeys;
import io.colophon.eventstore.json.Sealed;
import io.r2dbc.pool.ConnectionPool;
import javax.crypto.SecretKey;

/** The store on a database that has its schema, put together as the product does it. */
final class EventLog implements AutoCloseable {

    private static final int SESSIONS = 8;

    final ConnectionPool pool;
    final EventReader reader;
    final JsonEventCodec codec;
    final Tail<RecordedEvent> tail;
    final AppendCommitter committer;
    private final ConnectionPool keys;

    /** A log that nobody else reads. */
    EventLog(PostgresAddress address) {
        this(address, Sealed.key(new byte[32]));
    }

    /** @param masterKey of those who are to read what is said of persons */
    EventLog(PostgresAddress address, SecretKey masterKey) {
        StoreConnections connections = new StoreConnections(address);
        pool = connections.forReading(SESSIONS);
        keys = connections.forViews(1);
        reader = new EventReader(pool);
        codec = new JsonEventCodec(ColophonEvents.TYPES, new PostgresSubjectKeys(keys, masterKey));
        tail = new Tail<>(reader, codec::decode, Tail.Settings.DEFAULT);
        tail.start().block();
        committer = new AppendCommitter(connections.forAppending(), reader, AppendCommitter.Limits.DEFAULT, tail);
    }

    /** The tail first reads what was appended last, which needs a session. */
    @Override
    public void close() {
        reader.head()
                .filter(head -> head > 0)
                .flatMap(head -> tail.after(head - 1, 1))
                .block();
        committer.close();
        tail.close();
        pool.dispose();
        keys.dispose();
    }
}
