package io.colophon.command.lookup;

import io.colophon.contract.CaseFold;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Languages as providers write them, in the two letters that the others use: {@code ger}, {@code deu}, {@code de_DE} are {@code de}. */
final class LanguageCode {

    private static final Pattern REGIONAL = Pattern.compile("([a-z]{2})[-_][a-z0-9]+");
    private static final Map<String, String> BY_THREE_LETTERS = byThreeLetters();

    private LanguageCode() {}

    /** What is no known code stays as it is. */
    static String of(String text) {
        String folded = CaseFold.fold(text);
        Matcher regional = REGIONAL.matcher(folded);
        if (regional.matches()) {
            return regional.group(1);
        }
        return folded.length() == 2 ? folded : BY_THREE_LETTERS.getOrDefault(folded, text);
    }

    private static Map<String, String> byThreeLetters() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            codes.put(Locale.of(code).getISO3Language(), code);
        }
        // Catalogues have codes of their own for these.
        codes.putAll(Map.ofEntries(
                Map.entry("alb", "sq"),
                Map.entry("arm", "hy"),
                Map.entry("baq", "eu"),
                Map.entry("bur", "my"),
                Map.entry("chi", "zh"),
                Map.entry("cze", "cs"),
                Map.entry("dut", "nl"),
                Map.entry("fre", "fr"),
                Map.entry("geo", "ka"),
                Map.entry("ger", "de"),
                Map.entry("gre", "el"),
                Map.entry("ice", "is"),
                Map.entry("mac", "mk"),
                Map.entry("mao", "mi"),
                Map.entry("may", "ms"),
                Map.entry("per", "fa"),
                Map.entry("rum", "ro"),
                Map.entry("slo", "sk"),
                Map.entry("tib", "bo"),
                Map.entry("wel", "cy")));
        return Map.copyOf(codes);
    }
}
