package io.colophon.query.history;

import io.colophon.contract.Change;
import io.colophon.query.history.HistoryItem.FieldChange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of sentences. */
final class Phrases {

    private static final int LONGEST = 80;
    /** Fields whose values are too long for a sentence. */
    private static final Set<String> LONG = Set.of("bio", "description", "notes", "review");

    /** What people call a field whose name says it badly. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("is_public", "public visibility"),
            Map.entry("is_primary", "mark as primary"),
            Map.entry("is_favorite", "mark as favourite"),
            Map.entry("is_corporate", "mark as corporate body"),
            Map.entry("born_date", "date of birth"),
            Map.entry("died_date", "date of death"),
            Map.entry("date_started", "first day"),
            Map.entry("date_finished", "last day"),
            Map.entry("base_url", "address"),
            Map.entry("interval_minutes", "interval in minutes"),
            Map.entry("max_buy_per_user", "number of books to buy per person"),
            Map.entry("max_read_next_per_user", "number of books to read next per person"),
            Map.entry("include_taste_profile", "use of taste profiles"),
            Map.entry("user_run_rate_limit_per_day", "daily limit of runs per person"),
            Map.entry("max_tokens_initial", "token cap of first answers"),
            Map.entry("max_tokens_backfill", "token cap of further answers"),
            Map.entry("isbn_13", "ISBN-13"),
            Map.entry("isbn_10", "ISBN-10"),
            Map.entry("acquired_at", "date of acquisition"),
            Map.entry("duration_seconds", "duration in seconds"),
            Map.entry("cover_url", "address of the cover"),
            Map.entry("narrator_contributor", "narrator as contributor"));

    private Phrases() {}

    /** What people call a run of a type. */
    static String run(String type) {
        return switch (type) {
            case "import", "enrichment" -> type;
            case "covers" -> "search for covers";
            case "suggestions" -> "search for suggestions";
            default -> "run";
        };
    }

    /** A noun with its indefinite article. */
    static String a(String noun) {
        return (noun.matches("(?i)[aeiou].*") ? "an " : "a ") + noun;
    }

    /** A title or a name in quotation marks, on one line and not too long. */
    static String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int length = line.codePointCount(0, line.length());
        return "“" + (length <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…")
                + "”";
    }

    /** What was done to the fields of something: a part of a sentence without its subject. */
    static String changes(String thing, List<FieldChange> changes) {
        return switch (changes.size()) {
            case 0 -> "saved " + thing + " without changes";
            case 1 -> change(thing, changes.getFirst());
            default -> "changed " + all(labels(changes)) + " of " + thing;
        };
    }

    private static String change(String thing, FieldChange change) {
        String field = "the " + label(change) + " of " + thing;
        boolean tells = !LONG.contains(change.field());
        if (change.from() == null) {
            return "set " + field + (tells ? " to " + value(change.to()) : "");
        }
        if (change.to() == null) {
            return "removed " + field + (tells ? ", which was " + value(change.from()) : "");
        }
        return "changed " + field + (tells ? " from " + value(change.from()) + " to " + value(change.to()) : "");
    }

    /** {@code the title}, {@code the subtitle} */
    static List<String> labels(List<FieldChange> changes) {
        return changes.stream().map(change -> "the " + label(change)).toList();
    }

    private static String label(FieldChange change) {
        return LABELS.getOrDefault(change.field(), change.field().replace('_', ' '));
    }

    private static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case Boolean yes -> yes ? "yes" : "no";
            case Number number -> number.toString();
            case Collection<?> values -> all(values.stream().map(Phrases::value).toList());
            default -> quoted(value.toString());
        };
    }

    /** What was done to a key that is told to nobody. */
    static String keyVerb(Change<String> key) {
        if (key.to() == null) {
            return "removed";
        }
        return key.from() == null ? "set" : "replaced";
    }

    /** {@code a, b and c} */
    static String all(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : parts.subList(0, parts.size() - 1).stream().collect(Collectors.joining(", "))
                        + " and "
                        + parts.getLast();
    }

    /** {@code 1 row}, {@code 2 rows} */
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
