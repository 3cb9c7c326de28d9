package io.colophon.eventstore;

import static io.colophon.eventstore.Happened.event;
import static io.colophon.eventstore.Happened.unconditionally;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.AppendCommitter.Limits;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The database has stored a call, and the driver stumbles over its answer. Who is told that nothing happened would do it again. */
class UnreadAnswerTest {

    private final PostgresAddress database = TestDatabase.create();
    private final TestStore store = new TestStore(database, Limits.DEFAULT);
    private final AtomicInteger unread = new AtomicInteger(1);
    private final AppendCommitter committer = new AppendCommitter(
            stumbling(new StoreConnections(database).forAppending()), store.reader, Limits.DEFAULT, store.tail);

    @AfterEach
    void close() {
        committer.close();
        store.close();
    }

    @Test
    void what_is_stored_is_said_to_be_stored() {
        Outcome outcome = Outcome.of(committer.append(unconditionally(event("A"), event("B"))))
                .block();

        assertThat(outcome).isEqualTo(new Outcome(new Appended(1, 2), null));
        assertThat(stored()).isEqualTo("A,B");
    }

    @Test
    void so_it_is_with_all_of_a_call() {
        List<Outcome> outcomes;
        try (var lock = HeldSession.withTheAppendLock(database)) {
            var first =
                    Outcome.of(committer.append(unconditionally(event("A")))).toFuture();
            Together.untilAppendsWait(database, 1);
            unread.set(2);
            var rest = Flux.just("B", "C", "D")
                    .flatMapSequential(type -> Outcome.of(committer.append(unconditionally(event(type)))))
                    .collectList()
                    .toFuture();
            lock.commit();
            first.join();
            outcomes = rest.join();
        }

        assertThat(outcomes).hasSize(3).allMatch(Outcome::stored);
        assertThat(stored()).isEqualTo("A,B,C,D");
    }

    private String stored() {
        return TestDatabase.query(database, "SELECT string_agg(type, ',' ORDER BY position) FROM es.event");
    }

    private ConnectionFactory stumbling(ConnectionFactory real) {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return Mono.from(real.create()).map(UnreadAnswerTest.this::wrap);
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return real.getMetadata();
            }
        };
    }

    private Connection wrap(Connection real) {
        return proxy(
                Connection.class,
                real,
                (method, result) -> result instanceof Statement statement ? wrap(statement) : result);
    }

    private Statement wrap(Statement real) {
        return proxy(Statement.class, real, (method, result) -> switch (method) {
            case "bind" -> wrap((Statement) result);
            case "execute" -> unread.getAndDecrement() > 0 ? readByNobody((Publisher<?>) result) : result;
            default -> result;
        });
    }

    private static Flux<Object> readByNobody(Publisher<?> results) {
        return Flux.from(results)
                .concatMap(result -> ((Result) result).map((row, meta) -> row))
                .thenMany(Flux.error(new IllegalArgumentException("metadata must not be null")));
    }

    private interface Answer {
        Object to(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T real, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return answer.to(method.getName(), method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
