package io.colophon.query.books;

import io.colophon.query.books.BookCondition.Subject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a list of books is asked for: groups, all of which must hold (Librarium behaviour, section 8). As text it is a query that asks
 * for the same.
 */
record BookQuery(List<Group> groups) {

    /** @param any one of the conditions is enough */
    record Group(boolean any, List<BookCondition> conditions) {

        Group {
            any = any && conditions.size() > 1;
        }

        private Group not() {
            return new Group(any, conditions.stream().map(BookCondition::not).toList());
        }

        @Override
        public String toString() {
            return conditions.stream()
                    .map(BookCondition::toString)
                    .collect(Collectors.joining(any ? " OR " : " ", "(", ")"));
        }
    }

    /** Reads any text; what means nothing is left out. */
    static BookQuery parse(String text) {
        return new BookQuery(groups(BookToken.of(text).iterator(), false));
    }

    /**
     * This is no grammar of expressions: OR turns the whole group that is being collected, AND closes it, and a parenthesis yields its
     * groups beside it.
     */
    private static List<Group> groups(Iterator<BookToken> tokens, boolean inParenthesis) {
        List<Group> closed = new ArrayList<>();
        List<BookCondition> current = new ArrayList<>();
        boolean any = false;
        boolean negate = false;
        while (tokens.hasNext()) {
            BookToken token = tokens.next();
            switch (token.kind()) {
                case NOT -> negate = true;
                case OR -> any = true;
                case AND -> {
                    close(any, current, closed);
                    any = false;
                }
                case OPEN -> {
                    boolean contrary = negate;
                    List<Group> inner = groups(tokens, true);
                    inner.forEach(group -> closed.add(contrary ? group.not() : group));
                    negate = negate && inner.isEmpty();
                }
                case CLOSE -> {
                    if (inParenthesis) {
                        close(any, current, closed);
                        return closed;
                    }
                }
                default -> {
                    Optional<BookCondition> condition = condition(token);
                    if (condition.isPresent()) {
                        current.add(negate ? condition.get().not() : condition.get());
                        negate = false;
                    }
                }
            }
        }
        close(any, current, closed);
        return closed;
    }

    private static void close(boolean any, List<BookCondition> current, List<Group> closed) {
        if (!current.isEmpty()) {
            closed.add(new Group(any, List.copyOf(current)));
            current.clear();
        }
    }

    private static Optional<BookCondition> condition(BookToken token) {
        return switch (token.kind()) {
            case WORD -> BookCondition.ofWord(token.text());
            case PHRASE -> notEmpty(Subject.TITLE, token.text());
            case REGEX -> notEmpty(Subject.REGEX, token.text());
            default -> Optional.empty();
        };
    }

    private static Optional<BookCondition> notEmpty(Subject subject, String value) {
        return Optional.of(BookCondition.of(subject, value))
                .filter(condition -> !condition.value().isEmpty());
    }

    /** The letter that stands for the parameter of this name; empty without one. */
    String letter() {
        return groups.stream()
                .flatMap(group -> group.conditions().stream())
                .filter(condition -> condition.subject() == Subject.LETTER && !condition.negated())
                .findFirst()
                .map(BookCondition::value)
                .orElse("");
    }

    @Override
    public String toString() {
        return groups.stream().map(Group::toString).collect(Collectors.joining(" "));
    }
}
