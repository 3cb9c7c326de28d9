package io.colophon.command.imports;

import io.colophon.command.Blanks;
import io.colophon.contract.Refusal;
import java.io.IOException;
import java.io.Reader;

/**
 * Reads CSV as people and spreadsheets write it and hands it on as strict CSV (RFC 4180), character by character in bounded memory:
 *
 * <ul>
 *   <li>a byte-order mark at the start is dropped, and so are blanks before a field, also before its opening quote;
 *   <li>a quote inside a quoted field that no comma, line end or second quote follows stands for itself, and a quoted field that is
 *       never closed ends with the file;
 *   <li>every line end, also inside quotes, becomes a line feed.
 * </ul>
 *
 * A quote inside an unquoted field needs no help. NUL characters and records of more than {@link #RECORD_LIMIT} bytes are refused as
 * soon as they are met.
 */
final class LooseCsv extends Reader {

    /** Of one record, as UTF-8, line end included. */
    static final int RECORD_LIMIT = 1 << 20;

    private enum Place {
        BEFORE_FIELD,
        IN_FIELD,
        IN_QUOTES,
        AFTER_QUOTE
    }

    private final Reader source;
    private final char[] read = new char[8192];
    private final StringBuilder strict = new StringBuilder();
    private int given;
    private boolean ended;

    private Place place = Place.BEFORE_FIELD;
    private boolean first = true;
    private boolean carriageReturn;
    private boolean blankSoFar = true;
    private int recordBytes;
    private int row;

    LooseCsv(Reader source) {
        this.source = source;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (given == strict.length()) {
            if (ended) {
                return -1;
            }
            refill();
        }
        int count = Math.min(length, strict.length() - given);
        strict.getChars(given, given + count, target, offset);
        given += count;
        return count;
    }

    private void refill() throws IOException {
        strict.setLength(0);
        given = 0;
        int count = source.read(read);
        if (count < 0) {
            ended = true;
            if (place == Place.IN_QUOTES || place == Place.AFTER_QUOTE) {
                strict.append('"');
            }
        }
        for (int i = 0; i < count; i++) {
            count(read[i]);
            take(read[i]);
        }
    }

    private void count(char character) {
        if (character == 0) {
            throw Refusal.invalid("parsing CSV: " + where() + " has a NUL character; this is no text file");
        }
        // A surrogate is half of a pair of four bytes.
        recordBytes += character < 0x80 ? 1 : character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
        if (recordBytes > RECORD_LIMIT) {
            throw Refusal.invalid("parsing CSV: " + where() + " is longer than 1 MiB");
        }
    }

    private String where() {
        return row == 0 ? "the header" : "row " + row;
    }

    private void take(char character) {
        boolean restOfLineEnd = carriageReturn && character == '\n';
        boolean mark = first && character == '\uFEFF';
        carriageReturn = character == '\r';
        first = false;
        if (!restOfLineEnd && !mark) {
            put(carriageReturn ? '\n' : character);
        }
    }

    private void put(char character) {
        switch (place) {
            case BEFORE_FIELD -> {
                if (character == '"') {
                    place = Place.IN_QUOTES;
                    append(character);
                } else if (character == ',' || character == '\n') {
                    endField(character);
                } else if (!Blanks.is(character)) {
                    place = Place.IN_FIELD;
                    append(character);
                }
            }
            case IN_FIELD -> {
                if (character == ',' || character == '\n') {
                    endField(character);
                } else {
                    append(character);
                }
            }
            case IN_QUOTES -> {
                if (character == '"') {
                    place = Place.AFTER_QUOTE;
                } else {
                    append(character);
                }
            }
            case AFTER_QUOTE -> {
                if (character == ',' || character == '\n') {
                    append('"');
                    endField(character);
                } else {
                    append('"');
                    append('"');
                    place = Place.IN_QUOTES;
                    if (character != '"') {
                        append(character);
                    }
                }
            }
        }
    }

    private void endField(char end) {
        place = Place.BEFORE_FIELD;
        if (end == ',') {
            append(end);
            return;
        }
        strict.append(end);
        row += blankSoFar ? 0 : 1;
        recordBytes = 0;
        blankSoFar = true;
    }

    private void append(char character) {
        strict.append(character);
        blankSoFar = false;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
