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
        this(address, address, codec, AppendCommitter.Limits.DEFAULT, Tail.Settings.DEFAULT);
    }

    public TestStore(PostgresAddress address, AppendCommitter.Limits limits) {
        this(address, address, new TextCodec(), limits, Tail.Settings.DEFAULT);
    }

    public TestStore(PostgresAddress address, Tail.Settings settings) {
        this(address, address, new TextCodec(), AppendCommitter.Limits.DEFAULT, settings);
    }

    /** @param appends where the committer finds the database, for instance through a proxy */
    public TestStore(
            PostgresAddress appends,
            PostgresAddress reads,
            MessageCodec codec,
            AppendCommitter.Limits limits,
            Tail.Settings settings) {
        readers = new StoreConnections(reads).forReading(8);
        reader = new EventReader(readers);
        tail = new Tail<>(reader, codec::decode, settings);
        tail.start().block();
        committer = new AppendCommitter(new StoreConnections(appends).forAppending(), reader, limits, tail);
        engine = new PostgresEventStorageEngine(committer, reader, tail, codec);
    }

    @Override
    public void close() {
        committer.close();
        tail.close();
        readers.dispose();
    }
}
