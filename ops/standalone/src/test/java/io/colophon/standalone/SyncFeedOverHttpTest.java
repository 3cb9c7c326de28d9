package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;

/** The feed with the clock in hand (jobs and sync, C.6). Each test has a reader of its own, a day after what was before. */
class SyncFeedOverHttpTest {

    private static final String FEED = "/api/library/sync";
    private static final PostgresAddress DATABASE = TestDatabase.create();

    private static TestServer server;
    private static ApiClient administrator;

    private ApiClient ann;
    private String library;
    private Instant begin;

    @BeforeAll
    static void start() {
        server = new TestServer(DATABASE, 0, true);
        administrator = ApiClient.administrator(server, "Root");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void a_day_later(TestInfo test) {
        ann = ApiClient.registered(server, test.getDisplayName());
        library = "/api/v1/libraries/" + ann.make("/api/v1/libraries", Map.of("name", "Home"));
        begin = Instant.parse(page("").path("serverTime").asString()).plus(Duration.ofDays(1));
        clock(begin);
    }

    @Test
    void a_record_follows_the_editions_and_the_series_of_its_book() {
        String book = book("Akira 3");
        String edition = ann.make(
                library + "/books/" + book + "/editions",
                Map.of("format", "paperback", "publisher", "Kodansha", "is_primary", true, "page_count", 280));
        String series = ann.make(library + "/series", Map.of("name", "Akira"));
        ann.post(library + "/series/" + series + "/books", Map.of("book_id", book, "position", 3))
                .expect(204);
        JsonNode record = page("").path("data").get(0);
        assertThat(record.path("publisher").asString()).isEqualTo("Kodansha");
        assertThat(record.path("pageCount").asInt()).isEqualTo(280);
        assertThat(record.path("series").asString()).isEqualTo("Akira");
        assertThat(record.path("seriesIndex").asDouble()).isEqualTo(3);

        Since since = new Since();
        ann.put(
                        library + "/books/" + book + "/editions/" + edition,
                        Map.of("format", "paperback", "publisher", "Glénat", "is_primary", true))
                .expect(200);
        assertThat(since.one().path("publisher").asString()).isEqualTo("Glénat");
        ann.put(library + "/series/" + series, Map.of("name", "AKIRA")).expect(200);
        assertThat(since.one().path("series").asString()).isEqualTo("AKIRA");
        ann.delete(library + "/series/" + series).expect(204);
        assertThat(since.one().path("series").isNull()).isTrue();
        ann.delete(library + "/books/" + book + "/editions/" + edition).expect(204);
        assertThat(since.one().path("publisher").isNull()).isTrue();
    }

    @Test
    void a_renamed_contributor_is_a_change_of_every_book_that_shows_him() {
        String anna = ann.make("/api/v1/contributors", Map.of("name", "Anna Bell"));
        String other = ann.make("/api/v1/contributors", Map.of("name", "Nobody Here"));
        Map<String, Object> body = body("Emma");
        body.put("contributors", List.of(Map.of("contributor_id", anna, "role", "author")));
        String book = ann.make(library + "/books", body);
        book("Another");

        Since since = new Since();
        ann.patch("/api/v1/contributors/" + anna, Map.of("name", "Anna Cole")).expect(200);
        JsonNode record = since.one();
        assertThat(record.path("id").asString()).isEqualTo(book);
        assertThat(record.path("author").asString()).isEqualTo("Anna Cole");
        ann.patch("/api/v1/contributors/" + anna, Map.of("bio", "Wrote.")).expect(200);
        ann.patch("/api/v1/contributors/" + other, Map.of("name", "Still Nobody"))
                .expect(200);
        ann.delete("/api/v1/contributors/" + other).expect(204);
        assertThat(page("?since=" + since.time).path("data")).isEmpty();
    }

    @Test
    void a_walk_is_renewed_by_its_later_pages_for_a_day_at_most() {
        for (int i = 0; i < 4; i++) {
            book("Book " + i);
        }
        String since = begin.minus(Duration.ofDays(9)).toString();
        String first = time(1, since);
        for (int minutes : List.of(50, 100, 150)) {
            clock(begin.plus(Duration.ofMinutes(minutes)));
            assertThat(time(2, since)).isEqualTo(first);
        }
        clock(begin.plus(Duration.ofMinutes(211)));
        assertThat(Instant.parse(time(2, since))).as("an hour without a page").isEqualTo(Instant.parse(since));

        String second = time(1, since);
        for (int n = 1; n < 29; n++) {
            clock(begin.plus(Duration.ofMinutes(211 + 50 * n)));
            assertThat(time(2, since)).isEqualTo(second);
        }
        clock(begin.plus(Duration.ofMinutes(211 + 1_450)));
        assertThat(Instant.parse(time(2, since))).as("a day of pages").isEqualTo(Instant.parse(since));
    }

    @Test
    void a_walk_outlives_the_server() {
        for (int i = 0; i < 3; i++) {
            book("Book " + i);
        }
        JsonNode first = page("?limit=1");
        ann.delete(library + "/books/" + first.path("data").get(0).path("id").asString())
                .expect(204);
        server.close();
        server = new TestServer(DATABASE, 0, true);
        administrator = administrator.at(server);
        ann = ann.at(server);
        clock(begin.plus(Duration.ofMinutes(5)));

        List<String> titles = new ArrayList<>();
        for (int n = 2; n <= 3; n++) {
            JsonNode page = page("?limit=1&page=" + n);
            assertThat(page.path("serverTime")).isEqualTo(first.path("serverTime"));
            page.path("data").forEach(record -> titles.add(record.path("title").asString()));
        }
        assertThat(titles).containsExactly("Book 1", "Book 2");
    }

    @Test
    void a_clock_that_is_set_back_loses_nothing() {
        String book = book("Before");
        Since since = new Since();
        clock(begin.minus(Duration.ofHours(1)));
        ann.put(library + "/books/" + book, body("After")).expect(200);
        assertThat(since.one().path("title").asString()).isEqualTo("After");
        assertThat(Instant.parse(page("").path("serverTime").asString())).isAfter(since.first);
    }

    @Test
    void a_cursor_that_is_older_than_the_tombstones_is_gone() {
        book("Kept");
        String gone = book("Gone");
        String cursor = page("?cursor=").path("nextCursor").asString();
        ann.delete(library + "/books/" + gone).expect(204);
        clock(begin.plus(Duration.ofDays(400)));
        book("New");
        page("");
        assertThat(ann.get(FEED + "?includeDeleted=true&cursor=" + cursor)
                        .expect(410)
                        .json()
                        .path("error")
                        .asString())
                .isNotEmpty();
        assertThat(page("?cursor=").path("data")).hasSize(2);
    }

    /** A mirror that polls with the time of its last answer. */
    private final class Since {
        private final Instant first;
        private String time;

        Since() {
            time = page("").path("serverTime").asString();
            first = Instant.parse(time);
        }

        JsonNode one() {
            JsonNode page = page("?since=" + time);
            time = page.path("serverTime").asString();
            assertThat(page.path("data")).hasSize(1);
            return page.path("data").get(0);
        }
    }

    @Test
    void the_test_clock_keeps_to_years_that_every_calendar_has() {
        for (Map<String, Object> asked : List.<Map<String, Object>>of(
                Map.of("now", "+999999999-12-31T23:59:59Z"),
                Map.of("now", "1969-12-31T23:59:59Z"),
                Map.of("advance_seconds", 1e300),
                Map.of("advance_seconds", -1e11))) {
            administrator.post("/test/clock", asked).expect(400);
        }
    }

    private String time(int page, String since) {
        return page("?limit=1&page=" + page + "&since=" + since)
                .path("serverTime")
                .asString();
    }

    private JsonNode page(String query) {
        return ann.get(FEED + query).expect(200).json();
    }

    private String book(String title) {
        return ann.make(library + "/books", body(title));
    }

    private Map<String, Object> body(String title) {
        String type = ann.get("/api/v1/media-types").data().get(0).path("id").asString();
        return new HashMap<>(Map.of("title", title, "media_type_id", type));
    }

    private void clock(Instant now) {
        administrator.post("/test/clock", Map.of("now", now.toString())).expect(204);
    }
}
