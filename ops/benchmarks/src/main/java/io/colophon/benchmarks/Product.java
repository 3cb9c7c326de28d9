package io.colophon.benchmarks;

import io.colophon.contract.Tagger;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.json.Sealed;
import io.colophon.standalone.Colophon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Colophon as {@code ops/run} starts it: a process of its own with embedded databases, in a new data directory that goes with it. It
 * never outlives the harness.
 */
final class Product implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Colophon is ready at (\\S+)");
    private static final Duration START = Duration.ofMinutes(5);

    private final Path data;
    private final Process process;
    private final ProcessHandle database;
    final PostgresAddress address;
    final Tagger tagger;
    final SecretKey masterKey;
    final Client client;

    /** A new one. Blocks until it serves. Belongs into the root of the source tree. */
    Product(String name) {
        this(emptied(directory(name)), Map.of());
    }

    private Product(Path data, Map<String, String> environment) {
        this.data = data;
        try {
            Path said = data.resolveSibling(data.getFileName() + ".log");
            ProcessBuilder builder = new ProcessBuilder(Path.of("ops", "run").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "COLOPHON_DATA", data.toString(),
                            "COLOPHON_PORT", "0",
                            "COLOPHON_BIND", "127.0.0.1",
                            "COLOPHON_SYNC_REQUESTS_PER_MINUTE", "1000000"));
            builder.environment().putAll(environment);
            process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            String url = url(said);
            List<String> postmaster = Files.readAllLines(data.resolve("postgresql/postmaster.pid"));
            database = ProcessHandle.of(Long.parseLong(postmaster.get(0).strip()))
                    .orElseThrow(() -> new IllegalStateException("the database is not there"));
            address = new PostgresAddress(
                    "127.0.0.1",
                    Integer.parseInt(postmaster.get(3).strip()),
                    "postgres",
                    "colophon",
                    secret("postgresql.password"));
            tagger = new Tagger(Sealed.key(Base64.getDecoder().decode(secret("tag.key"))));
            masterKey = Sealed.key(Base64.getDecoder().decode(secret("master.key")));
            client = new Client(url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends this one and starts its data again, in a process that has {@link FloorRoutes} as well. */
    Product restartedWithFloor() {
        end();
        // The main class stands where ops/run puts options, so that its -jar becomes an argument, which nobody reads.
        return new Product(
                data,
                Map.of("JAVA_OPTS", "-cp " + System.getProperty("java.class.path") + " " + Colophon.class.getName()));
    }

    private static Path directory(String name) {
        return Path.of("ops", "benchmarks", "target", "instances", name).toAbsolutePath();
    }

    private static Path emptied(Path data) {
        try {
            FileSystemUtils.deleteRecursively(data);
            return Files.createDirectories(data.getParent()).resolve(data.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url(Path said) throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            Matcher ready = READY.matcher(Files.readString(said));
            if (ready.find()) {
                return ready.group(1);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        process.destroy();
        throw new IllegalStateException("no server: " + Files.readString(said));
    }

    /** The output of its database. */
    Path databaseLog() {
        return data.resolve("postgresql.log");
    }

    private String secret(String file) throws IOException {
        return Files.readString(data.resolve(file)).strip();
    }

    /** What the server and its database have used of the processors until now. */
    Cpu cpu() {
        return Cpu.of(process.toHandle(), database);
    }

    /** Where every view is. */
    JsonNode views() {
        return Client.data(client.get("/api/v1/admin/projections"));
    }

    /** Blocks until every view has applied the log up to a position. */
    void awaitViews(long position) {
        await(() -> views().valueStream().allMatch(view -> view.path("position").asLong() >= position));
    }

    /** Looks ten times a second. */
    static void await(BooleanSupplier reached) {
        while (!reached.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
