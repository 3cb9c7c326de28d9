package io.colophon.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LooseCsvTest {

    @Property(seed = "1")
    void strict_csv_stays_as_it_is(
            @ForAll("tables") List<List<String>> table, @ForAll @IntRange(min = 1, max = 9) int step)
            throws IOException {
        String strict = table.stream()
                .map(row -> row.stream().map(LooseCsvTest::quoted).collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining());
        assertThat(read(strict, step)).isEqualTo(strict);
    }

    @Property(seed = "2")
    void anything_becomes_strict_csv_and_stays_so(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 9) int step) throws IOException {
        String strict = read(text, step);
        assertThatCode(() -> parsed(strict)).doesNotThrowAnyException();
        assertThat(read(strict, step)).isEqualTo(strict);
    }

    /** Handing out and taking in a few characters at a time, as a slow disk and a small buffer would. */
    private static String read(String text, int step) throws IOException {
        try (Reader source = new StringReader(text) {
                    @Override
                    public int read(char[] target, int offset, int length) throws IOException {
                        return super.read(target, offset, Math.min(length, step));
                    }
                };
                LooseCsv csv = new LooseCsv(source);
                StringWriter all = new StringWriter()) {
            char[] buffer = new char[step + 1];
            for (int count = csv.read(buffer); count >= 0; count = csv.read(buffer)) {
                all.write(buffer, 0, count);
            }
            return all.toString();
        }
    }

    private static List<CsvRecord> parsed(String strict) {
        return CsvReader.builder().allowExtraFields(true).allowMissingFields(true).ofCsvRecord(strict).stream()
                .toList();
    }

    private static String quoted(String cell) {
        return "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cells = Arbitraries.strings()
                .withChars("ab,\"\n ")
                .withChars('\u00e9', '\u3000')
                .ofMaxLength(8);
        return cells.list().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab,\"\n\r ").ofMaxLength(24);
    }
}
