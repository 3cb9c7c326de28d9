package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import io.colophon.query.Views;
import io.colophon.query.books.BookCondition.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Conditions on {@code {v}.entry e} as PostgreSQL finds them by an index, where there can be one. Values are parameters. */
final class BookSql {

    /** The entries of the library, which is {@code $1}. */
    static final String ENTRIES = "SELECT %s FROM {v}.entry e WHERE e.library_id = $1";

    private final List<Object> parameters = new ArrayList<>();
    private final List<Regex> regexes = new ArrayList<>();
    private final String source;

    /** @param source the parameter of the request that it comes from */
    record Regex(String pattern, String source) {}

    /** @param source the parameter that conditions come from */
    BookSql(UUID libraryId, String source) {
        this.source = source;
        bind(libraryId);
    }

    List<Object> parameters() {
        return List.copyOf(parameters);
    }

    /** Those that are asked for, which may not be regular expressions at all. */
    List<Regex> regexes() {
        return List.copyOf(regexes);
    }

    private String bind(Object parameter) {
        parameters.add(parameter);
        return "$" + parameters.size();
    }

    String of(BookCondition condition) {
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
                        ? "NOT EXISTS (" + shown(condition) + " AND u.book_id = e.book_id)"
                        : "e.book_id IN (" + shown(condition) + ")";
            case LETTER -> "true";
        };
    }

    /** One of them holds. Indexes of the entries answer an OR together; what stands in another table only as ids beside theirs. */
    String any(List<BookCondition> conditions) {
        boolean indexed = conditions.stream().noneMatch(BookCondition::negated);
        List<String> own = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (BookCondition condition : conditions) {
            if (indexed && isName(condition.subject())) {
                ids.add(shown(condition));
            } else {
                own.add(of(condition));
            }
        }
        String either = "(" + String.join(" OR ", own) + ")";
        if (ids.isEmpty()) {
            return either;
        }
        if (!own.isEmpty()) {
            ids.add(ENTRIES.formatted("e.book_id") + " AND " + either);
        }
        return "e.book_id IN (" + String.join(" UNION ALL ", ids) + ")";
    }

    private static boolean isName(Subject subject) {
        return switch (subject) {
            case TAG, GENRE, SERIES, SHELF -> true;
            default -> false;
        };
    }

    private static String equal(boolean negated) {
        return negated ? "IS DISTINCT FROM " : "= ";
    }

    /** The books that show a name. Its ids come first, by themselves, lest a common one be planned for as a rare one. */
    private String shown(BookCondition name) {
        return "SELECT u.book_id FROM {v}.use u WHERE u.name_id = ANY(ARRAY(SELECT n.id FROM {v}.name n WHERE n.kind = '"
                + name.subject() + "' AND n.library_id " + (name.subject() == Subject.GENRE ? "IS NULL" : "= $1")
                + " AND n.folded = " + bind(CaseFold.fold(name.value())) + "))";
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

    /** A walk of the library: no index knows regular expressions on a part of a text. */
    String regex(String value, String from) {
        String pattern = SearchText.regex(value);
        regexes.add(new Regex(pattern, from));
        return SearchText.TITLE + " ~* " + bind(pattern);
    }

    /** As {@code q} is read beside a filter: the title's blanks don't count either, which no index knows. */
    String text(String value) {
        String plainly = "e.search LIKE " + bind(SearchText.inTitle(value)) + " OR e.search LIKE "
                + bind(SearchText.inName(value));
        return SearchText.inCompactTitle(value)
                .map(compact -> "(" + plainly + " OR " + SearchText.COMPACT + " LIKE " + bind(compact) + ")")
                .orElse("(" + plainly + ")");
    }

    /** The sort title begins with it; {@code #} stands for all digits. */
    String letter(String letter) {
        return letter.equals("#")
                ? "e.sort_title >= '0' AND e.sort_title < ':'"
                : "e.sort_title LIKE "
                        + bind(Views.containing(CaseFold.fold(letter)).substring(1));
    }
}
