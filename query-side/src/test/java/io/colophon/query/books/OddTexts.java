package io.colophon.query.books;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Titles and names that mean something to LIKE, to folding, to the query language or to SQL. */
final class OddTexts {

    /** No character comes twice. */
    private static final String LONG_TITLE =
            IntStream.range(0x4E00, 0x4E00 + 500).mapToObj(Character::toString).collect(Collectors.joining());

    static final List<String> TITLES = List.of(
            "Dune",
            "DUNE Messiah",
            "The Left Hand of Darkness",
            "A Wizard of Earthsea",
            "2001: A Space Odyssey",
            "Bleach #2",
            "Bleach #10",
            "Don't Panic",
            "Dont Panic",
            "100% Wool",
            "100 Wool",
            "snake_case",
            "snakeXcase",
            "back\\slash",
            "C++",
            "C",
            "İstanbul",
            "istanbul",
            "ΣΊΣΥΦΟΣ",
            "σίσυφος",
            "Straße",
            "STRASSE",
            "東京 物語",
            "東京物語",
            "\"Quoted\"",
            "(In) Parentheses",
            "a/b",
            "new\nline",
            "tab\there",
            "  blanks  ",
            "😀 smile",
            "e\u0301clair",
            "éclair",
            "control\u0001left",
            "control\u0002\u0003",
            "x:y",
            "NOT AND OR",
            "'; DROP TABLE books; --",
            "$1 {v}",
            "\u212Aelvin",
            "Ǆ",
            "1984",
            "The 39 Steps",
            "l'Étranger",
            "?",
            "%",
            "_",
            "\\",
            " ",
            "o o o",
            LONG_TITLE);

    static final List<String> WORDS = List.of(
            "Novel",
            "manga",
            "Art Book",
            "東京",
            "sf",
            "SF%",
            "Herbert",
            "O'Brien",
            "Le Guin",
            "don",
            "ÄÖ",
            "äö",
            "o",
            "%",
            "_",
            "\\",
            "\u0001",
            "a\nb",
            "İ",
            "x",
            "The",
            "2",
            "panic",
            "Dune",
            "é");

    private OddTexts() {}
}
