package io.colophon.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.command.contributors.AddContributor;
import io.colophon.contract.ColophonEvents;
import io.colophon.contract.Tagger;
import io.colophon.eventstore.Append;
import io.colophon.eventstore.AppendCommitter;
import io.colophon.eventstore.Criterion;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.NewEvent;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.StoreConnections;
import io.colophon.eventstore.Tail;
import io.colophon.eventstore.axon.PostgresEventStorageEngine;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.json.JsonEventCodec;
import io.colophon.eventstore.json.PostgresSubjectKeys;
import io.colophon.eventstore.json.Sealed;
import io.r2dbc.pool.ConnectionPool;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rounds of appends and of reading everything back, beside raw inserts and a bare keyset read of the same rows. */
final class StoreRounds implements AutoCloseable {

    private static final int ROUNDS = 5;
    private static final long MILLIS = 2_000;
    private static final int PAGE = 1_000;
    private static final byte[] PAYLOAD = ("{\"text\":\"" + "x".repeat(290) + "\"}").getBytes(UTF_8);
    private static final byte[] METADATA = "{}".getBytes(UTF_8);
    private static final String RAW_1 = "raw single-row inserts, 1 client";
    private static final String RAW_32 = "raw single-row inserts, 32 clients";
    private static final String BARE_READ = "keyset read by the bare driver, events";

    private final ConnectionPool pool;
    private final EventReader reader;
    private final Tail<RecordedEvent> tail;
    private final AppendCommitter committer;
    private final JsonEventCodec codec;
    private final Commands commands;
    private final RawInserts raw;
    private final AtomicLong boundaries = new AtomicLong();

    StoreRounds(PostgresAddress address) {
        StoreConnections connections = new StoreConnections(address);
        pool = connections.forReading(16);
        reader = new EventReader(pool);
        codec = new JsonEventCodec(
                ColophonEvents.TYPES, new PostgresSubjectKeys(connections.forViews(2), Sealed.key(new byte[32])));
        tail = new Tail<>(reader, codec::decode, Tail.Settings.DEFAULT);
        tail.start().block();
        committer = new AppendCommitter(connections.forAppending(), reader, AppendCommitter.Limits.DEFAULT, tail);
        commands = new Commands(
                new PostgresEventStorageEngine(committer, reader, tail, codec),
                new Tagger(Sealed.key(new byte[32])),
                Clock.systemUTC());
        raw = new RawInserts(address, PAYLOAD);
    }

    void measure(Table table) {
        for (int round = 0; round <= ROUNDS; round++) {
            Table into = round == 0 ? new Table() : table; // the first one warms up
            into.add(RAW_1, raw.perSecond(1, MILLIS));
            into.add(RAW_32, raw.perSecond(32, MILLIS));
            into.add("append, 1 writer, own boundaries", rate(1, this::ownBoundary), RAW_1);
            into.add("append, 8 writers, own boundaries", rate(8, this::ownBoundary), RAW_32);
            into.add("append, 64 writers, own boundaries", rate(64, this::ownBoundary), RAW_32);
            into.add("append, 64 writers, one hot tag", rate(64, this::hotTag), RAW_32);
            into.add("command through Axon's gateway, 64 in flight", rate(64, this::command), RAW_32);
            into.add(BARE_READ, bareRead());
            into.add("replay through the store, decoded, events", replay(), BARE_READ);
        }
    }

    private Mono<?> ownBoundary() {
        String tag = "thing=" + boundaries.incrementAndGet();
        return committer.append(new Append(List.of(event(tag)), List.of(Criterion.of(Set.of(tag), Set.of())), 0));
    }

    private Mono<?> hotTag() {
        return committer.append(Append.unconditionally(List.of(event("hot=1"))));
    }

    private Mono<?> command() {
        return commands.send(
                new AddContributor(UuidCreator.getRandomBased(), "Somebody " + boundaries.incrementAndGet()),
                Origin.SYSTEM);
    }

    private static NewEvent event(String tag) {
        return new NewEvent(
                UuidCreator.getTimeOrderedEpoch(),
                "benchmark.Something",
                "1",
                Instant.now(),
                List.of(tag, "kind=benchmark"),
                PAYLOAD,
                METADATA);
    }

    private static double rate(int inFlight, Supplier<Mono<?>> work) {
        AtomicLong done = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + MILLIS * 1_000_000;
        Flux.range(0, inFlight)
                .flatMap(
                        writer -> Mono.defer(work::get)
                                .doOnNext(result -> done.incrementAndGet())
                                .repeat(() -> System.nanoTime() < end)
                                .then(),
                        inFlight)
                .blockLast();
        return done.get() * 1e9 / (System.nanoTime() - begin);
    }

    private double replay() {
        return read(
                (after, read) -> reader.page(after, PAGE).flatMap(codec::decode).map(page -> {
                    read.addAndGet(page.size());
                    return page.isEmpty() ? -1 : page.getLast().position();
                }));
    }

    private double bareRead() {
        return read((after, read) -> Mono.usingWhen(
                pool.create(),
                connection -> Flux.from(connection
                                .createStatement(
                                        "SELECT e.position, e.event_id, e.type, e.version, e.ts, e.stored_at, e.tags, e.payload, e.metadata"
                                                + " FROM es.event e WHERE e.position > $1 ORDER BY e.position LIMIT $2")
                                .bind("$1", after)
                                .bind("$2", PAGE)
                                .execute())
                        .concatMap(result -> result.map((row, meta) -> {
                            for (int column = 1; column < 9; column++) {
                                row.get(column);
                            }
                            Long position = row.get(0, Long.class);
                            return position == null ? -1 : position;
                        }))
                        .collectList()
                        .map(positions -> {
                            read.addAndGet(positions.size());
                            return positions.isEmpty() ? -1L : positions.getLast();
                        }),
                io.r2dbc.spi.Connection::close));
    }

    private interface NextPage {
        Mono<Long> after(long position, AtomicLong read);
    }

    private static double read(NextPage pages) {
        AtomicLong read = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + MILLIS * 1_000_000;
        pages.after(0, read)
                .expand(position ->
                        position < 0 || System.nanoTime() > end ? Mono.empty() : pages.after(position, read))
                .blockLast();
        return read.get() * 1e9 / (System.nanoTime() - begin);
    }

    @Override
    public void close() {
        commands.close();
        committer.close();
        tail.close();
        pool.dispose();
    }
}
