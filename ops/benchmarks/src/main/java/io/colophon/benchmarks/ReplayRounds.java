package io.colophon.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.contract.Tagger;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.StoredEvent;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.json.Sealed;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rounds of reading the same events of books from the first to the last: by the bare driver, and the way projections read them. */
final class ReplayRounds implements AutoCloseable {

    private static final int PAGE = Tail.Settings.DEFAULT.page();
    private static final String BARE = "keyset read of whole rows by the bare driver, pages of " + PAGE;
    private static final String SQL =
            "SELECT e.position, e.event_id, e.type, e.version, e.ts, e.stored_at, e.tags, e.payload, e.metadata"
                    + " FROM es.event e WHERE e.position > $1 ORDER BY e.position LIMIT $2";

    private final EventLog log;
    private final long first;
    private final long last;

    ReplayRounds(PostgresAddress address, int books) {
        UUID library = UuidCreator.getTimeOrderedEpoch();
        try (EventLog filling = new EventLog(address)) {
            first = filling.tail.head();
            last = first
                    + new EventWriter(filling, new Tagger(Sealed.key(new byte[32])), library, library)
                            .append(new BookEvents(library, library, words(library)).of(books));
        }
        log = new EventLog(address);
    }

    private static BookEvents.Words words(UUID mediaType) {
        return new BookEvents.Words(List.of(mediaType, mediaType), List.of(), List.of());
    }

    void measure(Table table) {
        table.rate(BARE, rate(this::bare, position -> position));
        table.rate("replay by the store's reader, not decoded", rate(this::stored, StoredEvent::position))
                .beside(BARE);
        table.rate(
                        "replay through the store's stream, decoded to events",
                        rate(this::recorded, RecordedEvent::position))
                .beside(BARE);
    }

    private Mono<List<Long>> bare(long after) {
        return Mono.usingWhen(
                log.pool.create(),
                connection -> Flux.from(connection
                                .createStatement(SQL)
                                .bind("$1", after)
                                .bind("$2", PAGE)
                                .execute())
                        .concatMap(result -> result.map((row, meta) -> position(row)))
                        .collectList(),
                Connection::close);
    }

    private static long position(Row row) {
        for (int column = 1; column < 9; column++) {
            row.get(column);
        }
        Long position = row.get(0, Long.class);
        return position == null ? 0 : position;
    }

    private Mono<List<StoredEvent>> stored(long after) {
        return log.reader.page(after, PAGE);
    }

    private Mono<List<RecordedEvent>> recorded(long after) {
        return log.tail.after(after, PAGE);
    }

    private <E> double rate(LongFunction<Mono<List<E>>> page, ToLongFunction<E> position) {
        long begin = System.nanoTime();
        long read = page.apply(first)
                .expand(events -> position.applyAsLong(events.getLast()) >= last
                        ? Mono.empty()
                        : page.apply(position.applyAsLong(events.getLast())))
                .map(events -> (long) events.size())
                .reduce(0L, Long::sum)
                .blockOptional()
                .orElse(0L);
        if (read != last - first) {
            throw new IllegalStateException(read + " events read of " + (last - first));
        }
        return read * 1e9 / (System.nanoTime() - begin);
    }

    @Override
    public void close() {
        log.close();
    }
}
