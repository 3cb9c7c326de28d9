package io.colophon.standalone;

import io.colophon.eventstore.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of Colophon's own, in the data directory, for this machine only and behind a password. It runs in a session of
 * its own, so that Ctrl-C reaches Colophon alone, which ends it last. When it ends by itself it is started again on the same port.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USER = "colophon";
    private static final int ATTEMPTS = 120;
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** For a machine that does other things as well; what is acknowledged is on disk. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=60",
            "shared_buffers=64MB",
            "effective_cache_size=512MB",
            "random_page_cost=1.1",
            "jit=off",
            "fsync=on",
            "synchronous_commit=on",
            "wal_compression=on",
            "max_wal_size=512MB",
            "checkpoint_timeout=15min",
            "max_logical_replication_workers=0",
            "log_checkpoints=off",
            "log_timezone=UTC",
            "timezone=UTC");

    private final PostgresPrograms programs;
    private final Path directory;
    private final Path log;
    private final String password;
    private int port;
    private boolean closed;

    private EmbeddedDatabase(DataDirectory data) {
        programs = PostgresPrograms.in(data);
        directory = data.resolve("postgresql");
        log = data.resolve("postgresql.log");
        password = Secrets.textOf(data.resolve("postgresql.password"));
    }

    /**
     * Blocks until it takes connections: a moment, some seconds in a new data directory. A server that a killed process left running
     * there is ended first.
     *
     * @throws StartRefused with the reason PostgreSQL gives
     */
    public static EmbeddedDatabase start(DataDirectory data) {
        EmbeddedDatabase database = new EmbeddedDatabase(data);
        try {
            if (!Files.exists(database.directory)) {
                database.create(data);
            }
            database.endLeftover();
            database.programs.removeOthers();
            database.launch(true);
            return database;
        } catch (IOException e) {
            throw new StartRefused("The database in " + database.directory + " can't be started: " + e + ".", e);
        }
    }

    /** Of a superuser. It stays the same while this server runs, and may be another one after a restart. */
    public synchronized PostgresAddress address() {
        return new PostgresAddress("127.0.0.1", port, "postgres", USER, password);
    }

    /** Ends open transactions and waits until everything is on disk. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stop();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL can't be stopped", e);
        }
    }

    private void create(DataDirectory data) throws IOException {
        try (var stale = Files.newDirectoryStream(data.path(), "postgresql-new*")) {
            for (Path path : stale) {
                FileSystemUtils.deleteRecursively(path);
            }
        }
        Path fresh = Files.createTempDirectory(data.path(), "postgresql-new");
        PostgresPrograms.Outcome outcome = programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + fresh,
                        "--username=" + USER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + data.resolve("postgresql.password"),
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8")); // sorts and folds alike on every machine
        if (!outcome.succeeded()) {
            throw new StartRefused("No database can be made in " + data.path() + ": " + lastLine(outcome.output()));
        }
        Files.move(fresh, directory);
    }

    private void endLeftover() throws IOException {
        Postmaster postmaster = new Postmaster(directory);
        Optional<ProcessHandle> leftover = postmaster.process();
        if (leftover.isEmpty()) {
            postmaster.forgetProcess();
            return;
        }
        LOG.info(
                "Ending the PostgreSQL that an earlier Colophon left running (process {})",
                leftover.get().pid());
        stop();
    }

    private void launch(boolean anyPort) throws IOException {
        for (int attempt = 1; ; attempt++) {
            if (anyPort) {
                port = freePort();
            }
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling("postgresql.previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            PostgresPrograms.Outcome outcome =
                    control("start", "--log=" + log, "--timeout=600", "--options=" + options());
            if (outcome.succeeded()) {
                watch();
                return;
            }
            String reason = Files.exists(log) ? Files.readString(log) : outcome.output();
            if (attempt == ATTEMPTS || !passes(reason)) {
                throw new StartRefused("PostgreSQL does not start (" + log + "): " + lastLine(reason));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Orphans of a killed server work to the end of their statement; somebody else may have taken the port meanwhile. */
    private static boolean passes(String reason) {
        return reason.contains("shared memory block") || reason.contains("Address already in use");
    }

    private void watch() throws IOException {
        new Postmaster(directory)
                .process()
                .ifPresent(server -> Thread.ofVirtual().name("postgresql-watch").start(() -> {
                    while (Postmaster.runs(server)) {
                        LockSupport.parkNanos(PAUSE.toNanos());
                    }
                    revive();
                }));
    }

    private synchronized void revive() {
        if (closed) {
            return;
        }
        LOG.warn("PostgreSQL has ended by itself; starting it again on port {}", port);
        try {
            endLeftover();
            launch(false);
        } catch (IOException | RuntimeException e) {
            LOG.error("PostgreSQL can't be started again", e);
        }
    }

    private void stop() throws IOException {
        Optional<ProcessHandle> server = new Postmaster(directory).process();
        if (!control("stop", "--mode=fast", "--timeout=60").succeeded() && server.isPresent()) {
            PostgresPrograms.Outcome outcome = control("stop", "--mode=immediate", "--timeout=60");
            LOG.warn("PostgreSQL did not end in time and was cut off: {}", lastLine(outcome.output()));
        }
        // its files are closed before pg_ctl returns, its process ends a moment later
        for (int waits = 0; waits < 100 && server.filter(Postmaster::runs).isPresent(); waits++) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private PostgresPrograms.Outcome control(String mode, String... options) {
        return programs.run(
                "pg_ctl",
                Stream.concat(Stream.of(mode, "--wait", "--pgdata=" + directory), Arrays.stream(options))
                        .toList());
    }

    private String options() {
        return SETTINGS.stream()
                .map(setting -> "-c " + setting)
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line that says most: the last that reports a failure. */
    private static String lastLine(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.reversed().stream()
                .filter(line -> line.contains("FATAL") || line.contains("error") || line.contains("could not"))
                .findFirst()
                .orElse(lines.isEmpty() ? "no reason given" : lines.getLast())
                .strip();
    }
}
