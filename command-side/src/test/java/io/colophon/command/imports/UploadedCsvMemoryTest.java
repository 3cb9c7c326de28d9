package io.colophon.command.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.contract.Refusal;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads files that are larger than the heap of the process that reads them. */
class UploadedCsvMemoryTest {

    private static final String HEAP = "-Xmx48m";
    private static final int ROWS = "full".equals(System.getProperty("colophon.proof")) ? 2_000_000 : 600_000;
    private static final String ROW =
            "A title of a book,\"An author, and \"\"another\"\"\",9780439023481,2008,a description without an end\n";
    private static final int LONG_LINE = 50_000_000;

    private final Path file;

    UploadedCsvMemoryTest(@TempDir Path directory) {
        file = directory.resolve("large.csv");
    }

    @Test
    void a_file_larger_than_the_heap_is_checked_and_streamed() throws Exception {
        write("");
        assertThat(Files.size(file)).isGreaterThan(48L << 20);
        assertThat(readWithSmallHeap()).isEqualTo(ROWS + " of " + ROWS + " rows");
    }

    @Test
    void a_line_larger_than_the_heap_is_refused() throws Exception {
        write("x".repeat(LONG_LINE) + "\n");
        assertThat(readWithSmallHeap()).isEqualTo("parsing CSV: row " + (ROWS + 1) + " is longer than 1 MiB");
    }

    @Test
    void a_quote_that_swallows_the_rest_of_the_file_is_refused() throws Exception {
        write("\"" + ROW.replace("\"", "").repeat(LONG_LINE / ROW.length()));
        assertThat(readWithSmallHeap()).isEqualTo("parsing CSV: row " + (ROWS + 1) + " is longer than 1 MiB");
    }

    private void write(String end) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write("title,author,isbn,year,description\n");
            for (int i = 0; i < ROWS; i++) {
                writer.write(ROW);
            }
            writer.write(end);
        }
    }

    private String readWithSmallHeap() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reading.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return printed.strip();
    }

    static final class Reading {

        private Reading() {}

        public static void main(String[] arguments) {
            try {
                UploadedCsv csv = UploadedCsv.open(Path.of(arguments[0]));
                try (Stream<List<String>> rows = csv.rows()) {
                    System.out.println(rows.filter(row -> row.size() == 5).count() + " of " + csv.rowCount() + " rows");
                }
            } catch (Refusal refused) {
                System.out.println(refused.getMessage());
            }
        }
    }
}
