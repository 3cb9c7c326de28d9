package io.colophon.query.books;

import io.colophon.contract.Refusal;
import io.colophon.query.books.BookCondition.Subject;
import io.colophon.query.books.BookQuery.Group;
import io.colophon.web.Query;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Which books of a library a list shows: the parameters of the request as conditions that must all hold (Librarium behaviour,
 * section 8).
 *
 * @param source the parameter that asks most
 */
record BookWhere(List<String> conditions, BookSql sql, String source) {

    private static final int LONGEST_QUERY = 500;
    private static final int LONGEST_LETTER = 5;

    /** @throws Refusal of a text that can't be looked for */
    static BookWhere of(UUID libraryId, Query query) {
        if (bytes(query.text("q")) > LONGEST_QUERY) {
            throw Refusal.invalid("query too long");
        }
        String source = query.text("filter").isEmpty() ? "q" : "filter";
        BookWhere where = new BookWhere(new ArrayList<>(), new BookSql(libraryId, source), source);
        BookQuery asked =
                source.equals("q") ? BookQuery.parse(query.text("q")) : BookFilter.parse(query.text("filter"));
        if (source.equals("filter")) {
            where.plain(query.text("q"), query.text("regex").equals("true"));
        }
        where.letter(query.text("letter").isEmpty() ? asked.letter() : query.text("letter"));
        where.equal(Subject.TAG, query.text("tag"));
        where.equal(Subject.TYPE, query.text("type_filter"));
        asked.groups().forEach(where::group);
        return where;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    boolean isWholeLibrary() {
        return conditions.isEmpty();
    }

    /** A search for entries {@code e}, with parameters of {@link #sql}. */
    String found(String columns) {
        return BookSql.ENTRIES.formatted(columns) + " AND " + String.join(" AND ", conditions);
    }

    private void plain(String q, boolean regex) {
        if (!BookToken.of(q).isEmpty()) {
            conditions.add(regex ? sql.regex(q, "q") : sql.text(q));
        }
    }

    private void letter(String letter) {
        if (!letter.isEmpty() && bytes(letter) <= LONGEST_LETTER) {
            conditions.add(sql.letter(letter));
        }
    }

    private void equal(Subject subject, String value) {
        if (!value.isEmpty()) {
            conditions.add(sql.of(BookCondition.of(subject, value)));
        }
    }

    private void group(Group group) {
        List<BookCondition> counting = group.conditions().stream()
                .filter(condition -> condition.subject() != Subject.LETTER && condition.counts())
                .toList();
        if (group.any() && !counting.isEmpty()) {
            conditions.add(sql.any(counting));
        } else {
            counting.forEach(condition -> conditions.add(sql.of(condition)));
        }
    }
}
