package io.colophon.standalone;

import static io.colophon.eventstore.TestDatabase.execute;
import static io.colophon.eventstore.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.colophon.eventstore.PostgresAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The tests share one data directory, since making one takes seconds; each leaves no server running. */
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class EmbeddedDatabaseTest {

    private final Path temporary;

    EmbeddedDatabaseTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void data_survives_a_restart_and_no_process_survives_a_stop() throws IOException {
        long first;
        try (DataDirectory data = DataDirectory.open(temporary);
                EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            execute(database.address(), "CREATE TABLE kept AS SELECT 42 AS answer");
            first = postmaster();
        }
        assertThat(ProcessHandle.of(first).filter(Postmaster::runs)).isEmpty();
        try (DataDirectory data = DataDirectory.open(temporary);
                EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(query(database.address(), "SELECT answer FROM kept")).isEqualTo("42");
            execute(database.address(), "DROP TABLE kept");
        }
    }

    @Test
    void it_asks_for_a_password_that_only_the_owner_of_the_directory_can_read() throws IOException {
        try (DataDirectory data = DataDirectory.open(temporary);
                EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            PostgresAddress right = database.address();
            PostgresAddress wrong =
                    new PostgresAddress(right.host(), right.port(), right.database(), right.user(), "guess");

            assertThatThrownBy(() -> query(wrong, "SELECT 1")).rootCause().hasMessageContaining("password");
            assertThat(query(
                            right,
                            "SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolname = 'colophon'"))
                    .isEqualTo("t");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(data.resolve("postgresql.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void it_is_small_durable_and_reachable_from_this_machine_only() {
        try (DataDirectory data = DataDirectory.open(temporary);
                EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            PostgresAddress address = database.address();
            assertThat(query(address, "SHOW server_version")).startsWith("18.");
            assertThat(query(address, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(address, "SHOW unix_socket_directories")).isEmpty();
            assertThat(query(address, "SHOW shared_buffers")).isEqualTo("64MB");
            assertThat(query(address, "SHOW max_connections")).isEqualTo("60");
            assertThat(query(address, "SHOW fsync")).isEqualTo("on");
            assertThat(query(address, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(address, "SHOW log_timezone")).isEqualTo("UTC");
            assertThat(query(address, "SELECT lower('ÀÉÎ') || length('日本')")).isEqualTo("àéî2");
        }
    }

    @Test
    void a_server_that_a_killed_process_left_running_is_ended_and_what_it_acknowledged_is_there() throws Exception {
        Process killed = JavaProcess.start(Holder.class, temporary.toString());
        try {
            assertThat(JavaProcess.line(killed)).isEqualTo("committed");
        } finally {
            killed.destroyForcibly();
            assertThat(killed.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        long leftover = postmaster();
        assertThat(ProcessHandle.of(leftover))
                .as("kill -9 leaves the server running")
                .isPresent();

        try (DataDirectory data = DataDirectory.open(temporary);
                EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(postmaster()).isNotEqualTo(leftover);
            assertThat(ProcessHandle.of(leftover).filter(Postmaster::runs)).isEmpty();
            assertThat(query(database.address(), "SELECT note FROM acknowledged"))
                    .isEqualTo("before the kill");
            execute(database.address(), "DROP TABLE acknowledged");
        }
    }

    @Test
    void a_stranger_with_the_process_id_of_a_lost_server_is_left_alone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            List<String> file;
            try (DataDirectory data = DataDirectory.open(temporary);
                    EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
                assertThat(database.address().port()).isPositive();
                file = Files.readAllLines(pidFile());
            }
            file.set(0, String.valueOf(stranger.pid()));
            Files.write(pidFile(), file);

            try (DataDirectory data = DataDirectory.open(temporary);
                    EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
                assertThat(query(database.address(), "SELECT 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_server_that_is_killed_is_started_again_on_the_same_port() throws IOException {
        try (DataDirectory data = DataDirectory.open(temporary);
                EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            PostgresAddress address = database.address();
            execute(address, "CREATE TABLE acknowledged_before AS SELECT 1 AS one");
            long killed = postmaster();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
                assertThat(postmaster()).isNotEqualTo(killed);
                assertThat(query(address, "SELECT one FROM acknowledged_before"))
                        .isEqualTo("1");
            });
            assertThat(database.address()).isEqualTo(address);
            execute(address, "DROP TABLE acknowledged_before");
        }
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void a_database_that_does_not_start_says_why_in_one_line() throws IOException {
        try (DataDirectory data = DataDirectory.open(temporary)) {
            EmbeddedDatabase.start(data).close();
            Path version = data.resolve("postgresql/PG_VERSION");
            String right = Files.readString(version);
            Files.writeString(version, "12\n");
            try {
                assertThatThrownBy(() -> EmbeddedDatabase.start(data))
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining("incompatible with server")
                        .message()
                        .doesNotContain("\n");
            } finally {
                Files.writeString(version, right);
            }
        }
    }

    private Path pidFile() {
        return temporary.resolve("postgresql/postmaster.pid");
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst());
    }

    /** Starts the database, writes a row and waits to be killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws IOException {
            DataDirectory data = DataDirectory.open(Path.of(args[0]));
            EmbeddedDatabase database = EmbeddedDatabase.start(data);
            execute(database.address(), "CREATE TABLE acknowledged AS SELECT 'before the kill' AS note");
            System.out.println("committed");
            System.in.read();
            database.close();
            data.close();
        }
    }
}
