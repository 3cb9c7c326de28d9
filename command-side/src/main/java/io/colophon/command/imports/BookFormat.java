package io.colophon.command.imports;

import io.colophon.command.Blanks;
import io.colophon.contract.CaseFold;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The formats that an import gives its editions; elsewhere a format is free text. */
final class BookFormat {

    private static final String DEFAULT = "paperback";
    private static final Set<String> KNOWN = Set.of(DEFAULT, "hardcover", "ebook", "audiobook", "digital");

    private BookFormat() {}

    /** The known format that is meant, in any case and with blanks around it; else, also for nothing, {@code paperback}. */
    static String normalised(@Nullable String format) {
        String wanted = format == null ? "" : CaseFold.fold(Blanks.trim(format));
        return KNOWN.contains(wanted) ? wanted : DEFAULT;
    }
}
