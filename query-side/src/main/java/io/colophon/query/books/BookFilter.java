package io.colophon.query.books;

import io.colophon.contract.Refusal;
import io.colophon.query.books.BookCondition.Subject;
import io.colophon.query.books.BookQuery.Group;
import io.colophon.web.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameter {@code filter} of a list of books: groups, or one without the list around it. What can't be read asks for nothing. */
record BookFilter(
        @Nullable List<@Nullable Part> groups,
        @Nullable String mode,
        @Nullable List<BookFilter.@Nullable Condition> conditions) {

    record Part(@Nullable String mode, @Nullable List<@Nullable Condition> conditions) {

        Group group() {
            return new Group(
                    "OR".equals(mode),
                    Stream.ofNullable(conditions)
                            .flatMap(List::stream)
                            .filter(Objects::nonNull)
                            .flatMap(condition -> condition.read().stream())
                            .toList());
        }
    }

    record Condition(
            @Nullable String field,
            @Nullable String op,
            @Nullable String value) {

        /** Empty when the field can't be asked so. */
        Optional<BookCondition> read() {
            return subject().map(subject -> {
                BookCondition condition = BookCondition.of(subject, value == null ? "" : value);
                return op != null && op.startsWith("not_") ? condition.not() : condition;
            });
        }

        private Optional<Subject> subject() {
            return switch (field + " " + op) {
                case "title contains", "title phrase", "title not_contains" -> Optional.of(Subject.TITLE);
                case "title regex" -> Optional.of(Subject.REGEX);
                case "type equals", "type not_equals" -> Optional.of(Subject.TYPE);
                case "tag equals", "tag not_equals" -> Optional.of(Subject.TAG);
                case "genre equals", "genre not_equals" -> Optional.of(Subject.GENRE);
                case "series equals", "series not_equals" -> Optional.of(Subject.SERIES);
                case "shelf equals", "shelf not_equals" -> Optional.of(Subject.SHELF);
                case "publisher equals", "publisher not_equals" -> Optional.of(Subject.PUBLISHER);
                case "language equals", "language not_equals" -> Optional.of(Subject.LANGUAGE);
                case "contributor contains", "contributor not_contains" -> Optional.of(Subject.CONTRIBUTOR);
                case "has_cover equals", "has_cover not_equals" -> Optional.of(Subject.HAS_COVER);
                default -> Optional.empty();
            };
        }
    }

    static BookQuery parse(String json) {
        BookFilter filter;
        try {
            filter = WireJson.read(json.getBytes(StandardCharsets.UTF_8), BookFilter.class);
        } catch (Refusal unreadable) {
            return new BookQuery(List.of());
        }
        List<@Nullable Part> parts = filter.groups == null || filter.groups.isEmpty()
                ? List.of(new Part(filter.mode, filter.conditions))
                : filter.groups;
        return new BookQuery(parts.stream()
                .filter(Objects::nonNull)
                .map(Part::group)
                .filter(group -> !group.conditions().isEmpty())
                .toList());
    }
}
