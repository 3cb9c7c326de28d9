package io.colophon.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once from the jar that brings them. They do not run as root; root starts them in a user namespace
 * of their own, where it is nobody.
 */
final class PostgresPrograms {

    private static final String DIRECTORY = "postgresql-programs-";

    private final Path directory;
    private final List<String> launcher;

    private PostgresPrograms(Path directory, List<String> launcher) {
        this.directory = directory;
        this.launcher = launcher;
    }

    /** @param output what it printed, to both streams */
    record Outcome(int exit, String output) {

        boolean succeeded() {
            return exit == 0;
        }
    }

    /** @throws StartRefused on a system they are not made for, and as root where there are no user namespaces */
    static PostgresPrograms in(DataDirectory data) {
        try {
            List<String> launcher = launcher();
            Path directory = data.resolve(DIRECTORY + version());
            if (!Files.exists(directory)) {
                Path fresh = Files.createTempDirectory(data.path(), "unpacking");
                unpack(fresh);
                Files.move(fresh, directory);
            }
            return new PostgresPrograms(directory, launcher);
        } catch (IOException e) {
            throw new StartRefused("PostgreSQL can't be unpacked in " + data.path() + ": " + e + ".", e);
        }
    }

    /** Deletes what other versions left in the data directory; none of their servers runs any more. */
    void removeOthers() throws IOException {
        try (var others = Files.newDirectoryStream(
                Objects.requireNonNull(directory.getParent()),
                path -> path.getFileName().toString().startsWith(DIRECTORY) && !path.equals(directory))) {
            for (Path other : others) {
                FileSystemUtils.deleteRecursively(other);
            }
        }
    }

    /** Runs a program to its end, without this process's environment, which holds secrets and settings of other servers. */
    Outcome run(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(launcher);
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return run(command);
    }

    private static Outcome run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            return new Outcome(-1, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        }
    }

    private static List<String> launcher() {
        if (new UnixSystem().getUid() != 0) {
            return List.of();
        }
        List<String> unshare = List.of("unshare", "--user");
        List<String> trial = new ArrayList<>(unshare);
        trial.add("true");
        if (!run(trial).succeeded()) {
            throw new StartRefused("PostgreSQL does not run as root, and this system has no user namespaces for it"
                    + " (unshare --user): start Colophon as another user, or set COLOPHON_POSTGRES_URL.");
        }
        return unshare;
    }

    /** The checksum in the jar's directory; it costs no reading of the archive. */
    private static String version() throws IOException {
        JarURLConnection connection = (JarURLConnection) archive().openConnection();
        return Long.toHexString(connection.getJarEntry().getCrc());
    }

    private static URL archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String hardware = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        URL archive = PostgresPrograms.class.getResource("/postgres-" + system + "-" + hardware + ".txz");
        if (archive == null) {
            throw new StartRefused("Colophon brings no PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + ": set COLOPHON_POSTGRES_URL.");
        }
        return archive;
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = archive().openStream();
                TarArchiveInputStream entries =
                        new TarArchiveInputStream(new BufferedInputStream(new XZInputStream(packed), 1 << 16))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(entries, path);
                    Files.setPosixFilePermissions(
                            path,
                            PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
                }
            }
        }
    }
}
