package io.colophon.query.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.colophon.contract.Refusal;
import io.colophon.query.books.PlainSearch.Book;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list that PostgreSQL finds is the one that {@link PlainSearch} finds by looking at every book. */
class BookSearchTest {

    /** On the longest title it looks at more ways to match than anybody can wait for. */
    private static final String HOSTILE = "/^(.+)(.+)(.+)(.+)\\1\\2\\3\\4$/";

    private static final List<String> FIELDS =
            List.of("type", "tag", "genre", "series", "shelf", "publisher", "language", "author", "title", "foo");

    private static final List<String> REGEXES =
            List.of("^d", "n$", "[ae]n", "\\d+", "o.*o", "dune|c", "^.$", "x?", "İ|s", "(a)(b)?", "\\\\", "é");

    private static SearchedBooks library;

    @BeforeAll
    static void fill() {
        library = new SearchedBooks(20_261, OddTexts.TITLES, OddTexts.WORDS);
    }

    @AfterAll
    static void close() {
        library.close();
    }

    private static List<UUID> naturally(Predicate<Book> wanted) {
        return library.books.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(book -> SortTitle.of(book.title()).naturalKey(), BookSearchTest::bytes))
                .map(Book::id)
                .toList();
    }

    /** UTF-8 is in the order of code points, UTF-16 is not. */
    private static int bytes(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    private static void same(Map<String, String> query, Predicate<Book> wanted) {
        assertThat(library.find(query)).as("%s", query).isEqualTo(naturally(wanted));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void queries(long seed) {
        Random random = new Random(seed);
        int found = 0;
        for (int i = 0; i < 150; i++) {
            String q = query(random, 1 + random.nextInt(4));
            BookQuery query = BookQuery.parse(q);
            Predicate<Book> wanted = PlainSearch.of(query);
            same(Map.of("q", q), query.letter().isEmpty() ? wanted : wanted.and(PlainSearch.letter(query.letter())));
            found += naturally(wanted).isEmpty() ? 0 : 1;
        }
        assertThat(found).as("queries that find something").isBetween(50, 149);
    }

    private static String query(Random random, int words) {
        StringBuilder q = new StringBuilder();
        for (int i = 0; i < words; i++) {
            q.append(one(random, List.of(" ", " ", " NOT ", " OR ", " AND ", " OR ", " (", ") ")));
            q.append(random.nextInt(12) == 0 ? "letter:" + one(random, List.of("d", "#", "s", "%")) : word(random));
        }
        return q.toString();
    }

    private static String word(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "/" + one(random, REGEXES) + "/";
            case 1 -> part(random);
            case 2 -> "\"" + part(random) + "\"";
            case 3 -> one(random, List.of("tag", "series", "author", "title")) + ":\"" + part(random) + "\"";
            default -> one(random, FIELDS) + ":\"" + one(random, OddTexts.WORDS) + "\"";
        };
    }

    /** Of a title or a name. */
    private static String part(Random random) {
        String text = one(random, random.nextBoolean() ? OddTexts.TITLES : OddTexts.WORDS);
        int[] points = text.codePoints().toArray();
        int from = random.nextInt(points.length);
        int length = 1 + random.nextInt(Math.min(6, points.length - from));
        return new String(points, from, length);
    }

    private static <T> T one(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void filters(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            List<Map<String, Object>> groups = List.of(group(random), group(random));
            String filter = JsonMapper.shared()
                    .writeValueAsString(random.nextBoolean() ? Map.of("groups", groups) : groups.getFirst());
            String q = random.nextBoolean() ? "" : part(random);
            Predicate<Book> plain = q.isBlank() ? book -> true : PlainSearch.text(q);
            same(Map.of("filter", filter, "q", q), plain.and(PlainSearch.of(BookFilter.parse(filter))));
        }
    }

    private static Map<String, Object> group(Random random) {
        return Map.of(
                "mode", one(random, List.of("OR", "AND")), "conditions", List.of(condition(random), condition(random)));
    }

    private static Map<String, String> condition(Random random) {
        String field =
                one(random, List.of("title", "contributor", "type", "tag", "genre", "series", "shelf", "language"));
        boolean contains = List.of("title", "contributor").contains(field);
        String op = (random.nextInt(4) == 0 ? "not_" : "") + (contains ? "contains" : "equals");
        return Map.of("field", field, "op", op, "value", contains ? part(random) : one(random, OddTexts.WORDS));
    }

    @Test
    void parameters_beside_each_other() {
        for (String tag : OddTexts.WORDS) {
            for (String letter : List.of("", "d", "#", "%", "the", "toolong")) {
                Predicate<Book> tagged = PlainSearch.of(BookQuery.parse("tag:\"" + tag + "\" OR tag:\"" + tag + "\""));
                boolean ignored = letter.isEmpty() || letter.length() > 5;
                same(Map.of("tag", tag, "letter", letter), ignored ? tagged : tagged.and(PlainSearch.letter(letter)));
            }
        }
        same(Map.of("type_filter", "ART BOOK"), book -> book.type().equals("Art Book"));
        same(Map.of("letter", "d", "q", "letter:b"), PlainSearch.letter("d"));
        same(Map.of("q", "author:\"\""), book -> !book.names().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "東京", "😀", "?"})
    void symbols_mean_themselves(String q) {
        List<UUID> found = library.find(Map.of("q", q));
        assertThat(found)
                .isEqualTo(naturally(book ->
                        book.title().contains(q) || book.names().stream().anyMatch(name -> name.contains(q))));
        assertThat(found.size()).isBetween(1, 15);
    }

    @Test
    void every_order_goes_both_ways_and_pages_follow_each_other() {
        for (String sort : List.of("title", "created_at", "media_type", "publish_date", "no such")) {
            List<UUID> up = library.find(Map.of("sort", sort, "q", "o"));
            if (!sort.equals("publish_date")) {
                assertThat(library.find(Map.of("sort", sort, "sort_dir", "desc", "q", "o")))
                        .isEqualTo(up.reversed());
            }
            List<UUID> paged = new ArrayList<>();
            for (int page = 1; page <= up.size(); page++) {
                Map<String, String> query = new LinkedHashMap<>(Map.of("sort", sort, "q", "o"));
                query.putAll(Map.of("page", "" + page, "per_page", "1"));
                paged.add(UUID.fromString(
                        library.page(query).path("items").path(0).path("id").asString()));
            }
            assertThat(paged).isEqualTo(up);
        }
        assertThat(library.page(Map.of("q", "o", "page", "9223372036854775807"))
                        .path("total")
                        .asInt())
                .isEqualTo(library.find(Map.of("q", "o")).size());
    }

    @ParameterizedTest
    @CsvSource({"0, 25", "-1, 25", "201, 25", "x, 25", "200, 200", "7, 7"})
    void a_page_says_how_many_it_may_hold(String asked, int used) {
        JsonNode page = library.page(Map.of("per_page", asked));
        assertThat(page.path("per_page").asInt()).isEqualTo(used);
        assertThat(page.path("items").size()).isEqualTo(Math.min(used, OddTexts.TITLES.size()));
        assertThat(page.path("total").asInt()).isEqualTo(OddTexts.TITLES.size());
    }

    @Test
    void what_can_not_be_looked_for_is_refused_by_name() {
        refused(Map.of("q", "é".repeat(251)), "query too long");
        refused(Map.of("q", "/(/"), "invalid regular expression in q");
        refused(Map.of("q", "(", "regex", "true", "filter", "{}"), "invalid regular expression in q");
        refused(
                Map.of("filter", "{\"conditions\":[{\"field\":\"title\",\"op\":\"regex\",\"value\":\"[\"}]}"),
                "invalid regular expression in filter");
        refused(Map.of("tag", "a\0"), "tag must not contain U+0000");
        refused(Map.of("q", "/((a{1,60}){1,60}){1,60}/"), "invalid regular expression in q");
    }

    @Test
    void a_search_that_never_ends_is_given_up_and_few_run_at_once() {
        List<String> answers = Flux.range(0, 5)
                .flatMap(i -> library.answer(Map.of("q", HOSTILE))
                        .onErrorResume(Refusal.class, refusal -> Mono.just(refusal.getMessage())))
                .collectSortedList()
                .block();
        assertThat(answers)
                .containsExactly(
                        "q takes too long",
                        "q takes too long",
                        "q takes too long",
                        "too many searches by regular expression, try again later",
                        "too many searches by regular expression, try again later");
        assertThat(library.find(Map.of("q", "/^dune$/"))).hasSize(1);
    }

    private static void refused(Map<String, String> query, String text) {
        assertThatThrownBy(() -> library.find(query))
                .isInstanceOf(Refusal.class)
                .hasMessage(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[]", "null", "{\"groups\":[{\"conditions\":[{\"field\":5}]}]}", "{}", "{\"groups\":[null]}"
            })
    void a_filter_that_says_nothing_filters_nothing(String filter) {
        same(Map.of("filter", filter), book -> true);
    }
}
