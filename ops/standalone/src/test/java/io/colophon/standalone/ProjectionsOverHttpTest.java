package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Administrators look after views over HTTP. Each test has a view of its own. */
class ProjectionsOverHttpTest {

    private static final String ADMIN = "/api/v1/admin/projections";

    private static PostgresAddress database;
    private static TestServer server;
    private static ApiClient ann;
    private static ApiClient bob;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        server = new TestServer(database, 0, true);
        ann = ApiClient.administrator(server, "Ann");
        bob = ApiClient.registered(server, "Bob");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void only_administrators_see_and_move_views() {
        bob.get(ADMIN).expect(403);
        bob.get(ADMIN + "/books").expect(403);
        for (String verb : List.of("rebuild", "switch", "rollback", "pause", "resume", "retry")) {
            bob.post(ADMIN + "/books/" + verb).expect(403);
            assertThat(ann.post(ADMIN + "/nothing/" + verb)
                            .expect(404)
                            .json()
                            .path("error")
                            .asString())
                    .isEqualTo("projection not found");
        }
        ann.get(ADMIN + "/nothing").expect(404);
    }

    @Test
    void every_view_says_where_it_is() {
        JsonNode views = ann.get(ADMIN).expect(200).data();
        assertThat(views.findValuesAsString("view")).contains("books", "history", "libraries", "users");
        for (JsonNode view : views) {
            assertThat(view.path("head").asLong()).isPositive();
            assertThat(view.path("node").asString()).isNotEmpty();
            assertThat(view.path("failure").isNull()).isTrue();
            assertThat(view.path("parked").asInt()).isZero();
            assertThat(view.has("parked_events")).isFalse();
        }
    }

