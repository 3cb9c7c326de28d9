package io.colophon.command.lookup;

import io.colophon.contract.CaseFold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Books of several providers, each once. Two are the same when they have an ISBN in common, or title and first author by their letters
 * a to z and digits; what is the same as a third one is the same. A book without such letters in its title or author is told by its ISBNs
 * only, lest all of a script be one.
 */
final class SameBooks {

    private SameBooks() {}

    /** @param books the best first; where several are the same, the best of them is completed from the others and keeps its place */
    static List<BookResult> once(List<BookResult> books) {
        List<Same> found = new ArrayList<>();
        for (int place = 0; place < books.size(); place++) {
            Set<String> marks = marks(books.get(place));
            Same same = new Same(new TreeMap<>(), marks);
            same.books.put(place, books.get(place));
            List<Same> others = found.stream()
                    .filter(other -> !Collections.disjoint(other.marks, marks))
                    .toList();
            if (others.isEmpty()) {
                found.add(same);
            } else {
                others.getFirst().add(same);
                others.stream().skip(1).forEach(others.getFirst()::add);
                found.removeAll(others.subList(1, others.size()));
            }
        }
        return found.stream().map(Same::completed).toList();
    }

    /** A set of books that are one; compared by identity. */
    private static final class Same {
        private final TreeMap<Integer, BookResult> books;
        private final Set<String> marks;

        private Same(TreeMap<Integer, BookResult> books, Set<String> marks) {
            this.books = books;
            this.marks = new HashSet<>(marks);
        }

        private void add(Same other) {
            books.putAll(other.books);
            marks.addAll(other.marks);
        }

        private BookResult completed() {
            return books.values().stream().reduce(BookResult::filledFrom).orElseThrow();
        }
    }

    private static Set<String> marks(BookResult book) {
        Set<String> marks = new HashSet<>();
        add(marks, "isbn-13", letters(book.isbn13()));
        add(marks, "isbn-10", letters(book.isbn10()));
        String title = letters(book.title());
        if (!title.isEmpty() && !book.authors().isEmpty()) {
            String author = letters(book.authors().getFirst());
            add(marks, "title " + title, author);
        }
        return marks;
    }

    private static void add(Set<String> marks, String kind, String value) {
        if (!value.isEmpty()) {
            marks.add(kind + " " + value);
        }
    }

    private static String letters(String text) {
        return CaseFold.fold(text).replaceAll("[^a-z0-9]", "");
    }
}
