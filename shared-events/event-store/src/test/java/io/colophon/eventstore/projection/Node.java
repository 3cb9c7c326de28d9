package io.colophon.eventstore.projection;

import static io.colophon.eventstore.projection.LendingEvent.TYPES;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import io.colophon.eventstore.Append;
import io.colophon.eventstore.Appended;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.StoreConnections;
import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.TestStore;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.json.JsonEventCodec;
import io.colophon.eventstore.json.PostgresSubjectKeys;
import io.colophon.eventstore.json.Sealed;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import reactor.core.publisher.Mono;

/** A process with a store and the lending view, on a database that other nodes may share. */
final class Node implements AutoCloseable {

    static final Timing QUICK =
            new Timing(Duration.ofMillis(900), Duration.ofMillis(20), Duration.ofMillis(50), 500, Duration.ofMillis(5));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final PostgresAddress database;
    final LendingView view;
    final TestStore store;
    final Projections projections;
    final ProjectionControl control;
    private final JsonEventCodec codec;
    private final ConnectionPool pool;

    Node(PostgresAddress database, String name, boolean parks, Timing timing) {
        this(database, name, parks, timing, connections -> connections);
    }

    /** @param network what lies between its projections and the database */
    Node(
            PostgresAddress database,
            String name,
            boolean parks,
            Timing timing,
            UnaryOperator<ConnectionFactory> network) {
        this.database = database;
        pool = new StoreConnections(database).forViews(8);
        ConnectionFactory connections = network.apply(pool);
        codec = new JsonEventCodec(TYPES, new PostgresSubjectKeys(pool, Sealed.newKey()));
        store = new TestStore(database, codec);
        view = new LendingView(connections, parks);
        control = new ProjectionControl(connections, name);
        projections = new Projections(List.of(view), control, store.tail, store.reader, codec, true, timing);
    }

    /** Runs until its view can be read. */
    static Node started(PostgresAddress database, String name) {
        return new Node(database, name, true, QUICK).start();
    }

    Node start() {
        projections.start().block(PATIENCE);
        return this;
    }

    Mono<Appended> append(LendingEvent... events) {
        List<TaggedEventMessage<?>> messages = Arrays.stream(events)
                .<TaggedEventMessage<?>>map(event -> new GenericTaggedEventMessage<>(
                        new GenericEventMessage(
                                new MessageType(
                                        TYPES.of(event.getClass()).name(),
                                        TYPES.of(event.getClass()).version()),
                                event),
                        Set.of()))
                .toList();
        return codec.encode(messages).map(Append::unconditionally).flatMap(store.committer::append);
    }

    List<RecordedEvent> log() {
        return store.reader
                .page(0, Integer.MAX_VALUE)
                .flatMap(codec::decode)
                .blockOptional()
                .orElseThrow();
    }

    ProjectionStatus status(int generation) {
        return projections.status().blockOptional().orElseThrow().stream()
                .filter(status -> status.id().number() == generation)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until a generation has applied everything that is in the log. */
    void untilCaughtUp(int generation) {
        long head = store.reader.head().blockOptional().orElseThrow();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).untilAsserted(() -> assertThat(
                        status(generation))
                .extracting(ProjectionStatus::position, as(LONG))
                .isGreaterThanOrEqualTo(head));
    }

    void untilModeIs(String mode, int generation) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).untilAsserted(() -> assertThat(
                        status(generation))
                .matches(status -> status.mode().equals(mode), mode));
    }

    static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    /** What the books of a generation look like, as one text. */
    static String books(PostgresAddress database, int generation) {
        return TestDatabase.query(
                database,
                "SELECT coalesce(string_agg(concat_ws('|', book, coalesce(holder, '-'), since), E'\\n' ORDER BY book), '') FROM lending_"
                        + generation + ".book");
    }

    /** How often events were applied, and how many different ones. */
    static String effects(PostgresAddress database, int generation) {
        return TestDatabase.query(
                database,
                "SELECT count(*) || ' of ' || count(DISTINCT position) FROM lending_" + generation + ".effect");
    }

    static String query(PostgresAddress database, String sql) {
        return TestDatabase.query(database, sql);
    }

    @Override
    public void close() {
        projections.stop().block(PATIENCE);
        store.close();
        pool.dispose();
    }
}
