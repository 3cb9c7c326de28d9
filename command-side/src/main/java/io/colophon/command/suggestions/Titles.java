package io.colophon.command.suggestions;

import io.colophon.contract.CaseFold;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether two texts mean one book, or one person, although they are written differently. */
final class Titles {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SUBTITLE = Pattern.compile("\\s*[:;(\\[].*| [-–—] .*");
    private static final Pattern ARTICLE = Pattern.compile("^(?:the|a|an) ");

    private Titles() {}

    /** Also when only one of them has a subtitle. */
    static boolean alike(String one, String other) {
        return same(words(one), words(other))
                || same(words(main(one)), words(other))
                || same(words(one), words(main(other)));
    }

    /** Whether a person of one text may be one of the other: they share a word that is longer than an initial. */
    static boolean sharePerson(String one, String other) {
        Set<String> names = names(one);
        return names(other).stream().anyMatch(names::contains);
    }

    /** Subtitles and all. */
    static boolean equal(String one, String other) {
        return same(words(one), words(other));
    }

    private static boolean same(String one, String other) {
        return !one.isEmpty() && one.equals(other);
    }

    private static Set<String> names(String text) {
        return Arrays.stream(words(text).split(" "))
                .filter(name -> name.length() > 1)
                .collect(Collectors.toSet());
    }

    private static String main(String title) {
        return SUBTITLE.matcher(title).replaceFirst("");
    }

    private static String words(String text) {
        String letters = MARKS.matcher(
                        Normalizer.normalize(text.replace("'", "").replace("’", ""), Normalizer.Form.NFKD))
                .replaceAll("");
        String spaced = BETWEEN.matcher(CaseFold.fold(letters)).replaceAll(" ").strip();
        return ARTICLE.matcher(spaced).replaceFirst("");
    }
}
