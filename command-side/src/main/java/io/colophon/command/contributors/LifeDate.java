package io.colophon.command.contributors;

import io.colophon.command.editions.ExactDate;
import io.colophon.contract.Refusal;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When somebody was born or died: people know it to the day, the month or the year, providers tell an instant. */
final class LifeDate {

    private static final Pattern WRITTEN = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");
    private static final Pattern INSTANT = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})"
            + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])");

    private LifeDate() {}

    /**
     * What a date is after a text about it: {@code 1948-03-17}, {@code 1948-03} and {@code 1948} set it (missing parts are the first month
     * and day), an empty one clears it; none, and one that can't be read, keeps it.
     */
    static @Nullable LocalDate after(@Nullable String text, @Nullable LocalDate before) {
        if (text == null || text.isEmpty()) {
            return text == null ? before : null;
        }
        LocalDate read =
                WRITTEN.matcher(text).matches() ? ExactDate.parse(text + "-01-01".substring(text.length() - 4)) : null;
        return read == null ? before : read;
    }

    /**
     * The day of an instant by RFC 3339, as it is where the instant is told.
     *
     * @throws Refusal {@code invalid request body} when it is none
     */
    static @Nullable LocalDate ofInstant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher instant = INSTANT.matcher(text);
        LocalDate day = instant.matches() ? ExactDate.parse(instant.group(1)) : null;
        if (day == null) {
            throw Refusal.invalid("invalid request body");
        }
        return day;
    }
}
