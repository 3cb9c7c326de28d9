package io.colophon.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The server process that works in a database directory, as its {@code postmaster.pid} tells. */
final class Postmaster {

    /** More than any system's highest process id. */
    private static final String NOBODY = String.valueOf(Integer.MAX_VALUE);

    private final Path file;

    Postmaster(Path directory) {
        file = directory.resolve("postmaster.pid");
    }

    /** Empty, too, when the id in the file belongs by now to a process that is no PostgreSQL of this directory. */
    Optional<ProcessHandle> process() throws IOException {
        List<String> lines = lines();
        return lines.size() < 2
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(process -> isPostgres(process.info(), lines.get(1)));
    }

    /**
     * Takes the process id out of the file. PostgreSQL would believe any process that has it to be its predecessor and refuse to
     * start, after a restart of a container for example; the rest, by which it finds orphans that still work, stays.
     */
    void forgetProcess() throws IOException {
        List<String> lines = new ArrayList<>(lines());
        if (!lines.isEmpty()) {
            lines.set(0, NOBODY);
            Files.write(file, lines);
        }
    }

    /** Not so for a process that has ended and only waits for its parent to notice, which Java takes for alive. */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static boolean isPostgres(ProcessHandle.Info info, String directory) {
        return info.command().filter(command -> command.endsWith("/postgres")).isPresent()
                && info.arguments()
                        .filter(arguments -> Arrays.asList(arguments).contains(directory))
                        .isPresent();
    }
}
