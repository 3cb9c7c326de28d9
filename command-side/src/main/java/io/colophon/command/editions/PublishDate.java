package io.colophon.command.editions;

import io.colophon.contract.CaseFold;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A publish date as people and catalogues write it: {@code 2006-01-02}, {@code 2006-01}, {@code 2006}, {@code January 2006},
 * {@code January 2, 2006} (the comma may be missing), {@code 2 January 2006}; months by their English name or its first three letters,
 * in any case. Numeric months and days have two digits, years four.
 */
public final class PublishDate {

    private static final Pattern NUMBERS = Pattern.compile("(?U)\\s*([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\\s*");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?U)\\s*([A-Za-z]+) +(?:([0-9]{1,2}),? +)?([0-9]{4})\\s*");
    private static final Pattern DAY_FIRST = Pattern.compile("(?U)\\s*([0-9]{1,2}) +([A-Za-z]+) +([0-9]{4})\\s*");

    private PublishDate() {}

    /** Missing parts are the first month and day; null when the text is none of the forms or there is no such day. */
    public static @Nullable LocalDate parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return date(numbers.group(1), number(numbers.group(2)), numbers.group(3));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        if (monthFirst.matches()) {
            return date(monthFirst.group(3), month(monthFirst.group(1)), monthFirst.group(2));
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        return dayFirst.matches() ? date(dayFirst.group(3), month(dayFirst.group(2)), dayFirst.group(1)) : null;
    }

    private static @Nullable LocalDate date(String year, int month, @Nullable String day) {
        boolean exists =
                month >= 1 && month <= 12 && YearMonth.of(number(year), month).isValidDay(number(day));
        return exists ? LocalDate.of(number(year), month, number(day)) : null;
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
}
