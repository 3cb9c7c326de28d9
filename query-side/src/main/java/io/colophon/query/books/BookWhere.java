package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import io.colophon.contract.Refusal;
import io.colophon.query.Views;
import io.colophon.query.books.BookCondition.Subject;
import io.colophon.query.books.BookQuery.Group;
import io.colophon.web.Query;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The condition on {@code {v}.entry e} under which a list shows a book, with its parameters; {@code $1} is the library. */
final class BookWhere {

    private static final int LONGEST_QUERY = 500;
    private static final int LONGEST_LETTER = 5;
    private static final List<String> TEXTS = List.of("q", "filter", "letter", "tag", "type_filter");

    private final List<String> all = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final List<Regex> regexes = new ArrayList<>();
    private final String source;

    /** @param source the parameter that asks for it */
    record Regex(String pattern, String source) {}

    private BookWhere(UUID libraryId, String source) {
        this.source = source;
        all.add("e.library_id = " + bind(libraryId));
    }

    /** @throws Refusal of a text that can't be looked for */
    static BookWhere of(UUID libraryId, Query query) {
        for (String name : TEXTS) {
            if (query.text(name).indexOf('\0') >= 0) {
                throw Refusal.invalid(name + " must not contain U+0000");
            }
        }
        String q = query.text("q");
        if (bytes(q) > LONGEST_QUERY) {
            throw Refusal.invalid("query too long");
        }
        boolean filtered = !query.text("filter").isEmpty();
        BookWhere where = new BookWhere(libraryId, filtered ? "filter" : "q");
        String letter = query.text("letter");
        BookQuery asked;
        if (!filtered) {
            asked = BookQuery.parse(q);
            where.letter(letter.isEmpty() ? asked.letter() : letter);
        } else {
            asked = BookFilter.parse(query.text("filter"));
            where.letter(letter);
            where.plain(q, query.text("regex").equals("true"));
        }
        where.equal(Subject.TAG, query.text("tag"));
        where.equal(Subject.TYPE, query.text("type_filter"));
        asked.groups().forEach(where::group);
        return where;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    boolean isWholeLibrary() {
        return all.size() == 1;
    }

    String sql() {
        return String.join(" AND ", all);
    }

    List<Object> parameters() {
        return List.copyOf(parameters);
    }

    /** The parameter that asks most. */
    String source() {
        return source;
    }

    /** Patterns as they were written, which may not be regular expressions at all. */
    List<Regex> regexes() {
        return List.copyOf(regexes);
    }

    private String bind(Object parameter) {
        parameters.add(parameter);
        return "$" + parameters.size();
    }

    private void letter(String letter) {
        if (letter.equals("#")) {
            all.add("e.sort_title >= '0' AND e.sort_title < ':'");
        } else if (!letter.isEmpty() && bytes(letter) <= LONGEST_LETTER) {
            all.add("e.sort_title LIKE "
                    + bind(Views.containing(CaseFold.fold(letter)).substring(1)));
        }
    }

    private void plain(String q, boolean regex) {
        if (!BookToken.of(q).isEmpty()) {
            all.add(regex ? regex(q, "q") : text(q));
        }
    }

    private void equal(Subject subject, String value) {
        if (!value.isEmpty()) {
            all.add(sql(BookCondition.of(subject, value)));
        }
    }

    private void group(Group group) {
        List<BookCondition> conditions = group.conditions().stream()
                .filter(condition -> condition.subject() != Subject.LETTER && condition.counts())
                .toList();
        if (group.any() && !conditions.isEmpty()) {
            all.add(any(conditions));
        } else {
            conditions.forEach(condition -> all.add(sql(condition)));
        }
    }

    /** Indexes of the entry itself answer an OR together; those of the names besides only as ids beside its. */
    private String any(List<BookCondition> conditions) {
        if (conditions.stream().anyMatch(BookCondition::negated)
                || conditions.stream().noneMatch(BookWhere::named)) {
            return conditions.stream().map(this::sql).collect(Collectors.joining(" OR ", "(", ")"));
        }
        List<String> ids = new ArrayList<>(
                conditions.stream().filter(BookWhere::named).map(this::ids).toList());
        String own = conditions.stream()
                .filter(condition -> !named(condition))
                .map(this::sql)
                .collect(Collectors.joining(" OR "));
        if (!own.isEmpty()) {
            ids.add("SELECT e.book_id FROM {v}.entry e WHERE e.library_id = $1 AND (" + own + ")");
        }
        return "e.book_id IN (" + String.join(" UNION ALL ", ids) + ")";
    }

    private static boolean named(BookCondition condition) {
        return switch (condition.subject()) {
            case TAG, GENRE, SERIES, SHELF -> true;
            default -> false;
        };
    }

    private String sql(BookCondition condition) {
        String value = condition.value();
        boolean negated = condition.negated();
        return switch (condition.subject()) {
            case TITLE -> negated ? titleWithout(value) : title(value);
            case REGEX -> negated ? titleWithout(value) : regex(value, source);
            case TYPE -> "e.media_type " + (negated ? "<> " : "= ") + bind(CaseFold.fold(value));
            case PUBLISHER -> "e.publisher " + equal(negated) + bind(CaseFold.fold(value));
            case LANGUAGE -> "e.language " + equal(negated) + bind(CaseFold.fold(value));
            case CONTRIBUTOR -> "e.search " + (negated ? "NOT LIKE " : "LIKE ") + bind(SearchText.inName(value));
            case HAS_COVER -> negated ? "NOT e.covered" : "e.covered";
            case TAG, GENRE, SERIES, SHELF ->
                negated
                        ? "NOT EXISTS (" + ids(condition) + " AND u.book_id = e.book_id)"
                        : "e.book_id IN (" + ids(condition) + ")";
            case LETTER -> "true";
        };
    }

    private static String equal(boolean negated) {
        return negated ? "IS DISTINCT FROM " : "= ";
    }

    private String ids(BookCondition named) {
        return "SELECT u.book_id FROM {v}.name n JOIN {v}.use u ON u.name_id = n.id WHERE n.kind = '" + named.subject()
                + "' AND n.library_id " + (named.subject() == Subject.GENRE ? "IS NULL" : "= $1") + " AND n.folded = "
                + bind(CaseFold.fold(named.value()));
    }

    private String title(String value) {
        String anywhere = "e.search LIKE " + bind(SearchText.anywhere(value));
        return SearchText.inStrippedTitle(value)
                .map(stripped -> "(" + anywhere + " OR e.search LIKE " + bind(stripped) + ")")
                .orElse(anywhere);
    }

    private String titleWithout(String value) {
        return "e.search NOT LIKE " + bind(SearchText.inTitle(value));
    }

    private String regex(String value, String from) {
        String pattern = SearchText.regex(value);
        regexes.add(new Regex(pattern, from));
        return SearchText.TITLE + " ~* " + bind(pattern);
    }

    /** As {@code q} is read beside a filter: the title's blanks don't count either, which no index knows. */
    private String text(String value) {
        String title = "e.search LIKE " + bind(SearchText.inTitle(value)) + " OR e.search LIKE "
                + bind(SearchText.inName(value));
        return SearchText.inCompactTitle(value)
                .map(compact -> "(" + title + " OR " + SearchText.COMPACT + " LIKE " + bind(compact) + ")")
                .orElse("(" + title + ")");
    }
}
