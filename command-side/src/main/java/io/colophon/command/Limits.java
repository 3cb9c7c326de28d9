package io.colophon.command;

import io.colophon.contract.Refusal;
import org.jspecify.annotations.Nullable;

/** Checks of texts that several features share (Librarium behaviour, sections 2 and 27.3). */
public final class Limits {

    private Limits() {}

    /** The text, or an empty one where there is none. */
    public static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /**
     * The text, checked for what no column takes. Lengths are in characters, as PostgreSQL counts them.
     *
     * @throws Refusal when it is longer than the limit or holds U+0000
     */
    public static String text(String field, @Nullable String value, int limit) {
        String text = text(value);
        if (text.codePointCount(0, text.length()) > limit) {
            throw Refusal.tooLong(field, limit);
        }
        return printable(field, text);
    }

    /** A text of any length. */
    public static String printable(String field, @Nullable String value) {
        String text = text(value);
        if (text.indexOf('\0') >= 0) {
            throw Refusal.invalid(field + " must not contain U+0000");
        }
        return text;
    }

    /** @throws Refusal {@code <field> is required} when it is empty; a blank is not empty */
    public static String required(String field, @Nullable String value, int limit) {
        String text = text(field, value, limit);
        if (text.isEmpty()) {
            throw Refusal.invalid(field + " is required");
        }
        return text;
    }
}