    @Test
    void a_view_is_rebuilt_switched_and_rolled_back_while_others_write_and_read() throws Exception {
        String library = bob.make("/api/v1/libraries", Map.of("name", "Busy"));
        String novel = ann.get("/api/v1/media-types")
                .expect(200)
                .data()
                .get(0)
                .path("id")
                .asString();
        String books = "/api/v1/libraries/" + library + "/books";
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger written = new AtomicInteger();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            while (going.get()) {
                var answer =
                        bob.post(books, Map.of("title", "Book " + written.incrementAndGet(), "media_type_id", novel));
                if (answer.status() != 201 || answer.data().path("title").isMissingNode()) {
                    wrong.add("a write was answered with " + answer.status() + " " + answer.body());
                }
                String seen = bob.get(books + "/" + answer.data().path("id").asString())
                        .body();
                if (!seen.contains("\"Book " + written.get() + "\"")) {
                    wrong.add("a read after a write says " + seen);
                }
            }
        });
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
            int before = 0;
            while (going.get()) {
                var answer = bob.get(books + "?per_page=100");
                int total = answer.data().path("total").asInt(-1);
                if (answer.status() != 200 || total < before) {
                    wrong.add("a list said " + answer.status() + " with " + total + " books after " + before);
                }
                before = total;
            }
        });
        try {
            awaitBooks(written, 20);
            int live = generation("books", "live");
            ann.post(ADMIN + "/books/rebuild").expect(202);
            assertThat(ann.post(ADMIN + "/books/rollback")
                            .expect(409)
                            .json()
                            .path("error")
                            .asString())
                    .isEqualTo("no former build of this view stands by");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> modes("books")
                    .contains("ready"));
            assertThat(generation("books", "live"))
                    .as("it waits for an administrator")
                    .isEqualTo(live);

            awaitBooks(written, written.get() + 20);
            ann.post(ADMIN + "/books/switch").expect(200);
            int built = generation("books", "live");
            assertThat(built).isGreaterThan(live);
            assertThat(generation("books", "standby")).isEqualTo(live);

            awaitBooks(written, written.get() + 20);
            ann.post(ADMIN + "/books/rollback").expect(200);
            assertThat(generation("books", "live")).isEqualTo(live);
            assertThat(generation("books", "standby")).isEqualTo(built);

            awaitBooks(written, written.get() + 20);
            ann.post(ADMIN + "/books/switch").expect(409);
        } finally {
            going.set(false);
        }
        writer.get();
        reader.get();
        assertThat(wrong).isEmpty();
        assertThat(Views.untilCaughtUp(ann, "books")).isTrue();
        assertThat(Views.differences(database, "books")).isEmpty();
    }

    private static void awaitBooks(AtomicInteger written, int count) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> written.get() >= count);
    }

    @Test
    void a_build_switches_by_itself_when_it_was_asked_to() {
        int live = generation("contributors", "live");
        ann.post(ADMIN + "/contributors/rebuild", Map.of("switch", "manual")).expect(202);
        assertThat(ann.post(ADMIN + "/contributors/rebuild", Map.of("switch", "soon"))
                        .expect(400)
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("switch must be auto or manual");
        ann.post(ADMIN + "/contributors/rebuild", Map.of("switch", "auto")).expect(202);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> generation("contributors", "live") > live);
        assertThat(modes("contributors")).containsExactly("standby", "live");
    }

    @Test
    void a_paused_view_stands_still_and_writes_do_not_wait_for_it() {
        ann.post(ADMIN + "/vocabulary/pause").expect(200);
        assertThat(modes("vocabulary")).containsOnly("paused");
        long position = position("vocabulary");
        long begin = System.nanoTime();
        var answer = ann.post("/api/v1/genres", Map.of("name", "Written while paused"))
                .expect(201);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        assertThat(answer.data().has("name")).as("it is not shown yet").isFalse();
        assertThat(position("vocabulary")).isEqualTo(position);

        ann.post(ADMIN + "/vocabulary/resume").expect(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ann.get("/api/v1/genres").body().contains("Written while paused"));
    }

    @Test
    void what_was_parked_is_shown_and_applied_again() {
        String schema = "shelves_" + generation("shelves", "live");
        TestDatabase.execute(
                database, "ALTER TABLE " + schema + ".shelf ADD CONSTRAINT odd CHECK (name <> 'Favourites') NOT VALID");
        String library = bob.make("/api/v1/libraries", Map.of("name", "Parked"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> parked("shelves").size() == 1);
        JsonNode letter = parked("shelves").get(0);
        assertThat(letter.path("key").asString()).startsWith("shelf=");
        assertThat(letter.path("cause").asString()).contains("odd");
        assertThat(letter.path("position").asLong()).isPositive();

        ann.post(ADMIN + "/shelves/retry").expect(200);
        assertThat(parked("shelves").size()).as("it can't be applied yet").isEqualTo(1);

        TestDatabase.execute(database, "ALTER TABLE " + schema + ".shelf DROP CONSTRAINT odd");
        ann.post(ADMIN + "/shelves/retry").expect(200);
        assertThat(parked("shelves").size()).isZero();
        assertThat(bob.get("/api/v1/libraries/" + library + "/shelves").data().findValuesAsString("name"))
                .contains("Favourites");
    }

    @Test
    void prometheus_sees_the_log_and_every_view() {
        String page = ann.get("/actuator/prometheus").expect(200).body();
        assertThat(page)
                .containsPattern("(?m)^colophon_log_head [1-9]")
                .containsPattern("(?m)^colophon_append_queue \\d")
                .containsPattern("(?m)^colophon_view_position\\{view=\"users\"} [1-9]")
                .containsPattern("(?m)^colophon_view_lag\\{view=\"users\"} \\d")
                .containsPattern("(?m)^colophon_view_rate\\{view=\"users\"} \\d")
                .containsPattern("(?m)^colophon_view_stopped\\{view=\"users\"} 0")
                .containsPattern("(?m)^colophon_view_build_lag\\{view=\"users\"} NaN");
    }

    private static JsonNode view(String view) {
        return ann.get(ADMIN + "/" + view).expect(200).data();
    }

    private static List<String> modes(String view) {
        return view(view).findValuesAsString("mode");
    }

    private static int generation(String view, String mode) {
        for (JsonNode one : view(view)) {
            if (one.path("mode").asString().equals(mode)) {
                return one.path("generation").asInt();
            }
        }
        throw new AssertionError("no generation of " + view + " is " + mode + ": " + view(view));
    }

    private static long position(String view) {
        return view(view).get(0).path("position").asLong();
    }

    private static JsonNode parked(String view) {
        return view(view).get(0).path("parked_events");
    }
}
