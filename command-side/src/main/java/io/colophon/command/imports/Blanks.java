package io.colophon.command.imports;

/** What counts as blank in an uploaded file: Unicode's white space, so also the no-break space, which {@code String.strip} keeps. */
final class Blanks {

    private Blanks() {}

    static String trim(String text) {
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

    static boolean is(char character) {
        return Character.isSpaceChar(character) || (character >= '\t' && character <= '\r') || character == '\u0085';
    }
}
