package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A title that reads like one of several: {@code Saga, Volume 4}.
 *
 * @param base what the others begin with too, in this title's spelling, with single blanks
 */
record VolumeTitle(String base, BigDecimal number) {

    /** A larger number at the end, without a word before it that says so, is more likely a part of the title. */
    private static final BigDecimal LARGEST_BARE = BigDecimal.valueOf(300);

    static Optional<VolumeTitle> of(String title) {
        return marked(title).or(() -> bare(title)).filter(VolumeTitle::hasLetter);
    }

    /** What titles of one series have in common. */
    String key() {
        return CaseFold.fold(base);
    }

    /** The first place where a word such as "vol." has a number after it; what comes after that does not matter. */
    private static Optional<VolumeTitle> marked(String title) {
        for (int i = 1; i < title.length(); i++) {
            if (title.charAt(i) == '#' || separates(title.charAt(i - 1))) {
                TitleReader reader = new TitleReader(title, i);
                if (reader.skipKeyword()) {
                    reader.skipSpaces();
                    Optional<BigDecimal> number = reader.number();
                    if (number.isPresent()) {
                        return Optional.of(new VolumeTitle(base(title, i), number.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** A number that is the last word. */
    private static Optional<VolumeTitle> bare(String title) {
        int end = title.length();
        while (end > 0 && TitleReader.isSpace(title.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && !TitleReader.isSpace(title.charAt(start - 1))) {
            start--;
        }
        TitleReader word = new TitleReader(title.substring(start, end), 0);
        Optional<BigDecimal> number =
                word.number().filter(n -> word.isAtEnd()).filter(n -> n.compareTo(LARGEST_BARE) <= 0);
        String base = base(title, start);
        return number.map(n -> new VolumeTitle(base, n));
    }

    private static boolean separates(char c) {
        return TitleReader.isSpace(c) || TitleReader.isPunctuation(c);
    }

    /** The title up to there without what separates, runs of white space as one blank. */
    private static String base(String title, int until) {
        int end = until;
        while (end > 0 && separates(title.charAt(end - 1))) {
            end--;
        }
        StringBuilder base = new StringBuilder();
        for (int i = 0; i < end; i++) {
            char c = title.charAt(i);
            if (!TitleReader.isSpace(c)) {
                base.append(c);
            } else if (!base.isEmpty() && base.charAt(base.length() - 1) != ' ') {
                base.append(' ');
            }
        }
        return base.toString();
    }

    private boolean hasLetter() {
        return base.chars().anyMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
    }
}
