package io.colophon.command.suggestions;

import io.colophon.contract.CaseFold;
import io.colophon.contract.suggestions.SuggestionEvent.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads what a model wrote: one suggestion a line, its fields apart from each other, below headings (Librarium behaviour, section 21).
 * Whatever it wrote, reading it does not fail; what can't be understood is passed over.
 */
final class Reply {

    /** Of each kind; what a model writes beyond is not looked at. */
    static final int MOST = 30;

    static final int LONGEST_TITLE = 512;
    static final int LONGEST_NAME = 255;
    static final int LONGEST_REASON = 2_000;

    private static final String READ_NEXT = "books to read next";
    private static final String BUY = "books to buy";
    private static final Pattern LINES = Pattern.compile("\\R");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final Pattern MARKER = Pattern.compile("^(?:[-*+•·–—]|\\(?[0-9]{1,3}[.)]|#[0-9]{1,3})\\s+");
    private static final Pattern AROUND = Pattern.compile("^[\\s*_`\"“”„«»]+|[\\s*_`\"“”„«»]+$");
    private static final Pattern LABEL = Pattern.compile("^ISBN(?:-1[03])?:?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HYPHENS = Pattern.compile("[\\s-]");
    private static final Pattern ISBN = Pattern.compile("[0-9Xx]{10}|[0-9Xx]{13}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    /**
     * One suggestion as the model made it.
     *
     * @param author empty where the model named none, like the ISBN and the reason
     * @param isbn without hyphens
     */
    record Candidate(Kind kind, String title, String author, String isbn, String reason) {}

    private Reply() {}

    /** In their order. */
    static List<Candidate> read(String text) {
        List<Candidate> read = new ArrayList<>();
        Kind kind = Kind.BUY;
        for (String raw : LINES.split(text)) {
            String line = CONTROLS.matcher(raw).replaceAll(" ").strip();
            String bare = MARKER.matcher(line).replaceFirst("");
            List<String> fields = fields(bare);
            if (fields.size() < 2 || bare.startsWith("#")) {
                kind = below(bare, kind);
            } else if (WORD.matcher(fields.getFirst()).find() && !isFull(read, kind)) {
                read.add(candidate(kind, fields));
            }
        }
        return List.copyOf(read);
    }

    private static boolean isFull(List<Candidate> read, Kind kind) {
        return read.stream().filter(candidate -> candidate.kind() == kind).count() >= MOST;
    }

    /** What stands below a line; most lines are no headings. */
    private static Kind below(String line, Kind before) {
        String folded = CaseFold.fold(line);
        return folded.contains(READ_NEXT) ? Kind.READ_NEXT : folded.contains(BUY) ? Kind.BUY : before;
    }

    private static List<String> fields(String line) {
        String separator = line.contains("—") ? "—" : line.contains("|") ? "|" : " - ";
        return Arrays.stream(line.split(Pattern.quote(separator), -1))
                .map(field -> AROUND.matcher(field).replaceAll(""))
                .filter(field -> !field.isEmpty())
                .toList();
    }

    /** The author stands between title and ISBN; where there is no ISBN, between title and reason. */
    private static Candidate candidate(Kind kind, List<String> fields) {
        String isbn = "";
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (String field : fields.subList(1, fields.size())) {
            String found = isbn.isEmpty() ? isbn(field) : "";
            if (!found.isEmpty()) {
                isbn = found;
            } else {
                (isbn.isEmpty() ? before : after).add(field);
            }
        }
        boolean named = !isbn.isEmpty() ? !before.isEmpty() : before.size() > 1;
        List<String> reasons = new ArrayList<>(named ? before.subList(1, before.size()) : before);
        reasons.addAll(after);
        return new Candidate(
                kind,
                cut(fields.getFirst(), LONGEST_TITLE),
                named ? cut(before.getFirst(), LONGEST_NAME) : "",
                isbn,
                cut(String.join(" — ", reasons), LONGEST_REASON));
    }

    private static String isbn(String field) {
        String bare = HYPHENS.matcher(LABEL.matcher(field).replaceFirst("")).replaceAll("");
        return ISBN.matcher(bare).matches() ? bare.replace('x', 'X') : "";
    }

    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)).strip();
    }
}
