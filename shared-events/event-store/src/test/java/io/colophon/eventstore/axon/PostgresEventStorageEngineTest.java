package io.colophon.eventstore.axon;

import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.TestStore;
import io.colophon.eventstore.TextCodec;
import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** T1: Axon's own suite for storage engines, each time on an empty store. */
@ClassTemplate
@ExtendWith(RepeatedSuite.class)
class PostgresEventStorageEngineTest extends StorageEngineTestSuite<PostgresEventStorageEngine> {

    private @Nullable TestStore store;

    @Override
    protected PostgresEventStorageEngine buildStorageEngine() {
        store = new TestStore(TestDatabase.create(), new TextCodec());
        return store.engine;
    }

    @Override
    protected @Nullable ProcessingContext processingContext() {
        return null;
    }

    @AfterAll
    void close() {
        if (store != null) {
            store.close();
        }
    }
}
