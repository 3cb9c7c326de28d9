package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The product as a process of its own, on a data directory that outlives the process and not the test; it can be killed and started again. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Colophon is ready at (\\S+)");

    private final Path directory;
    private final List<String> jvm;
    private final Map<String, String> settings;
    private int starts;
    private @Nullable Process process;

    /**
     * @param name of the directory, of this test alone
     * @param memory of the process's heap, as {@code -Xmx} has it
     * @param settings environment variables
     */
    ServerProcess(String name, String memory, Map<String, String> settings) {
        directory = Path.of("target", "servers", name).toAbsolutePath();
        jvm = List.of(
                "-Xmx" + memory,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED");
        this.settings = new HashMap<>(settings);
        this.settings.put("COLOPHON_PORT", "0");
        this.settings.put("COLOPHON_BIND", "127.0.0.1");
        this.settings.put("COLOPHON_DATA", data().toString());
    }

    Path data() {
        return directory.resolve("data");
    }

    /** Starts it, again if need be, and waits until it takes requests. */
    String start() {
        starts++;
        try {
            Files.createDirectories(directory);
            process = JavaProcess.start(Colophon.class, jvm, settings, log(starts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Awaitility.await("the server is ready")
                .atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofMillis(50))
                .until(this::readyAt, url -> !url.isEmpty());
    }

    private String readyAt() throws IOException {
        String output = Files.readString(log(starts));
        assertThat(isAlive()).as(output).isTrue();
        Matcher ready = READY.matcher(output);
        return ready.find() ? ready.group(1) : "";
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        end(true);
    }

    /** Ends it as an operator does. */
    void stop() {
        end(false);
    }

    private void end(boolean atOnce) {
        if (process == null) {
            return;
        }
        try {
            if (atOnce) {
                process.destroyForcibly();
            } else {
                process.destroy();
            }
            assertThat(process.waitFor(90, TimeUnit.SECONDS))
                    .as("the process has ended")
                    .isTrue();
            process = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What all its processes have printed. */
    String output() {
        StringBuilder output = new StringBuilder();
        try {
            for (int start = 1; start <= starts; start++) {
                output.append(Files.readString(log(start)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toString();
    }

    private Path log(int start) {
        return directory.resolve("server-" + start + ".log");
    }

    /** Ends it; the data goes, what it printed stays. */
    @Override
    public void close() {
        try {
            stop();
        } finally {
            try {
                FileSystemUtils.deleteRecursively(data());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
