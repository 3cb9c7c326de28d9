package io.colophon.benchmarks;

import io.colophon.eventstore.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The yardstick: single-row inserts by prepared statement, each its own durable transaction, into a table with a serial key. By pgbench
 * where it is installed, else by this process over JDBC.
 */
final class RawInserts {

    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS public.raw_insert (id bigserial PRIMARY KEY, payload bytea NOT NULL)";
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    private final PostgresAddress address;
    private final byte[] payload;
    private final @Nullable Path pgbench;

    RawInserts(PostgresAddress address, byte[] payload) {
        this.address = address;
        this.payload = payload.clone();
        pgbench = find().orElse(null);
        execute(TABLE);
    }

    /** The name of the row in a table. */
    String row(int clients) {
        return "raw single-row inserts, " + clients + (clients == 1 ? " client" : " clients") + " by "
                + (pgbench == null ? "JDBC" : "pgbench");
    }

    /** Rows a second with so many clients, after a checkpoint, so that every round finds the same log. */
    double perSecond(int clients, Duration time) {
        checkpoint();
        return pgbench == null ? JdbcInserts.perSecond(address, payload, clients, time) : run(pgbench, clients, time);
    }

    void checkpoint() {
        execute("CHECKPOINT");
    }

    /** The server on this machine: the parent of a session's process. Empty: it is another machine's. */
    Optional<ProcessHandle> server() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet session = statement.executeQuery("SELECT pg_backend_pid()")) {
            session.next();
            return ProcessHandle.of(session.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .filter(process -> process.info()
                            .command()
                            .filter(command -> command.endsWith("postgres"))
                            .isPresent());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private double run(Path program, int clients, Duration time) {
        try {
            Path script = Files.createTempFile("raw-insert", ".sql");
            String hex = HexFormat.of().formatHex(payload);
            Files.writeString(
                    script, "INSERT INTO public.raw_insert (payload) VALUES (decode('" + hex + "', 'hex'));\n");
            List<String> command = new ArrayList<>(List.of(program.toString(), "-n", "-M", "prepared"));
            command.addAll(List.of("-c", String.valueOf(clients), "-j", String.valueOf(Math.min(clients, 2))));
            command.addAll(List.of("-T", String.valueOf(time.toSeconds()), "-f", script.toString()));
            command.addAll(List.of("-h", address.host(), "-p", String.valueOf(address.port())));
            command.addAll(List.of("-U", address.user(), address.database()));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment()
                    .putAll(address.password() == null ? Map.of() : Map.of("PGPASSWORD", address.password()));
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Files.delete(script);
            Matcher rate = RATE.matcher(said);
            if (!rate.find()) {
                throw new IllegalStateException("pgbench said: " + said);
            }
            return Double.parseDouble(rate.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find() {
        Stream<Path> onPath = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(":"))
                .map(Path::of);
        return onPath.map(directory -> directory.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }
}
