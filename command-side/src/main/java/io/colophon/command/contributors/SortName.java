package io.colophon.command.contributors;

import io.colophon.contract.CaseFold;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The name under which a person is sorted: the surname first, {@code Davis, Sammy Jr.} */
public final class SortName {

    private static final Pattern UNCHANGED = Pattern.compile("[,()\\[\\]]");
    private static final Pattern BLANKS = Pattern.compile("(?U)\\s+");
    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "v", "esq", "phd", "md");
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "de", "del", "della", "der", "di", "du", "da", "la", "le", "lo", "ten", "ter", "bin", "ibn",
            "al", "el", "mac", "mc", "st", "saint", "sainte");

    private SortName() {}

    /**
     * Suffixes (in any case, with or without dots) stay with the given names, particles (only in lower case) go with the surname, of
     * which the first word is never one. A name with a comma, with brackets, or of one word besides suffixes stays as it is.
     */
    public static String of(String name) {
        List<String> words =
                BLANKS.splitAsStream(name).filter(word -> !word.isEmpty()).toList();
        int suffixes = words.size();
        while (suffixes > 0
                && SUFFIXES.contains(CaseFold.fold(words.get(suffixes - 1).replace(".", "")))) {
            suffixes--;
        }
        if (suffixes < 2 || UNCHANGED.matcher(name).find()) {
            return name;
        }
        int surname = suffixes - 1;
        while (surname > 1 && PARTICLES.contains(withoutDot(words.get(surname - 1)))) {
            surname--;
        }
        List<String> given = words.subList(0, surname);
        List<String> after = words.subList(suffixes, words.size());
        return String.join(" ", words.subList(surname, suffixes))
                + ", "
                + String.join(" ", given)
                + (after.isEmpty() ? "" : " " + String.join(" ", after));
    }

    private static String withoutDot(String word) {
        return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    }
}
