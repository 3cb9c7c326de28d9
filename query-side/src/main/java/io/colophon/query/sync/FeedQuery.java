package io.colophon.query.sync;

import io.colophon.web.PathId;
import io.colophon.web.Query;
import io.colophon.web.errors.ValidationFailed;
import io.colophon.web.errors.ValidationFailed.Issue;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The query of the feed's routes, checked (jobs and sync, C.2).
 *
 * @param since milliseconds since 1970, rounded down
 * @param cursor absent where none was given; {@link #START} or empty for the beginning of a walk
 * @param library {@link FeedScope#EVERY_LIBRARY} where none was given
 */
record FeedQuery(
        long page, int limit, OptionalLong since, Optional<String> cursor, boolean includeDeleted, UUID library) {

    private static final String START = "start";
    private static final int LARGEST_PAGE = 100;
    private static final int LARGEST_PAGE_OF_IDS = 1_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final Pattern TIME =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\\.([0-9]+))?Z");

    static FeedQuery ofFeed(Query query) {
        return of(query, 20, LARGEST_PAGE);
    }

    static FeedQuery ofIds(Query query) {
        return of(query, LARGEST_PAGE_OF_IDS, LARGEST_PAGE_OF_IDS);
    }

    /** @throws ValidationFailed with everything that is wrong */
    private static FeedQuery of(Query query, int limit, int largest) {
        Check check = new Check(query, new ArrayList<>());
        FeedQuery checked = new FeedQuery(
                check.number("page", 1, Long.MAX_VALUE),
                (int) check.number("limit", limit, largest),
                check.time("since"),
                query.has("cursor") ? Optional.of(query.text("cursor")) : Optional.empty(),
                check.flag("includeDeleted"),
                check.library("library_id"));
        if (!check.issues.isEmpty()) {
            throw new ValidationFailed(check.issues);
        }
        return checked;
    }

    /** The cursor to go on from; empty at the beginning of a walk. */
    Optional<String> resumed() {
        return cursor.filter(text -> !text.isEmpty() && !text.equals(START));
    }

    /** Whether a walk through a library, or through all, is the one that is asked for; not naming one asks for whichever it is. */
    boolean agreesWith(UUID other) {
        return library.equals(FeedScope.EVERY_LIBRARY) || library.equals(other);
    }

    static ValidationFailed badCursor() {
        return new ValidationFailed(List.of(new Issue(
                List.of("cursor"), "invalid_value", "The cursor was not given to this caller by this server")));
    }

    private record Check(Query query, List<Issue> issues) {

        long number(String name, long otherwise, long largest) {
            if (!query.has(name)) {
                return otherwise;
            }
            String text = query.text(name).strip();
            if (!NUMBER.matcher(text).matches()) {
                return refuse(name, "invalid_type", "Expected a whole number", otherwise);
            }
            long value = Long.parseLong(text);
            if (value < 1) {
                return refuse(name, "too_small", "Expected at least 1", otherwise);
            }
            return value > largest ? refuse(name, "too_big", "Expected at most " + largest, otherwise) : value;
        }

        OptionalLong time(String name) {
            if (!query.has(name)) {
                return OptionalLong.empty();
            }
            var parts = TIME.matcher(query.text(name));
            try {
                if (parts.matches()) {
                    String fraction = ((parts.group(2) == null ? "" : parts.group(2)) + "000").substring(0, 3);
                    return OptionalLong.of(LocalDateTime.parse(parts.group(1) + "." + fraction)
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli());
                }
            } catch (DateTimeException impossible) {
                // A date that no calendar has is refused like a text that is none.
            }
            return refuse(
                    name,
                    "invalid_format",
                    "Expected an ISO 8601 date and time in UTC, ending in Z",
                    OptionalLong.empty());
        }

        boolean flag(String name) {
            String text = query.has(name) ? query.text(name) : "false";
            return text.equals("true")
                    || (!text.equals("false") && refuse(name, "invalid_value", "Expected true or false", false));
        }

        UUID library(String name) {
            return query.has(name)
                    ? PathId.find(query.text(name))
                            .orElseGet(() -> refuse(name, "invalid_format", "Expected a UUID", FeedScope.EVERY_LIBRARY))
                    : FeedScope.EVERY_LIBRARY;
        }

        private <T> T refuse(String name, String code, String message, T value) {
            issues.add(new Issue(List.of(name), code, message));
            return value;
        }
    }
}
