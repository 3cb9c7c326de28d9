package io.colophon.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.JsonNode;

/** Each test has a reader of its own. */
class DashboardOverHttpTest {

    private static final List<String> LISTS =
            List.of("currently-reading", "recently-added", "picks-of-the-day", "recently-finished", "continue-series");

    private static TestServer server;
    private static SignedIn administrator;
    private SignedIn reader;
    private String library;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        administrator = SignedIn.register(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() {
        administrator.setClock("2031-02-03T12:00:00Z");
        reader = SignedIn.register(server);
        library = reader.library();
    }

    private String book(String title, String type, Object... contributors) {
        String id = Stream.of(reader.get("/media-types").ok())
                .flatMap(JsonNode::valueStream)
                .filter(one -> one.get("name").asString().equals(type))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        return id(reader.post(
                "/libraries/" + library + "/books",
                Map.of("title", title, "media_type_id", id, "contributors", List.of(contributors))));
    }

    private String novel(String title) {
        return book(title, "novel");
    }

    private static String id(SignedIn.Answer made) {
        return made.ok().get("id").asString();
    }

    /** Notes something of a new edition of a book, and answers the path of it. */
    private String note(String book, Map<String, Object> reading) {
        String editions = "/libraries/" + library + "/books/" + book + "/editions";
        String path = editions + "/" + id(reader.post(editions, Map.of("format", "ebook"))) + "/my-interaction";
        reader.put(path, reading).ok();
        return path;
    }

    private String note(String book, String status) {
        return note(book, Map.of("read_status", status));
    }

    private void finish(String book, String day) {
        note(book, Map.of("read_status", "read", "date_finished", day));
    }

    private JsonNode dashboard(String path) {
        return reader.get("/dashboard/" + path).ok();
    }

    private List<String> listed(String path) {
        return dashboard(path).findValuesAsString("book_id");
    }

    private String series(String name, Map<Double, String> books) {
        String series = id(reader.post("/libraries/" + library + "/series", Map.of("name", name)));
        books.forEach((position, book) -> reader.post(
                        "/libraries/" + library + "/series/" + series + "/books",
                        Map.of("book_id", book, "position", position))
                .ok());
        return series;
    }

    @Test
    void it_spans_the_libraries_of_which_one_is_a_member() {
        String dune = novel("Dune");
        String emma = novel("Emma");
        series("Saga", Map.of(1.0, dune, 2.0, emma));
        SignedIn guest = SignedIn.register(server);
        String members = "/libraries/" + library + "/members";
        reader.post(members, Map.of("user_id", guest.id())).ok();
        SignedIn host = reader;
        reader = guest;
        String editions = "/libraries/" + library + "/books/" + dune + "/editions";
        String edition = id(host.post(editions, Map.of("format", "ebook")));
        reader.put(editions + "/" + edition + "/my-interaction", Map.of("read_status", "read"))
                .ok();
        assertThat(listed("recently-added")).containsExactly(emma, dune);
        assertThat(listed("picks-of-the-day")).containsExactly(emma);
        assertThat(listed("recently-finished")).containsExactly(dune);
        assertThat(listed("continue-series")).containsExactly(emma);
        assertThat(dashboard("stats").get("books_read").asInt()).isEqualTo(1);
        assertThat(host.get("/dashboard/stats").ok().get("books_read").asInt()).isZero();

        host.delete(members + "/" + guest.id()).ok();
        LISTS.forEach(list -> assertThat(listed(list)).as(list).isEmpty());
        JsonNode stats = dashboard("stats");
        assertThat(List.of(
                        stats.get("total_books").asInt(),
                        stats.get("books_read").asInt()))
                .containsOnly(0);
        reader = administrator;
        LISTS.forEach(list -> assertThat(listed(list)).as(list).isEmpty());
        ApiClient.anonymous(server.url()).get("/api/v1/dashboard/stats").expect(401);
    }

    @Test
    void what_one_reads_begins_with_the_book_of_which_one_noted_something_last() {
        String ann = id(reader.post("/contributors", Map.of("name", "Ann One")));
        String bob = id(reader.post("/contributors", Map.of("name", "Bob Two")));
        String dune = book(
                "Dune",
                "novel",
                Map.of("contributor_id", bob, "role", "author", "display_order", 2),
                Map.of("contributor_id", ann, "role", "author", "display_order", 1),
                Map.of("contributor_id", bob, "role", "editor", "display_order", 3));
        String emma = novel("Emma");
        note(dune, "reading");
        note(emma, "reading");
        note(novel("Read"), "read");
        assertThat(listed("currently-reading")).containsExactly(emma, dune);
        note(dune, "unread");
        JsonNode first = dashboard("currently-reading").get(0);
        JsonNode shown = reader.get("/libraries/" + library + "/books/" + dune).ok();
        String seconds = shown.get("updated_at").asString().replaceFirst("(\\.\\d+)?Z$", "Z");
        assertThat(first.toString())
                .isEqualTo(
                        ("{'book_id':'%s','library_id':'%s','library_name':'A library','title':'Dune','cover_url':null,"
                                        + "'authors':'Ann One, Bob Two, Bob Two','read_status':'reading','updated_at':'%s'}")
                                .formatted(dune, library, seconds)
                                .replace('\'', '"'));
    }

    @Test
    void what_one_finished_comes_once_and_the_latest_first() {
        String dune = novel("Dune");
        String emma = novel("Emma");
        String undated = novel("Undated");
        finish(emma, "2026-01-02");
        finish(dune, "2025-12-31");
        note(dune, Map.of("read_status", "read", "date_finished", "2026-01-01", "rating", 7, "is_favorite", true));
        note(dune, Map.of("read_status", "reading", "date_finished", "2026-01-03"));
        note(undated, "read");
        JsonNode finished = dashboard("recently-finished");
        assertThat(finished.findValuesAsString("book_id")).containsExactly(undated, emma, dune);
        JsonNode last = finished.get(2);
        assertThat(last.get("finished_at").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(last.get("rating").asInt()).isEqualTo(7);
        assertThat(last.get("is_favorite").asBoolean()).isTrue();
        assertThat(finished.get(1).get("rating").isNull()).isTrue();
        assertThat(finished.get(0).get("finished_at").asString()).matches("[-0-9]{10}T[:0-9]{8}Z");
    }

    @Test
    void a_series_goes_on_behind_the_last_volume_that_was_read() {
        String two = novel("Two");
        String five = novel("Five");
        String next = novel("Five and a half");
        String saga = series("saga", Map.of(1.0, novel("One"), 2.0, two, 5.0, five, 5.5, next, 7.0, novel("Seven")));
        String other = novel("Other");
        series("Another", Map.of(1.0, other, 5.5, novel("Its next")));
        series("Nothing read", Map.of(1.0, novel("Its first")));
        String ended = novel("Ended");
        series("All read", Map.of(3.0, ended));
        Stream.of(two, five, other, ended).forEach(read -> note(read, "read"));
        note(next, "did_not_finish");
        note(next, "unread");
        JsonNode series = dashboard("continue-series");
        assertThat(series.findValuesAsString("series_name")).containsExactly("Another", "saga");
        assertThat(series.get(1).toString())
                .isEqualTo(
                        ("{'series_id':'%s','series_name':'saga','position':5.5,'last_read_position':5,'book_id':'%s','library_id':'%s',"
                                        + "'library_name':'A library','title':'Five and a half','cover_url':null,'authors':'',"
                                        + "'read_status':'did_not_finish'}")
                                .formatted(saga, next, library)
                                .replace('\'', '"'));
        note(next, "read");
        assertThat(dashboard("continue-series").findValuesAsString("title")).containsExactly("Its next", "Seven");
    }

    @Test
    void new_books_come_with_what_one_is_to_them() {
        String first = novel("0");
        note(first, "read");
        for (int i = 1; i < 25; i++) {
            novel(String.valueOf(i));
        }
        assertThat(dashboard("recently-added").findValuesAsString("title"))
                .hasSize(24)
                .startsWith("24", "23")
                .endsWith("1");
        String reading = novel("Begun");
        note(reading, "reading");
        note(reading, "did_not_finish");
        assertThat(dashboard("recently-added").findValuesAsString("read_status"))
                .startsWith("reading", "");
        reader.put("/libraries/" + library, Map.of("name", "Renamed")).ok();
        assertThat(dashboard("recently-added").findValuesAsString("library_name"))
                .containsOnly("Renamed");
    }

    @Test
    void picks_begin_each_day_somewhere_else_and_stay_the_same_all_day() {
        List<String> unread = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            unread.add(novel("Novel " + i));
        }
        for (String status : List.of("read", "reading", "did_not_finish")) {
            note(novel(status), status);
        }
        note(unread.getFirst(), "unread");
        for (String day : List.of("2031-02-03", "2031-02-04", "2031-02-05")) {
            administrator.setClock(day + "T00:00:01Z");
            List<String> morning = listed("picks-of-the-day");
            assertThat(morning).isEqualTo(picked(unread, day).subList(0, 24));
            administrator.setClock(day + "T23:50:00Z");
            assertThat(listed("picks-of-the-day")).isEqualTo(morning);
        }
    }

    /** All books in the order of their hashes, from that of the day on. */
    private static List<String> picked(List<String> books, String day) {
        List<String> order =
                books.stream().sorted((a, b) -> md5(a).compareTo(md5(b))).toList();
        return Stream.concat(
                        order.stream().filter(book -> md5(book).compareTo(md5(day)) >= 0),
                        order.stream().filter(book -> md5(book).compareTo(md5(day)) < 0))
                .toList();
    }

    private static String md5(String text) {
        return DigestUtils.md5DigestAsHex(text.getBytes(UTF_8));
    }

    @Test
    void picks_are_of_the_types_that_are_asked_for() {
        String novel = novel("Novel");
        String light = book("Light novel", "light_novel");
        String fact = book("Fact", "non_fiction");
        String manga = book("Manga", "manga");
        assertThat(listed("picks-of-the-day")).containsExactlyInAnyOrder(novel, light, fact);
        assertThat(listed("picks-of-the-day?media_type=")).containsExactlyInAnyOrder(novel, light, fact);
        assertThat(listed("picks-of-the-day?media_type=manga&media_type=novel"))
                .containsExactlyInAnyOrder(manga, novel);
        assertThat(listed("picks-of-the-day?media_type=Novel")).isEmpty();
    }

    @Test
    void counts_are_of_books_and_a_year_is_one_of_utc() {
        String dune = novel("Dune");
        String emma = novel("Emma");
        String old = novel("Old");
        finish(dune, "2031-01-01");
        note(dune, Map.of("read_status", "read", "date_finished", "2031-02-28", "is_favorite", true));
        note(dune, Map.of("read_status", "reading", "is_favorite", true));
        finish(emma, "2030-12-31");
        finish(old, "2030-02-28");
        note(novel("Next year's"), Map.of("read_status", "read", "date_finished", "2032-01-01"));
        JsonNode stats = dashboard("stats");
        assertThat(stats.toString())
                .startsWith(
                        "{\"total_books\":4,\"books_read\":4,\"books_reading\":1,\"books_added_this_year\":0,"
                                + "\"books_read_this_year\":1,\"favorites_count\":1,\"monthly_reads\":[{\"month\":\"2030-03\",\"count\":0}")
                .endsWith(
                        "{\"month\":\"2030-12\",\"count\":1},{\"month\":\"2031-01\",\"count\":1},{\"month\":\"2031-02\",\"count\":1}]}");
        assertThat(stats.get("monthly_reads").size()).isEqualTo(12);
        administrator.setClock(reader.get("/libraries/" + library + "/books/" + dune)
                .ok()
                .get("created_at")
                .asString());
        assertThat(dashboard("stats").get("books_added_this_year").asInt()).isEqualTo(4);
    }
}
