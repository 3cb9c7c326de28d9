package io.colophon.benchmarks;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Processor time of a server and of its database, in nanoseconds. */
record Cpu(long server, long database) {

    /** What has been used until now by the processes that live. */
    static Cpu of(ProcessHandle server, ProcessHandle database) {
        return new Cpu(
                nanos(server),
                Stream.concat(Stream.of(database), database.descendants())
                        .mapToLong(Cpu::nanos)
                        .sum());
    }

    /** As {@link #of}, of this process and a database that may be on another machine. */
    static Cpu here(Optional<ProcessHandle> database) {
        return database.map(process -> of(ProcessHandle.current(), process))
                .orElseGet(() -> new Cpu(nanos(ProcessHandle.current()), 0));
    }

    Cpu since(Cpu before) {
        return new Cpu(server - before.server, database - before.database);
    }

    private static long nanos(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }
}
