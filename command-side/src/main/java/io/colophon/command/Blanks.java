package io.colophon.command;

/** What counts as blank where the contract trims: Unicode's white space, so also the no-break space, which {@code String.strip} keeps. */
public final class Blanks {

    private Blanks() {}

    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && is(text.charAt(from))) {
            from++;
        }
        while (to > from && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    public static boolean is(char character) {
        return Character.isSpaceChar(character) || (character >= '\t' && character <= '\r') || character == '\u0085';
    }
}
