package io.colophon.query.books;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A token of a query.
 *
 * @param text of a phrase or a regular expression without what it stands in; of a word that ends with a quoted value with both quotes
 */
record BookToken(Kind kind, String text) {

    enum Kind {
        OPEN,
        CLOSE,
        NOT,
        AND,
        OR,
        PHRASE,
        REGEX,
        WORD
    }

    /** White space between them matches none of these; what is opened and never closed ends with the text. */
    private static final Pattern TOKEN = Pattern.compile("(?<open>\\()|(?<close>\\))"
            + "|\"(?<phrase>[^\"]*+)\"?"
            + "|/(?<regex>[^/]*+)/?"
            + "|(?<quoted>[^\\p{IsWhite_Space}():\"]++:\"[^\"]*+)\"?"
            + "|(?<word>[^\\p{IsWhite_Space}()]++)");

    static List<BookToken> of(String text) {
        return TOKEN.matcher(text).results().map(BookToken::token).toList();
    }

    private static BookToken token(MatchResult found) {
        if (found.group("open") != null) {
            return new BookToken(Kind.OPEN, "(");
        } else if (found.group("close") != null) {
            return new BookToken(Kind.CLOSE, ")");
        } else if (found.group("phrase") != null) {
            return new BookToken(Kind.PHRASE, found.group("phrase"));
        } else if (found.group("regex") != null) {
            return new BookToken(Kind.REGEX, found.group("regex"));
        } else if (found.group("quoted") != null) {
            return new BookToken(Kind.WORD, found.group("quoted") + "\"");
        }
        return word(found.group("word"));
    }

    private static BookToken word(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "NOT" -> new BookToken(Kind.NOT, word);
            case "AND" -> new BookToken(Kind.AND, word);
            case "OR" -> new BookToken(Kind.OR, word);
            default -> new BookToken(Kind.WORD, word);
        };
    }
}
