package io.colophon.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Boundary;
import io.colophon.command.Command;
import io.colophon.command.Commands;
import io.colophon.command.Decision;
import io.colophon.command.Origin;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tagger;
import io.colophon.contract.contributors.ContributorEvent;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.eventstore.Append;
import io.colophon.eventstore.AppendRefused.BoundaryConflict;
import io.colophon.eventstore.Appended;
import io.colophon.eventstore.Criterion;
import io.colophon.eventstore.NewEvent;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.axon.PostgresEventStorageEngine;
import io.colophon.eventstore.json.Sealed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rounds of conditional appends, by the store alone and through Axon's gateway, beside raw inserts of as many bytes. */
final class StoreRounds implements AutoCloseable {

    static final byte[] PAYLOAD = ("{\"text\":\"" + "x".repeat(288) + "\"}").getBytes(UTF_8);
    private static final byte[] METADATA = "{}".getBytes(UTF_8);
    private static final String HOT_TAG = "hot=1";
    private static final List<Criterion> HOT = List.of(Criterion.of(Set.of(HOT_TAG), Set.of()));

    private final EventLog log;
    private final Commands commands;
    private final RawInserts raw;
    private final Optional<ProcessHandle> server;
    private final Duration time;
    private final AtomicLong boundaries = new AtomicLong();

    StoreRounds(PostgresAddress address, Duration time) {
        this.time = time;
        log = new EventLog(address);
        commands = new Commands(
                new PostgresEventStorageEngine(log.committer, log.reader, log.tail, log.codec),
                new Tagger(Sealed.key(new byte[32])),
                Clock.systemUTC());
        raw = new RawInserts(address, PAYLOAD);
        server = raw.server();
    }

    void measure(Table table) {
        for (int clients : List.of(1, 8, 32)) {
            table.rate(raw.row(clients), raw.perSecond(clients, time));
        }
        for (int writers : List.of(1, 8, 64)) {
            add(table, "conditional append, " + writers + " in flight, many boundaries", writers, many());
            add(table, "conditional append, " + writers + " in flight, one hot boundary", writers, hot());
        }
        add(table, "append without a condition, 64 in flight, one tag", 64, unconditional());
        add(table, "command through Axon's gateway, 64 in flight, many boundaries", 64, gateway());
    }

    private void add(Table table, String what, int inFlight, IntFunction<Supplier<Mono<?>>> work) {
        raw.checkpoint();
        Cpu before = Cpu.here(server);
        AtomicLong done = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        Flux.range(0, inFlight)
                .flatMap(
                        writer -> {
                            Supplier<Mono<?>> next = work.apply(writer);
                            return Mono.defer(next::get)
                                    .doOnNext(result -> done.incrementAndGet())
                                    .repeat(() -> System.nanoTime() < end)
                                    .then();
                        },
                        inFlight)
                .blockLast();
        table.rate(what, done.get() * 1e9 / (System.nanoTime() - begin))
                .beside(raw.row(Math.min(inFlight, 32)))
                .cpu(Cpu.here(server).since(before), done.get());
    }

    private IntFunction<Supplier<Mono<?>>> many() {
        return writer -> () -> {
            String tag = "thing=" + boundaries.incrementAndGet();
            return log.committer.append(
                    new Append(List.of(event(tag)), List.of(Criterion.of(Set.of(tag), Set.of())), 0));
        };
    }

    /** Every writer has read the boundary before it appends; who loses the race reads what is new in it and tries again. */
    private IntFunction<Supplier<Mono<?>>> hot() {
        return writer -> {
            AtomicLong read = new AtomicLong(log.tail.head());
            return () -> hot(read);
        };
    }

    private Mono<Appended> hot(AtomicLong read) {
        return Mono.defer(() -> log.committer.append(new Append(List.of(event(HOT_TAG)), HOT, read.get())))
                .doOnNext(appended -> read.set(appended.last()))
                .onErrorResume(BoundaryConflict.class, lost -> log.reader
                        .source(HOT, read.get())
                        .doOnNext(sourced -> read.set(sourced.head()))
                        .then(hot(read)));
    }

    private IntFunction<Supplier<Mono<?>>> unconditional() {
        return writer -> () -> log.committer.append(Append.unconditionally(List.of(event(HOT_TAG))));
    }

    private IntFunction<Supplier<Mono<?>>> gateway() {
        return writer -> () -> commands.send(new AddOnce(UuidCreator.getTimeOrderedEpoch()), Origin.SYSTEM);
    }

    /** A command with a boundary of its own, which it reads, and an event of about as many bytes as the others. */
    private record AddOnce(UUID id) implements Command<UUID, Boolean> {
        @Override
        public Boundary boundary(Tagger tagger) {
            return Boundary.of(Tagger.id(ContributorEvent.CONTRIBUTOR, id), ContributorAdded.class);
        }

        @Override
        public Boolean initial() {
            return false;
        }

        @Override
        public Boolean evolve(Boolean state, DomainEvent event) {
            return true;
        }

        @Override
        public Decision<UUID> decide(Boolean exists, Tagger tagger) {
            return exists
                    ? Decision.nothing(id)
                    : Decision.of(id, new ContributorAdded(id, "x".repeat(80), "x".repeat(80), false));
        }
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

    @Override
    public void close() {
        commands.close();
        log.close();
    }
}
