package io.colophon.command.imports;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Yes or no in a form field, in the spellings that clients of the original use. */
final class GoBoolean {

    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "True", "TRUE");

    private GoBoolean() {}

    /** Anything that is not one of the spellings of true is false; only a missing or empty text is the default. */
    static boolean read(@Nullable String text, boolean whenEmpty) {
        return text == null || text.isEmpty() ? whenEmpty : TRUE.contains(text);
    }
}
