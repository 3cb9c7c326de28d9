package io.colophon.contract.imports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.ISBNValidator;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.EAN13CheckDigit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two ISBN cells of a row, undoing what spreadsheets do to them: {@code ="978…"}, quotes, blanks and hyphens, lost leading
 * zeros, and ISBN-13s turned into numbers such as {@code 9.78043902348e+12}.
 *
 * <p>Such a number has 12 significant digits, the last one rounded, trailing zeros gone. It stands for the ISBN-13s that are printed
 * that way: one has the shown 12 digits, one (where its 13th digit was rounded up) one less. If only one is, it is taken; of two the
 * row's ISBN-10 decides. One with all 13 digits is what it shows. Whatever stays in doubt is dropped with a note: a wrong ISBN would
 * make two books one.
 */
public final class IsbnCell {

    /** @param notes a sentence for each cell that was dropped */
    public record Isbns(String isbn13, String isbn10, List<String> notes) {}

    private static final ISBNValidator ISBN = ISBNValidator.getInstance(false);
    private static final Pattern WRAPPING = Pattern.compile("(?U)[=\"'\u2018\u2019\u201C\u201D\\s]");
    private static final Pattern HYPHENS = Pattern.compile("\\p{Pd}");
    private static final Pattern NUMBER = Pattern.compile("\\d+[Xx]?");
    private static final Pattern SHORTENED = Pattern.compile("\\d{6,8}[\\dXx]");
    private static final Pattern SCIENTIFIC = Pattern.compile("(\\d+)(?:[.,](\\d+))?([eE])([+-]?\\d+)");
    private static final Pattern EXPONENT = Pattern.compile("\\+?0*12");
    private static final Pattern WHOLE = Pattern.compile("(\\d{13})0*");
    private static final MathContext PRINTED = new MathContext(12, RoundingMode.HALF_EVEN);
    /** Below this many shown digits nobody can tell rounding from trailing zeros. */
    private static final int FEWEST_DIGITS = 8;

    private IsbnCell() {}

    /** Both cells as they are to be stored and compared, {@code ""} where there is none; texts that are no ISBN stay as they are. */
    public static Isbns read(String isbn13Cell, String isbn10Cell) {
        List<String> notes = new ArrayList<>();
        String isbn10 = read("isbn_10", isbn10Cell, "", notes);
        return new Isbns(read("isbn_13", isbn13Cell, isbn10, notes), isbn10, List.copyOf(notes));
    }

    private static String read(String field, String cell, String isbn10, List<String> notes) {
        String text = cell.strip();
        String bare = WRAPPING.matcher(text).replaceAll("");
        Matcher scientific = SCIENTIFIC.matcher(bare);
        if (scientific.matches()) {
            String found = recovered(scientific, isbn10);
            if (found == null) {
                notes.add("%s %s was left out: a spreadsheet has shortened it, and which ISBN it was can't be told"
                        .formatted(field, text));
            }
            return found == null ? "" : found;
        }
        String number = HYPHENS.matcher(bare).replaceAll("");
        return NUMBER.matcher(number).matches() ? padded(number) : text;
    }

    private static String padded(String number) {
        String padded = "0".repeat(Math.max(0, 10 - number.length())) + number.replace('x', 'X');
        boolean zerosWereLost = SHORTENED.matcher(number).matches();
        return (zerosWereLost || number.length() == 10) && ISBN.isValidISBN10(padded) ? padded : number;
    }

    private static @Nullable String recovered(Matcher scientific, String isbn10) {
        String shown = scientific.group(1) + (scientific.group(2) == null ? "" : scientific.group(2));
        boolean thirteenDigits = scientific.group(1).length() == 1
                && EXPONENT.matcher(scientific.group(4)).matches();
        if (!thirteenDigits || !shown.startsWith("97")) {
            return null;
        }
        if (shown.length() > 12) {
            Matcher whole = WHOLE.matcher(shown);
            return whole.matches() && ISBN.isValidISBN13(whole.group(1)) ? whole.group(1) : null;
        }
        BigDecimal printed = new BigDecimal(shown).movePointRight(13 - shown.length());
        List<String> fitting = Stream.of(printed, printed.subtract(BigDecimal.TEN))
                .map(number -> withCheckDigit(number.toPlainString().substring(0, 12)))
                .filter(ISBN::isValidISBN13)
                .filter(isbn -> new BigDecimal(isbn).round(PRINTED).compareTo(printed) == 0)
                .toList();
        // A spreadsheet writes a capital E and as many digits as its column is wide.
        boolean perhapsCut = shown.length() < FEWEST_DIGITS
                || (shown.length() < 12 && scientific.group(3).equals("E"));
        if (fitting.size() == 1 && !perhapsCut) {
            return fitting.getFirst();
        }
        String ofTheTen = ISBN.isValidISBN10(isbn10) ? ISBN.convertToISBN13(isbn10) : "";
        return fitting.contains(ofTheTen) ? ofTheTen : null;
    }

    private static String withCheckDigit(String twelve) {
        try {
            return twelve + EAN13CheckDigit.EAN13_CHECK_DIGIT.calculate(twelve);
        } catch (CheckDigitException e) {
            throw new IllegalArgumentException(twelve, e);
        }
    }
}
