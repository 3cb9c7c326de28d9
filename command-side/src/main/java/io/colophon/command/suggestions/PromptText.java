package io.colophon.command.suggestions;

import io.colophon.web.Bookcase.Noted;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes prompts. What is told of a reader is what is put in, and no more; however large his library is, a prompt has some hundred short
 * lines.
 */
final class PromptText {

    /** Of a title and of names. */
    private static final int LONGEST = 120;

    private static final int LONGEST_TASTE = 8_000;

    private final List<String> sections = new ArrayList<>();

    /** Books below a heading; none, no heading. */
    PromptText books(String heading, List<Noted> books) {
        if (!books.isEmpty()) {
            sections.add(heading + ":\n"
                    + String.join(
                            "\n", books.stream().map(book -> "- " + line(book)).toList()));
        }
        return this;
    }

    private static String line(Noted book) {
        String by = book.authors().isEmpty() ? "" : " by " + brief(book.authors());
        return brief(book.title()) + by + (book.rating() == null ? "" : " (" + book.rating() + " of 10)");
    }

    private static String brief(String text) {
        return Reply.cut(text.strip().replaceAll("\\s+", " "), LONGEST);
    }

    /** What he says himself. */
    PromptText taste(String profile) {
        sections.add("What the reader says about their taste, as JSON:\n" + Reply.cut(profile, LONGEST_TASTE));
        return this;
    }

    /** Asks for so many books of each kind. */
    String asking(int buy, int readNext) {
        List<String> wanted = new ArrayList<>();
        StringBuilder form = new StringBuilder();
        if (buy > 0) {
            wanted.add(count(buy) + " to buy, which the reader's library lacks");
            form.append("## Books to buy\n1. title — author — ISBN-13 — one sentence that says why\n");
        }
        if (readNext > 0) {
            wanted.add(count(readNext) + " to read next, which the reader's library has and the reader has not read");
            form.append("## Books to read next\n1. title — author — one sentence that says why\n");
        }
        return "You suggest books to a reader. Suggest " + String.join(", and ", wanted) + ".\n\n"
                + (sections.isEmpty() ? "" : String.join("\n\n", sections) + "\n\n")
                + "Answer in this form and say nothing else. Write one line for each book, and name only books that exist.\n"
                + form;
    }

    private static String count(int books) {
        return books == 1 ? "1 book" : books + " books";
    }

    /**
     * Asks for books to buy in the place of some that were no good.
     *
     * @param first what was asked at first
     */
    static String askingAgain(String first, int missing, List<String> rejected) {
        return first + "\nThese were suggested before and can't be used:\n"
                + String.join(
                        "\n",
                        rejected.stream().map(title -> "- " + brief(title)).toList())
                + "\n\nSuggest " + count(missing)
                + " to buy in their place, in the same form below \"## Books to buy\", and none to read next.\n";
    }
}
