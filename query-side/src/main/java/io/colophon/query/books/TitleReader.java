package io.colophon.query.books;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Reads a title from left to right. Every step looks once at what it moves over, so a title costs its length, whoever made it up.
 */
final class TitleReader {

    /** The longer one first, where one begins another. */
    private static final List<String> KEYWORDS =
            List.of("#", "volume", "vol.", "vol", "book", "bk.", "bk", "no.", "no", "chapter", "ch.", "ch");

    private static final String PUNCTUATION = ",:;.-–—";
    /** What rounds to more is no position of a series. */
    private static final BigDecimal TOO_LARGE = new BigDecimal("99999.95");

    /** Its characters without zeros before it, of which at most five stand before the point; what comes later is not looked at. */
    private static final int LONGEST_NUMBER = 20;

    private final String text;
    private int at;

    TitleReader(String text, int at) {
        this.text = text;
        this.at = at;
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static boolean isPunctuation(char c) {
        return PUNCTUATION.indexOf(c) >= 0;
    }

    void skipSpaces() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    void skipPunctuation() {
        if (at < text.length() && isPunctuation(text.charAt(at))) {
            at++;
        }
    }

    /** Moves over a word or sign that says that a number follows; whether there was one. */
    boolean skipKeyword() {
        for (String keyword : KEYWORDS) {
            if (text.regionMatches(true, at, keyword, 0, keyword.length())) {
                at += keyword.length();
                return true;
            }
        }
        return false;
    }

    /** Whether a word goes on here. */
    boolean isInWord() {
        return at < text.length() && Character.isLetterOrDigit(text.codePointAt(at));
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** A number that begins here, with its decimals; whatever follows. */
    Optional<BigDecimal> number() {
        int start = at;
        skipDigits();
        if (at > start && at + 1 < text.length() && text.charAt(at) == '.' && isDigit(at + 1)) {
            at++;
            skipDigits();
        }
        return position(start, at);
    }

    /** A number that begins here and that no word goes on after; decimals that a word goes on after are none. */
    Optional<BigDecimal> numberAtWordEnd() {
        int start = at;
        skipDigits();
        int whole = at;
        at = start;
        Optional<BigDecimal> number = number();
        if (endsWord()) {
            return number;
        }
        at = whole;
        return endsWord() ? position(start, whole) : Optional.empty();
    }

    private boolean endsWord() {
        return !isInWord() && (isAtEnd() || text.charAt(at) != '_');
    }

    private void skipDigits() {
        while (at < text.length() && isDigit(at)) {
            at++;
        }
    }

    private boolean isDigit(int index) {
        return text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private Optional<BigDecimal> position(int start, int end) {
        if (start == end) {
            return Optional.empty();
        }
        int first = start;
        while (first < end - 1 && text.charAt(first) == '0') {
            first++;
        }
        BigDecimal number =
                new BigDecimal(text.substring(first, Math.min(end, first + LONGEST_NUMBER))).stripTrailingZeros();
        return number.compareTo(TOO_LARGE) < 0
                ? Optional.of(number.scale() < 0 ? number.setScale(0) : number)
                : Optional.empty();
    }
}
