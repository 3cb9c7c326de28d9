package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    private final Path temporary;

    DataDirectoryTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void the_directory_is_made_for_its_owner_only() throws IOException {
        Path path = temporary.resolve("a/b");
        try (DataDirectory data = DataDirectory.open(path)) {
            assertThat(data.path()).isEqualTo(path.toRealPath());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void a_second_server_in_this_process_is_refused_until_the_first_has_closed() {
        try (DataDirectory first = DataDirectory.open(temporary)) {
            assertThatThrownBy(() -> DataDirectory.open(first.path()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(temporary.toString())
                    .hasMessageContaining("COLOPHON_DATA")
                    .message()
                    .doesNotContain("\n");
        }
        DataDirectory.open(temporary).close();
    }

    @Test
    void another_process_is_refused_and_a_killed_one_leaves_nothing_behind() throws Exception {
        Process holder = JavaProcess.start(Holder.class, temporary.toString());
        try {
            assertThat(JavaProcess.line(holder)).isEqualTo("held");
            assertThatThrownBy(() -> DataDirectory.open(temporary)).isInstanceOf(StartRefused.class);
        } finally {
            holder.destroyForcibly();
            assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        DataDirectory.open(temporary).close();
    }

    @Test
    void a_path_that_is_a_file_is_refused_and_named() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(file.toString());
    }

    /** Holds the directory until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws IOException {
            DataDirectory data = DataDirectory.open(Path.of(args[0]));
            System.out.println("held");
            System.in.read();
            data.close();
        }
    }
}
