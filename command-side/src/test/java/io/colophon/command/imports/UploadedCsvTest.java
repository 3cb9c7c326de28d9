package io.colophon.command.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colophon.contract.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadedCsvTest {

    private final Path directory;

    UploadedCsvTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Path file(byte[] content) {
        try {
            return Files.write(directory.resolve("upload.csv"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<List<String>> rows(String content) {
        return rows(UploadedCsv.open(file(content.getBytes(UTF_8))));
    }

    private static List<List<String>> rows(UploadedCsv csv) {
        try (Stream<List<String>> rows = csv.rows()) {
            List<List<String>> read = rows.toList();
            assertThat(read).hasSize(csv.rowCount());
            return read;
        }
    }

    private void assertRefused(byte[] content, String message) {
        Path file = file(content);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> UploadedCsv.open(file))
                .withMessage(message)
                .matches(refusal -> refusal.kind() == Refusal.Kind.INVALID);
    }

    private void assertRefused(String content, String message) {
        assertRefused(content.getBytes(UTF_8), message);
    }

    @Test
    void quotes_may_hold_line_ends_and_stand_in_the_middle_and_blanks_before_a_field_go() {
        assertThat(rows("h1,h2,h3\n\"Two\nlines\",x,\n\n  Lead, y,ignored\nA \"b\" c,z,\n"))
                .containsExactly(
                        List.of("Two\nlines", "x", ""), List.of("Lead", "y", "ignored"), List.of("A \"b\" c", "z", ""));
    }

    @Test
    void a_quote_that_closes_nothing_stands_for_itself() {
        assertThat(rows("a,b\n\"He said \"hi\" to me\",x\n\"a\"b,c\",\"\"\"d\"\"\"\n\t \"quoted\",\u00a0\"e\"\n"))
                .containsExactly(
                        List.of("He said \"hi\" to me", "x"), List.of("a\"b,c", "\"d\""), List.of("quoted", "e"));
    }

    @Test
    void a_quote_that_is_never_closed_ends_with_the_file() {
        assertThat(rows("a,b\nx,\"open\nand on")).containsExactly(List.of("x", "open\nand on"));
        assertThat(rows("a,b\nx,\"closed\"")).containsExactly(List.of("x", "closed"));
        assertThat(rows("a,b\nx,\"")).containsExactly(List.of("x", ""));
    }

    @Test
    void every_kind_of_line_end_is_one_and_the_last_may_be_missing() {
        assertThat(rows("a,b\r\n1,\"x\r\ny\"\r\n\r\n2,\r3,z"))
                .containsExactly(List.of("1", "x\ny"), List.of("2", ""), List.of("3", "z"));
    }

    @Test
    void lines_of_nothing_but_blanks_are_no_rows_but_an_empty_cell_in_quotes_is_one() {
        assertThat(rows("a\n\n  \t\n\"\"\n \u3000\nx\n\n")).containsExactly(List.of(""), List.of("x"));
    }

    @Test
    void blanks_at_the_end_of_a_cell_stay_until_it_is_mapped() {
        assertThat(rows("a,b\n 1 , 2 \n")).containsExactly(List.of("1 ", "2 "));
    }

    @Test
    void a_byte_order_mark_is_skipped() {
        assertThat(rows("\uFEFF\"title\",x\n\uFEFFone,2\n")).containsExactly(List.of("\uFEFFone", "2"));
    }

    @Test
    void text_that_is_not_utf_8_is_read_as_windows_1252_and_the_import_says_so() {
        UploadedCsv csv = UploadedCsv.open(file("title\nCaf\u00e9 \u0080 5\n".getBytes(ISO_8859_1)));
        assertThat(rows(csv)).containsExactly(List.of("Café € 5"));
        assertThat(csv.note()).contains("Windows-1252");
        assertThat(UploadedCsv.open(file("title\nCafé\n".getBytes(UTF_8))).note())
                .isEmpty();
    }

    @Test
    void text_in_no_known_encoding_is_refused() {
        assertRefused(
                "title\nCaf\u00e9 \u0081\n".getBytes(ISO_8859_1),
                "parsing CSV: the file is neither UTF-8 nor Windows-1252 text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "title,author", "title,author\n\n  \n", "\uFEFF"})
    void a_file_without_rows_is_refused(String content) {
        assertRefused(content, "no rows in CSV");
    }

    @Test
    void a_row_of_another_length_than_the_header_is_refused_and_named() {
        assertRefused(
                "a,b\n\n\"1\n2\",3\n1,2,3\n",
                "parsing CSV: row 2 (line 5): wrong number of fields: 3, the header has 2");
        assertRefused("a,b\n1\n", "parsing CSV: row 1 (line 2): wrong number of fields: 1, the header has 2");
    }

    @Test
    void a_binary_file_is_refused() {
        assertRefused("a,b\n1,2\n\n3,\0\n", "parsing CSV: row 2 has a NUL character; this is no text file");
        assertRefused(
                "\uFEFFa,b\n1,2\n".getBytes(UTF_16LE),
                "parsing CSV: the header has a NUL character; this is no text file");
    }

    @Test
    void a_record_of_a_mebibyte_is_read_and_a_longer_one_is_refused_and_named() {
        String longest = "x".repeat((1 << 20) - 3);
        assertThat(rows("a,b\n1,2\n1," + longest + "\n").get(1)).containsExactly("1", longest);
        assertRefused("a,b\n1,2\n1," + longest + "x\n", "parsing CSV: row 2 is longer than 1 MiB");
        assertRefused("a,b\n1,2\n1," + longest.substring(2) + "é€\n", "parsing CSV: row 2 is longer than 1 MiB");
        assertRefused(longest + "xxxx", "parsing CSV: the header is longer than 1 MiB");
    }

    @Test
    void as_many_columns_as_fit_a_record_are_read() {
        String commas = ",".repeat((1 << 20) - 1);
        assertThat(rows(commas + "\n" + commas + "\n").getFirst()).hasSize(1 << 20);
    }

    @Test
    void a_file_that_is_gone_is_no_refusal() {
        Path missing = directory.resolve("missing.csv");
        assertThatThrownBy(() -> UploadedCsv.open(missing)).isInstanceOf(UncheckedIOException.class);
    }
}
