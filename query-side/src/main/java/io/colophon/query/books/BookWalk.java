package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import io.colophon.query.books.BookCondition.Subject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A list in the order of titles whose pages are found by a walk along an index, and whose total is a kept count: of what is asked for most,
 * and of the whole library, which is so in any order.
 *
 * @param total an expression
 * @param entries a query for the columns that it is formatted with, of {@code e}
 * @param parameters of both; the first is the library
 */
record BookWalk(String total, String entries, List<Object> parameters) {

    private static final String KEPT = "coalesce((SELECT books FROM {v}.total WHERE library_id = $1 AND part = %s), 0)";
    /** No two tags of a library have one name, and no two genres. */
    private static final String OF_NAME =
            "(SELECT n.id FROM {v}.name n WHERE n.kind = '%s' AND n.library_id %s AND n.folded = $2 LIMIT 1)";

    static BookWalk ofLibrary(UUID libraryId) {
        return new BookWalk(KEPT.formatted("''"), BookSql.ENTRIES, List.of(libraryId));
    }

    /** Empty where there is no such walk. */
    static Optional<BookWalk> of(UUID libraryId, BookCondition condition) {
        if (condition.negated()) {
            return Optional.empty();
        }
        String value = CaseFold.fold(condition.value());
        return switch (condition.subject()) {
            case LETTER ->
                value.length() == 1 && value.charAt(0) >= 'a' && value.charAt(0) <= 'z'
                        ? Optional.of(ofLetter(libraryId, value.charAt(0)))
                        : Optional.empty();
            case TYPE -> Optional.of(ofType(libraryId, value));
            case TAG, GENRE -> Optional.of(ofName(libraryId, condition.subject(), value));
            default -> Optional.empty();
        };
    }

    private static BookWalk ofLetter(UUID libraryId, char letter) {
        return new BookWalk(
                KEPT.formatted("upper($2)"),
                BookSql.ENTRIES + " AND e.title_key >= $2 AND e.title_key < $3",
                List.of(libraryId, String.valueOf(letter), String.valueOf((char) (letter + 1))));
    }

    /** Types may be called alike. */
    private static BookWalk ofType(UUID libraryId, String name) {
        return new BookWalk(
                "(SELECT coalesce(sum(t.books), 0)::bigint FROM {v}.total t WHERE t.library_id = $1 AND t.part = ANY(ARRAY("
                        + "SELECT n.id::text FROM {v}.name n WHERE n.kind = 'MEDIA_TYPE' AND n.library_id IS NULL AND n.folded = $2)))",
                BookSql.ENTRIES + " AND e.media_type = $2",
                List.of(libraryId, name));
    }

    private static BookWalk ofName(UUID libraryId, Subject subject, String name) {
        String id = OF_NAME.formatted(subject, subject == Subject.GENRE ? "IS NULL" : "= $1");
        return new BookWalk(
                KEPT.formatted(id + "::text"),
                "SELECT %s FROM {v}.use e WHERE e.name_id = " + id
                        + " AND e.library_id = $1 AND e.title_key IS NOT NULL",
                List.of(libraryId, name));
    }
}
