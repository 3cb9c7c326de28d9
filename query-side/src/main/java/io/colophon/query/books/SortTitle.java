package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a title is sorted and found by: the title without its leading article.
 *
 * @param text in the title's own case
 */
public record SortTitle(String text) {

    private static final Set<String> ARTICLES = Set.of(
            "unos", "unas", "eine", "the", "les", "una", "une", "des", "las", "los", "gli", "het", "een", "das", "der",
            "die", "dem", "den", "det", "ein", "ett", "uma", "um", "os", "as", "le", "la", "lo", "el", "un", "de", "na",
            "az", "yr", "il", "et", "en", "y", "an", "o", "a");
    /** White space as the original's database has it: the no-break spaces are none. */
    private static final Pattern FIRST_WORD = Pattern.compile(
            "(\\p{L}+)[\\t-\\r \\x{85}\\x{1680}\\x{2000}-\\x{2006}\\x{2008}-\\x{200A}\\x{2028}\\x{2029}\\x{205F}\\x{3000}]+");

    private static final Pattern BLANKS_AROUND = Pattern.compile("^ +| +$");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int WIDTH = 10;

    /** Drops blanks around (only plain ones), then one article with the white space after it, then {@code l'}. */
    public static SortTitle of(String title) {
        String trimmed = BLANKS_AROUND.matcher(title).replaceAll("");
        Matcher first = FIRST_WORD.matcher(trimmed);
        boolean article = first.lookingAt() && ARTICLES.contains(CaseFold.fold(first.group(1)));
        String rest = article ? trimmed.substring(first.end()) : trimmed;
        return new SortTitle(CaseFold.fold(rest).startsWith("l'") ? rest.substring(2) : rest);
    }

    /** In lower case, every run of digits ten characters wide (zeros before it, a longer one cut), so that 9 comes before 10. */
    public String naturalKey() {
        return DIGITS.matcher(CaseFold.fold(text)).replaceAll(SortTitle::padded);
    }

    private static String padded(MatchResult digits) {
        String run = digits.group();
        return "0".repeat(Math.max(0, WIDTH - run.length())) + run.substring(0, Math.min(WIDTH, run.length()));
    }

    /** The letter A to Z under which it stands in the index, whatever its case; empty when it begins with anything else. */
    public String firstLetter() {
        String folded = CaseFold.fold(text);
        boolean letter = !folded.isEmpty() && folded.charAt(0) >= 'a' && folded.charAt(0) <= 'z';
        return letter ? String.valueOf((char) (folded.charAt(0) - 'a' + 'A')) : "";
    }

    public boolean startsWithDigit() {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }
}
