package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import io.colophon.query.Views;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a book is found by, in one column with one index: the title, the title's letters, digits and blanks, and the names of its
 * contributors, all folded, with a control character after each part. A pattern for LIKE that means one part names what stands beside it.
 */
final class SearchText {

    private static final String TITLE_END = "\u0001";
    private static final String STRIPPED_END = "\u0002";
    private static final String NAME_END = "\u0003";

    /** SQL of the title alone. */
    static final String TITLE = "split_part(e.search, chr(1), 1)";

    /** SQL of the title's letters and digits alone. */
    static final String COMPACT = "replace(split_part(split_part(e.search, chr(2), 1), chr(1), 2), ' ', '')";

    private static final int NONCHARACTERS = 0xFDD0;
    private static final Pattern SEPARATORS = Pattern.compile("[\\x{1}-\\x{3}]");
    private static final Pattern SYMBOLS = Pattern.compile("[^a-z0-9 ]+");
    private static final Pattern FOREIGN = Pattern.compile("[^\\x{0}-\\x{7F}]+");

    private SearchText() {}

    static String of(String title, List<String> names) {
        StringBuilder text = new StringBuilder(fold(title))
                .append(TITLE_END)
                .append(stripped(title))
                .append(STRIPPED_END);
        names.forEach(name -> text.append(fold(name)).append(NAME_END));
        return text.toString();
    }

    /** In the case in which everything is compared; what ends the parts is another character within one, of those that no text has. */
    static String fold(String text) {
        return SEPARATORS
                .matcher(CaseFold.fold(text))
                .replaceAll(
                        end -> Character.toString(NONCHARACTERS + end.group().charAt(0)));
    }

    private static String stripped(String text) {
        return SYMBOLS.matcher(fold(text)).replaceAll("");
    }

    /** The title or a name contains the text; of a text without symbols also: the stripped title. */
    static String anywhere(String text) {
        return Views.containing(fold(text));
    }

    /** The title begins with the text. */
    static String beginning(String text) {
        return anywhere(text).substring(1);
    }

    static String inTitle(String text) {
        return Views.containing(fold(text)) + TITLE_END + "%";
    }

    static String inName(String text) {
        return "%" + STRIPPED_END + Views.containing(fold(text)) + NAME_END + "%";
    }

    /** The stripped title contains the stripped text; empty where {@link #anywhere} says as much, or nothing that could be found is left. */
    static Optional<String> inStrippedTitle(String text) {
        String stripped = stripped(text);
        return stripped.isBlank() || stripped.equals(fold(text))
                ? Optional.empty()
                : Optional.of(Views.containing(stripped) + STRIPPED_END + "%");
    }

    /** For {@link #COMPACT}; empty when the text has no letter and no digit. */
    static Optional<String> inCompactTitle(String text) {
        String compact = stripped(text).replace(" ", "");
        return compact.isEmpty() ? Optional.empty() : Optional.of(Views.containing(compact));
    }

    /** A regular expression for folded titles: all but ASCII is folded, which leaves escapes as they are; the operator folds the rest. */
    static String regex(String regex) {
        return FOREIGN.matcher(regex).replaceAll(part -> CaseFold.fold(part.group()));
    }
}
