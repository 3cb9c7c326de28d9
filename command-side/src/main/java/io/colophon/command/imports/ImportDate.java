package io.colophon.command.imports;

import io.colophon.command.Blanks;
import io.colophon.contract.CaseFold;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date in a cell: {@code 2006-01-02}, {@code 2006-01}, {@code 2006}, {@code January 2, 2006}, {@code Jan 2, 2006}, and a year as
 * spreadsheets write it, {@code 2006.0}. Fewer forms than an edition's publish date has, as in the original.
 */
final class ImportDate {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{4})(?:\\.0+|-(\\d{2})(?:-(\\d{2}))?)?");
    private static final Pattern WORDS = Pattern.compile("([A-Za-z]+) +(\\d{1,2}), +(\\d{4})");

    private ImportDate() {}

    /** Missing parts are the first month and day; null when the text is none of the forms or there is no such day. */
    static @Nullable LocalDate parse(String text) {
        String trimmed = Blanks.trim(text);
        Matcher numbers = NUMBERS.matcher(trimmed);
        if (numbers.matches()) {
            return date(number(numbers.group(1)), number(numbers.group(2)), number(numbers.group(3)));
        }
        Matcher words = WORDS.matcher(trimmed);
        return words.matches() ? date(number(words.group(3)), month(words.group(1)), number(words.group(2))) : null;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    /** 0 when it is no month. */
    private static int month(String name) {
        String folded = CaseFold.fold(name);
        return Arrays.stream(Month.values())
                .filter(month -> {
                    String full = CaseFold.fold(month.name());
                    return folded.equals(full) || folded.equals(full.substring(0, 3));
                })
                .findFirst()
                .map(Month::getValue)
                .orElse(0);
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        boolean exists = month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
        return exists ? LocalDate.of(year, month, day) : null;
    }
}
