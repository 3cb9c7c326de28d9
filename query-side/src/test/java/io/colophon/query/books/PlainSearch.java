package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import io.colophon.query.books.BookQuery.Group;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a list of books shall show, said as plainly as the contract says it, by looking at one book after the other. */
final class PlainSearch {

    private PlainSearch() {}

    /** @param publisher empty: none; so with the language */
    record Book(
            UUID id,
            String title,
            List<String> names,
            String type,
            List<String> tags,
            List<String> genres,
            List<String> series,
            List<String> shelves,
            String publisher,
            String language) {}

    static Predicate<Book> of(BookQuery query) {
        return query.groups().stream().map(PlainSearch::of).reduce(book -> true, Predicate::and);
    }

    private static Predicate<Book> of(Group group) {
        List<Predicate<Book>> conditions = group.conditions().stream()
                .filter(condition -> condition.counts() && condition.subject() != BookCondition.Subject.LETTER)
                .map(PlainSearch::of)
                .toList();
        if (conditions.isEmpty()) {
            return book -> true;
        }
        return group.any()
                ? book -> conditions.stream().anyMatch(condition -> condition.test(book))
                : book -> conditions.stream().allMatch(condition -> condition.test(book));
    }

    private static Predicate<Book> of(BookCondition condition) {
        String value = condition.value();
        Predicate<Book> wanted =
                switch (condition.subject()) {
                    case TITLE -> condition.negated() ? literally(value) : title(value);
                    case REGEX ->
                        condition.negated()
                                ? literally(value)
                                : book -> Pattern.compile(fold(value))
                                        .matcher(fold(book.title()))
                                        .find();
                    case TYPE -> book -> equal(value, book.type());
                    case TAG -> book -> book.tags().stream().anyMatch(tag -> equal(value, tag));
                    case GENRE -> book -> book.genres().stream().anyMatch(genre -> equal(value, genre));
                    case SERIES -> book -> book.series().stream().anyMatch(series -> equal(value, series));
                    case SHELF -> book -> book.shelves().stream().anyMatch(shelf -> equal(value, shelf));
                    case PUBLISHER -> book -> !value.isEmpty() && equal(value, book.publisher());
                    case LANGUAGE -> book -> !value.isEmpty() && equal(value, book.language());
                    case CONTRIBUTOR -> name(value);
                    case HAS_COVER -> book -> false;
                    case LETTER -> throw new IllegalArgumentException("asks nothing of a book");
                };
        return condition.negated() ? wanted.negate() : wanted;
    }

    private static Predicate<Book> title(String value) {
        return literally(value).or(name(value)).or(stripped(value, "[^a-z0-9 ]"));
    }

    /** {@code q} beside a filter. */
    static Predicate<Book> text(String q) {
        return literally(q).or(name(q)).or(stripped(q, "[^a-z0-9]"));
    }

    /** The letter filter, of a letter or more. */
    static Predicate<Book> letter(String letter) {
        return book -> letter.equals("#")
                ? SortTitle.of(book.title()).startsWithDigit()
                : fold(SortTitle.of(book.title()).text()).startsWith(fold(letter));
    }

    private static Predicate<Book> literally(String value) {
        return book -> fold(book.title()).contains(fold(value));
    }

    private static Predicate<Book> name(String value) {
        return book -> book.names().stream().anyMatch(name -> fold(name).contains(fold(value)));
    }

    private static Predicate<Book> stripped(String value, String symbols) {
        String wanted = fold(value).replaceAll(symbols, "");
        return book ->
                !wanted.isBlank() && fold(book.title()).replaceAll(symbols, "").contains(wanted);
    }

    private static boolean equal(String value, String other) {
        return fold(value).equals(fold(other));
    }

    private static String fold(String text) {
        return CaseFold.fold(text);
    }
}
