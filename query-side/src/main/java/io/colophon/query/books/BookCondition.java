package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One thing that a query asks of a book (Librarium behaviour, section 8).
 *
 * @param negated the contrary is asked; of a regular expression: that the title does not contain its text
 */
record BookCondition(Subject subject, String value, boolean negated) {

    private static final int LONGEST_VALUE = 200;

    /** What is asked about, by the name under which it is asked for. */
    enum Subject {
        TITLE,
        /** A regular expression on the title. */
        REGEX,
        TYPE,
        TAG,
        GENRE,
        SERIES,
        SHELF,
        PUBLISHER,
        LANGUAGE,
        CONTRIBUTOR,
        /** Has a cover; without a value. */
        HAS_COVER,
        /** Asks nothing of a book; the first is read as the parameter of the same name. */
        LETTER
    }

    static BookCondition of(Subject subject, String value) {
        return new BookCondition(subject, value, false);
    }

    /** What a word asks for, {@code name:value} or a word of the title; empty when that is nothing. */
    static Optional<BookCondition> ofWord(String word) {
        int colon = word.indexOf(':');
        if (colon <= 0 || colon == word.length() - 1) {
            return Optional.of(of(Subject.TITLE, word));
        }
        String name = CaseFold.fold(word.substring(0, colon));
        String value = unquoted(word.substring(colon + 1));
        return switch (name) {
            case "type", "media_type" -> Optional.of(of(Subject.TYPE, value));
            case "tag" -> Optional.of(of(Subject.TAG, value));
            case "genre" -> Optional.of(of(Subject.GENRE, value));
            case "series" -> Optional.of(of(Subject.SERIES, value));
            case "shelf" -> Optional.of(of(Subject.SHELF, value));
            case "publisher" -> Optional.of(of(Subject.PUBLISHER, value));
            case "language" -> Optional.of(of(Subject.LANGUAGE, value));
            case "contributor", "author" -> Optional.of(of(Subject.CONTRIBUTOR, value));
            case "title", "isbn" -> Optional.of(of(Subject.TITLE, value));
            case "letter" -> Optional.of(of(Subject.LETTER, value));
            case "has" ->
                CaseFold.fold(value).equals("cover") ? Optional.of(of(Subject.HAS_COVER, "")) : Optional.empty();
            default -> Optional.of(of(Subject.TITLE, name + ":" + value));
        };
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    BookCondition not() {
        return new BookCondition(subject, value, !negated);
    }

    /** A value that is longer is asked by nobody who means it. */
    boolean counts() {
        return value.getBytes(StandardCharsets.UTF_8).length <= LONGEST_VALUE;
    }

    /** As {@code q} writes it. */
    @Override
    public String toString() {
        String quoted = value.contains("\"") ? value : "\"" + value + "\"";
        String text =
                switch (subject) {
                    case REGEX -> "/" + value + "/";
                    case HAS_COVER -> "has:cover";
                    default -> CaseFold.fold(subject.name()) + ":" + quoted;
                };
        return negated ? "NOT " + text : text;
    }
}
