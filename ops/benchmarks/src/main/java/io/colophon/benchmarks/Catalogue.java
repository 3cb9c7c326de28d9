package io.colophon.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Made-up books, the same ones for the same number, in the shape of a real catalogue: four of five books have one author, the others up
 * to six, some authors have written a hundred books and most of them one, one book in seventeen has no ISBN.
 */
final class Catalogue {

    private static final String[] SYLLABLES = {
        "ba", "cor", "dan", "el", "fer", "gri", "ha", "is", "jo", "ka", "lor", "mi", "nor", "os", "pe", "ri", "sa",
        "tor", "ul", "ve", "wen", "zo"
    };
    private static final String HEADER = "book_id,isbn13,authors,original_publication_year,title,language_code,"
            + "average_rating,ratings_count,ratings_1,ratings_2,ratings_3,ratings_4,ratings_5";
    /** Which column of {@link #csv} holds which field of an import. */
    static final String MAPPING = "{\"isbn_13\":1,\"author\":2,\"publish_date\":3,\"title\":4,\"language\":5}";

    private Catalogue() {}

    /** @param isbn13 empty when there is none; no two books have the same */
    record Book(int number, String title, List<String> authors, String isbn13, int year, int[] ratings) {}

    static List<Book> books(int count) {
        Random random = new Random(count);
        List<String> names = IntStream.range(0, count)
                .mapToObj(i -> word(random) + " " + word(random))
                .toList();
        return IntStream.range(0, count)
                .mapToObj(number -> book(number, names, random))
                .toList();
    }

    private static Book book(int number, List<String> names, Random random) {
        Set<String> authors = new LinkedHashSet<>();
        do {
            // the square of the square: few names come often, most of them once or never
            authors.add(names.get((int) (names.size() * Math.pow(random.nextDouble(), 4))));
        } while (authors.size() < 6 && random.nextInt(5) == 0);
        String title = IntStream.range(0, 2 + random.nextInt(4))
                .mapToObj(i -> word(random))
                .collect(Collectors.joining(" "));
        String series = random.nextInt(5) < 2 ? " (" + word(random) + ", #" + (1 + random.nextInt(9)) + ")" : "";
        int[] ratings = IntStream.range(0, 5).map(i -> random.nextInt(100_000)).toArray();
        return new Book(
                number,
                title + series,
                new ArrayList<>(authors),
                random.nextInt(17) == 0 ? "" : isbn13(number),
                1900 + random.nextInt(125),
                ratings);
    }

    static String csv(int count) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (Book book : books(count)) {
            int sum = IntStream.of(book.ratings).sum();
            text.append(book.number + 1).append(',').append(book.isbn13).append(",\"");
            text.append(String.join(", ", book.authors)).append("\",").append(book.year);
            text.append(",\"")
                    .append(book.title)
                    .append("\",eng,")
                    .append(1 + sum % 400 / 100.0)
                    .append(',')
                    .append(sum);
            IntStream.of(book.ratings).forEach(rating -> text.append(',').append(rating));
            text.append('\n');
        }
        return text.toString();
    }

    private static String word(Random random) {
        String word = SYLLABLES[random.nextInt(SYLLABLES.length)]
                + SYLLABLES[random.nextInt(SYLLABLES.length)]
                + (random.nextBoolean() ? SYLLABLES[random.nextInt(SYLLABLES.length)] : "");
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String isbn13(int number) {
        String digits = String.format(java.util.Locale.ROOT, "978%09d", number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
