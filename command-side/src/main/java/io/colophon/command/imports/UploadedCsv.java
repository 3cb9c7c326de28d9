package io.colophon.command.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.colophon.contract.Refusal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An uploaded CSV file that was read to its end once and found good: text, comma-separated, its first record the header, every record
 * of as many fields as the header. Lines of nothing but blanks are no records. It is read anew each time its rows are asked for, so it
 * costs no memory, and its file has to stay as it is.
 */
final class UploadedCsv {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final Path file;
    private final Charset charset;
    private final int rows;

    private UploadedCsv(Path file, Charset charset, int rows) {
        this.file = file;
        this.charset = charset;
        this.rows = rows;
    }

    /**
     * Reads the whole file; blocks meanwhile.
     *
     * @throws Refusal INVALID with the reason, naming the row where there is one
     * @throws UncheckedIOException when the file can't be read
     */
    static UploadedCsv open(Path file) {
        return check(file, UTF_8)
                .or(() -> check(file, WINDOWS_1252))
                .orElseThrow(() -> Refusal.invalid("parsing CSV: the file is neither UTF-8 nor Windows-1252 text"));
    }

    /** Empty when the file is not in this encoding. */
    private static Optional<UploadedCsv> check(Path file, Charset charset) {
        try (CsvReader<CsvRecord> reader = reader(file, charset)) {
            Iterator<CsvRecord> records = reader.iterator();
            int columns = records.hasNext() ? records.next().getFieldCount() : 0;
            int rows = 0;
            while (records.hasNext()) {
                check(records.next(), ++rows, columns);
            }
            if (rows == 0) {
                throw Refusal.invalid("no rows in CSV");
            }
            return Optional.of(new UploadedCsv(file, charset, rows));
        } catch (CsvParseException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : e;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                return Optional.empty();
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(CsvRecord row, int number, int columns) {
        if (row.getFieldCount() != columns) {
            throw Refusal.invalid("parsing CSV: row %d (line %d): wrong number of fields: %d, the header has %d"
                    .formatted(number, row.getStartingLineNumber(), row.getFieldCount(), columns));
        }
    }

    /** How many rows there are below the header, at least one. */
    int rowCount() {
        return rows;
    }

    /** What the uploader should know about how the file was read; empty when there is nothing. */
    String note() {
        return charset.equals(UTF_8) ? "" : "the file is not UTF-8; it was read as Windows-1252";
    }

    /**
     * The cells of each row in order, blanks at their end kept. Reading blocks; the stream has to be closed.
     *
     * @throws UncheckedIOException when the file can't be read any more
     */
    Stream<List<String>> rows() {
        try {
            return reader(file, charset).stream().skip(1).map(CsvRecord::getFields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvReader<CsvRecord> reader(Path file, Charset charset) throws IOException {
        // The decoder, unlike a reader made from the charset, reports bytes that are not in it.
        InputStreamReader text = new InputStreamReader(Files.newInputStream(file), charset.newDecoder());
        return CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(LooseCsv.RECORD_LIMIT + 1)),
                        new LooseCsv(text));
    }
}
