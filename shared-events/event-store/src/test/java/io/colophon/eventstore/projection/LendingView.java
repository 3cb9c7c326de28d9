package io.colophon.eventstore.projection;

import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.LendingEvent.BookLent;
import io.colophon.eventstore.projection.LendingEvent.BookReturned;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who has which book. The table {@code book} is made of values, so that events may come again; the table {@code effect} gets a
 * row each time an event is applied and so tells whether it was applied twice.
 */
final class LendingView implements Projector<ViewSession> {

    static final String NAME = "lending";

    private static final String TABLES = """
            CREATE TABLE {v}.book (book text PRIMARY KEY, holder text, since bigint NOT NULL);
            CREATE INDEX ON {v}.book (holder);
            CREATE TABLE {v}.effect (position bigint NOT NULL);
            """;
    private static final String UPSERT = """
            INSERT INTO {v}.book (book, holder, since)
            SELECT DISTINCT ON (b) b, nullif(h, ''), p FROM unnest($1::text[], $2::text[], $3::bigint[]) AS u(b, h, p)
            ORDER BY b, p DESC
            ON CONFLICT (book) DO UPDATE SET holder = excluded.holder, since = excluded.since
            """;

    private final PostgresView store;
    private final boolean parks;

    /** Books of which no event can be applied, and why. */
    final Map<String, String> spoilt = new ConcurrentHashMap<>();

    volatile Supplier<Mono<Void>> beforeTheBatch = Mono::empty;
    volatile Supplier<Mono<Void>> afterTheBatch = Mono::empty;

    /** @param parks whether a book that can't be shown stands still alone, or the whole view with it */
    LendingView(ConnectionFactory connections, boolean parks) {
        this.store = new PostgresView(NAME, TABLES, connections);
        this.parks = parks;
    }

    @Override
    public String view() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(BookLent.class, BookReturned.class);
    }

    @Override
    public Optional<String> parkingKey(RecordedEvent event) {
        return parks ? Optional.of("book=" + book(event)) : Optional.empty();
    }

    @Override
    public PostgresView store() {
        return store;
    }

    @Override
    public Mono<Void> apply(ViewSession session, List<RecordedEvent> events) {
        for (RecordedEvent event : events) {
            String cause = spoilt.get(book(event));
            if (cause != null) {
                return Mono.error(new IllegalStateException(cause));
            }
        }
        Long[] positions = events.stream().map(RecordedEvent::position).toArray(Long[]::new);
        return Mono.defer(beforeTheBatch)
                .then(session.run(
                        UPSERT,
                        events.stream().map(LendingView::book).toArray(String[]::new),
                        events.stream().map(LendingView::holder).toArray(String[]::new),
                        positions))
                .then(session.run("INSERT INTO {v}.effect SELECT unnest($1::bigint[])", (Object) positions))
                .then(Mono.defer(afterTheBatch));
    }

    private static String book(RecordedEvent event) {
        return switch (event.payload()) {
            case BookLent lent -> lent.book();
            case BookReturned returned -> returned.book();
            default -> throw new IllegalArgumentException(event.type());
        };
    }

    private static String holder(RecordedEvent event) {
        return event.payload() instanceof BookLent lent ? lent.to() : "";
    }

    /** How many books the live generation shows, as a reader of the view asks. */
    Mono<Long> books() {
        return Mono.usingWhen(
                store.connections().create(),
                connection -> Flux.from(connection
                                .createStatement(store.sql("SELECT count(*) AS n FROM {v}.book"))
                                .execute())
                        .concatMap(result -> result.map((row, meta) -> ViewSession.get(row, "n", Long.class)))
                        .single(),
                connection -> connection.close());
    }
}
