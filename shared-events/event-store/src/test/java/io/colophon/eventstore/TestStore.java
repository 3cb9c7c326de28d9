package io.colophon.eventstore;

import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.PostgresEventStorageEngine;
import io.colophon.eventstore.axon.RecordedEvent;
import io.r2dbc.pool.ConnectionPool;

/** A whole store on one database, as a process has it; several of them on one address are several processes. */
public final class TestStore implements AutoCloseable {

    public final ConnectionPool readers;
    public final EventReader reader;
    public final Tail<RecordedEvent> tail;
    public final AppendCommitter committer;
    public final PostgresEventStorageEngine engine;

    public TestStore(PostgresAddress address, MessageCodec codec) {
        StoreConnections connections = new StoreConnections(address);
        readers = connections.forReading(8);
        reader = new EventReader(readers);
        tail = new Tail<>(reader, codec::decode, Tail.Settings.DEFAULT);
        tail.start().block();
        committer = new AppendCommitter(connections.forAppending(), reader, AppendCommitter.Limits.DEFAULT, tail);
        engine = new PostgresEventStorageEngine(committer, reader, tail, codec);
    }

    @Override
    public void close() {
        committer.close();
        tail.close();
        readers.dispose();
    }
}
