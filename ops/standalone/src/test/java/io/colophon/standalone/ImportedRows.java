package io.colophon.standalone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A CSV file made at random and what an import of it, with {@code skip_duplicates=false}, must come to: which rows make books, which
 * only add a copy, which are passed over or fail. The same seed makes the same file.
 */
final class ImportedRows {

    static final String MAPPING = "{\"title\":0,\"isbn_13\":1,\"author\":2,\"tags\":3,\"page_count\":4}";

    private static final List<String> TAGS =
            List.of("to lend", "signed", "first edition", "gift", "attic", "kitchen", "Fantasy", "unread", "worn");
    private static final int LONGEST_TITLE = 512;

    private final Random random;
    private final StringBuilder csv = new StringBuilder("Title,ISBN,Authors,Tags,Pages\n");
    private final List<String> endings = new ArrayList<>();
    private final List<String> isbns = new ArrayList<>();
    private final Map<String, Integer> copies = new LinkedHashMap<>();
    private final Set<String> contributors = new TreeSet<>();
    private final Set<String> tags = new TreeSet<>();
    private int created;

    ImportedRows(long seed, int count) {
        random = new Random(seed);
        for (int number = 1; number <= count; number++) {
            add(number, count);
        }
    }

    private void add(int number, int count) {
        int dice = random.nextInt(100);
        String title = dice < 3 ? "" : "Book %d, \"printed twice\"".formatted(number);
        if (dice >= 97) {
            title += " again".repeat(LONGEST_TITLE / 6);
        }
        String isbn = isbn(number, dice);
        List<String> authors =
                some(1 + random.nextInt(4), () -> "Author %03d of Many".formatted(random.nextInt(1 + count / 8)));
        List<String> given = some(random.nextInt(4), () -> TAGS.get(random.nextInt(TAGS.size())));
        csv.append(cell(title)).append(',').append(isbn).append(',');
        csv.append(cell(String.join(", ", authors))).append(',').append(cell(String.join(",", given)));
        csv.append(',').append(random.nextInt(900)).append('\n');

        if (title.isEmpty()) {
            endings.add("skipped: no title");
        } else if (copies.containsKey(isbn)) {
            copies.merge(isbn, 1, Integer::sum);
            endings.add("done: duplicate ISBN " + isbn + " — copy count incremented");
        } else if (title.length() > LONGEST_TITLE) {
            endings.add("failed: creating book: ");
        } else {
            created++;
            if (!isbn.isEmpty()) {
                copies.put(isbn, 1);
            }
            authors.forEach(author -> contributors.add(author.toLowerCase(Locale.ROOT)));
            given.forEach(tag -> tags.add(tag.toLowerCase(Locale.ROOT)));
            endings.add("done: imported \"" + title + "\"");
        }
    }

    private String isbn(int number, int dice) {
        if (dice < 12) {
            return "";
        }
        if (dice < 28 && !isbns.isEmpty()) {
            return isbns.get(random.nextInt(isbns.size()));
        }
        String digits = "978%09d".formatted(number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        String isbn = digits + (10 - sum % 10) % 10;
        isbns.add(isbn);
        return isbn;
    }

    private interface Text {
        String make();
    }

    /** Some of them in another case, some twice. */
    private List<String> some(int count, Text text) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String one = text.make();
            made.add(
                    switch (random.nextInt(4)) {
                        case 0 -> one.toUpperCase(Locale.ROOT);
                        case 1 -> one.toLowerCase(Locale.ROOT);
                        default -> one;
                    });
        }
        return made;
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    String csv() {
        return csv.toString();
    }

    int count() {
        return endings.size();
    }

    /** How each row ends, in order: its status and the message, or its beginning. */
    List<String> endings() {
        return endings;
    }

    long ended(String status) {
        return endings.stream().filter(ending -> ending.startsWith(status)).count();
    }

    /** How many rows make a book. */
    int created() {
        return created;
    }

    /** The ISBNs of the books with the copies of each. */
    Map<String, Integer> copies() {
        return copies;
    }

    /** In lower case. */
    Set<String> contributors() {
        return contributors;
    }

    /** In lower case. */
    Set<String> tags() {
        return tags;
    }
}
