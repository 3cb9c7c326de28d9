package io.colophon.command.editions;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A date that is written {@code 2006-01-02} and in no other way. */
public final class ExactDate {

    private static final Pattern FORM = Pattern.compile("([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})");

    private ExactDate() {}

    /** Null when the text is anything else or there is no such day. */
    public static @Nullable LocalDate parse(@Nullable String text) {
        Matcher form = FORM.matcher(text == null ? "" : text);
        if (!form.matches()) {
            return null;
        }
        YearMonth month = YearMonth.of(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
        int day = Integer.parseInt(form.group(3));
        return month.isValidDay(day) ? month.atDay(day) : null;
    }
}
