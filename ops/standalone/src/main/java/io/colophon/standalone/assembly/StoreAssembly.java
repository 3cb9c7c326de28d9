package io.colophon.standalone.assembly;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.colophon.command.Commands;
import io.colophon.contract.ColophonEvents;
import io.colophon.contract.Tagger;
import io.colophon.eventstore.AppendCommitter;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.StoreConnections;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.PostgresEventStorageEngine;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.json.JsonEventCodec;
import io.colophon.eventstore.json.PostgresSubjectKeys;
import io.colophon.eventstore.json.SubjectKeys;
import io.r2dbc.pool.ConnectionPool;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The event store of the process, and the way of commands into it. */
@Configuration(proxyBeanMethods = false)
class StoreAssembly {

    private static final int LOG_SESSIONS = 8;
    private static final int VIEW_SESSIONS = 24;
    private static final int SEARCH_SESSIONS = 8;
    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(4);

    @Bean
    StoreConnections storeConnections(PostgresAddress address) {
        return new StoreConnections(address);
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool logPool(StoreConnections connections) {
        return connections.forReading(LOG_SESSIONS);
    }

    /** For views, operational state and everything else that is not the log. */
    @Bean(destroyMethod = "dispose")
    ConnectionPool viewPool(StoreConnections connections) {
        return connections.forViews(VIEW_SESSIONS);
    }

    /** Apart from the views', so that long searches hold up nobody who knows what he wants. */
    @Bean(destroyMethod = "dispose")
    ConnectionPool searchPool(StoreConnections connections) {
        return connections.forSearching(SEARCH_SESSIONS, LONGEST_SEARCH);
    }

    @Bean(destroyMethod = "close")
    MongoClient mongoClient(MongoAddress address) {
        return MongoClients.create(address.connectionString());
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, MongoAddress address) {
        String name = new ConnectionString(address.connectionString()).getDatabase();
        return client.getDatabase(name == null ? "colophon" : name);
    }

    @Bean
    EventReader eventReader(ConnectionPool logPool) {
        return new EventReader(logPool);
    }

    @Bean
    SubjectKeys subjectKeys(ConnectionPool viewPool, InstanceSecrets secrets) {
        return new PostgresSubjectKeys(viewPool, secrets.masterKey());
    }

    @Bean
    MessageCodec messageCodec(SubjectKeys keys) {
        return new JsonEventCodec(ColophonEvents.TYPES, keys);
    }

    @Bean(destroyMethod = "close")
    Tail<RecordedEvent> tail(EventReader reader, MessageCodec codec) {
        return new Tail<>(reader, codec::decode, Tail.Settings.DEFAULT);
    }

    @Bean(destroyMethod = "close")
    AppendCommitter appendCommitter(StoreConnections connections, EventReader reader, Tail<RecordedEvent> tail) {
        return new AppendCommitter(connections.forAppending(), reader, AppendCommitter.Limits.DEFAULT, tail);
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            AppendCommitter committer, EventReader reader, Tail<RecordedEvent> tail, MessageCodec codec) {
        return new PostgresEventStorageEngine(committer, reader, tail, codec);
    }

    @Bean
    Tagger tagger(InstanceSecrets secrets) {
        return new Tagger(secrets.tagKey());
    }

    @Bean(destroyMethod = "close")
    Commands commands(PostgresEventStorageEngine engine, Tagger tagger, Clock clock) {
        return new Commands(engine, tagger, clock);
    }
}
