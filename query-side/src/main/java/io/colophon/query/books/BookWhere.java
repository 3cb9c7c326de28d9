package io.colophon.query.books;

import io.colophon.contract.Refusal;
import io.colophon.query.books.BookCondition.Subject;
import io.colophon.query.books.BookQuery.Group;
import io.colophon.web.Query;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which books of a library a list shows: the parameters of the request as conditions that must all hold (Librarium behaviour,
 * section 8).
 *
 * @param single those of the conditions that ask one thing
 * @param source the parameter that asks most
 */
record BookWhere(UUID libraryId, List<String> conditions, List<BookCondition> single, BookSql sql, String source) {

    private static final int LONGEST_QUERY = 500;
    private static final int LONGEST_LETTER = 5;

    /** @throws Refusal of a text that can't be looked for */
    static BookWhere of(UUID libraryId, Query query) {
        if (bytes(query.text("q")) > LONGEST_QUERY) {
            throw Refusal.invalid("query too long");
        }
        String source = query.text("filter").isEmpty() ? "q" : "filter";
        BookWhere where =
                new BookWhere(libraryId, new ArrayList<>(), new ArrayList<>(), new BookSql(libraryId, source), source);
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

    /** The walk along an index that finds just these books, if there is one in that order. */
    Optional<BookWalk> walk(BookOrder order) {
        if (conditions.isEmpty()) {
            return Optional.of(BookWalk.ofLibrary(libraryId));
        }
        return conditions.size() == 1 && single.size() == 1 && order.isByTitle()
                ? BookWalk.of(libraryId, single.getFirst())
                : Optional.empty();
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
            single.add(BookCondition.of(Subject.LETTER, letter));
        }
    }

    private void equal(Subject subject, String value) {
        if (!value.isEmpty()) {
            add(BookCondition.of(subject, value));
        }
    }

    private void group(Group group) {
        List<BookCondition> counting = group.conditions().stream()
                .filter(condition -> condition.subject() != Subject.LETTER && condition.counts())
                .toList();
        if (group.any() && counting.size() > 1) {
            conditions.add(sql.any(counting));
        } else {
            counting.forEach(this::add);
        }
    }

    private void add(BookCondition condition) {
        conditions.add(sql.of(condition));
        single.add(condition);
    }
}
