package io.colophon.standalone;

import static io.colophon.standalone.Suggesting.RUNS;
import static io.colophon.standalone.Suggesting.outcomes;
import static io.colophon.standalone.Suggesting.readNext;
import static io.colophon.standalone.Suggesting.suggested;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.colophon.contract.Tagger;
import io.colophon.contract.suggestions.SuggestionEvent;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.StoredEvent;
import io.colophon.standalone.Suggesting.Reader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of suggestions that were made. */
class SuggestionsOverHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Suggesting world;

    @BeforeAll
    static void start() {
        world = new Suggesting();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void asUsual() {
        world.usual();
    }

    @Test
    void a_second_run_suggests_nothing_twice_and_nothing_that_is_blocked() {
        Reader reader = world.reader("Zebra", "Quartz");
        world.ollama.says(readNext("Zebra", "Quartz"));
        world.run(reader);
        String zebra = suggested(reader).get(1).get("id").asString();
        assertThat(reader.person()
                        .post("/me/suggestions/" + zebra + "/block", Map.of("scope", "book"))
                        .status())
                .isEqualTo(204);
        assertThat(outcomes(world.run(reader), "read_next_match")).containsExactly("blocked", "duplicate");
        assertThat(reader.person().get("/me/suggestions?status=dismissed").ok()).hasSize(1);
    }

    @Test
    void suggestions_are_judged_by_their_person_alone() {
        Reader reader = world.reader("Zebra");
        world.ollama.says(readNext("Zebra"));
        world.run(reader);
        String path = "/me/suggestions/" + suggested(reader).get(0).get("id").asString();
        for (String status : List.of("interested", "added_to_library", "dismissed", "new")) {
            assertThat(reader.person()
                            .put(path + "/status", Map.of("status", status))
                            .status())
                    .isEqualTo(204);
            assertThat(reader.person().get("/me/suggestions?status=" + status).ok())
                    .hasSize(1);
        }
        reader.person().put(path + "/status", Map.of("status", "bought")).refused(400, "invalid status value");
        reader.person().put(path + "/status", Map.of()).refused(400, "invalid status value");
        reader.person().put("/me/suggestions/x/status", Map.of()).refused(400, "invalid id");
        reader.person().post("/me/suggestions/x/block", Map.of()).refused(400, "invalid id");
        reader.person().post(path + "/block", Map.of("scope", "planet")).refused(400, "invalid scope value");
        reader.person()
                .post(path + "/block", Map.of("scope", "author"))
                .refused(400, "cannot block by author: author unknown");
        world.admin.put(path + "/status", Map.of("status", "new")).refused(404, "suggestion not found");
        world.admin.post(path + "/block", Map.of("scope", "planet")).refused(404, "suggestion not found");
    }

    @Test
    void a_suggestion_outlives_its_book() {
        Reader reader = world.reader("Zebra");
        world.ollama.says(readNext("Zebra"));
        world.run(reader);
        reader.person()
                .delete("/libraries/" + reader.library() + "/books/"
                        + reader.books().get("Zebra"))
                .ok();
        assertThat(suggested(reader).get(0).propertyNames())
                .contains("library_id")
                .doesNotContain("book_id");
        reader.person().delete("/libraries/" + reader.library()).ok();
        assertThat(suggested(reader).get(0).propertyNames()).doesNotContain("library_id", "book_id");
    }

    @Test
    void what_is_suggested_and_asked_is_sealed_in_the_log() {
        Reader reader = world.reader("Zebra");
        world.ollama.says(readNext("Zebra"));
        world.run(reader);
        EventReader log = world.server.bean(EventReader.class);
        String run = reader.person().get(RUNS).ok().get(0).get("id").asString();
        for (String tag : List.of(
                Tagger.id(
                        SuggestionEvent.SUGGESTED_TO,
                        UUID.fromString(reader.person().id())),
                "run=" + run)) {
            List<StoredEvent> events =
                    Objects.requireNonNull(log.newest(tag, Long.MAX_VALUE, 50).block(PATIENCE));
            assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(new String(event.payload(), UTF_8))
                    .doesNotContain("Zebra", "a reason", "Suggest "));
        }
    }

    @Test
    void a_book_that_nobody_can_verify_or_that_is_there_already_is_not_suggested() {
        Reader reader = world.reader("Another title");
        reader.person()
                .post(
                        "/libraries/" + reader.library() + "/books/"
                                + reader.books().get("Another title") + "/editions",
                        Map.of("format", "paperback", "isbn_13", Suggesting.HYPERION))
                .ok();
        world.ollama.says(prompt -> prompt.contains("can't be used") ? "nothing" : """
                        ## Books to buy
                        Ubik - no author and no number
                        Ubik | 9780000000002 | a number that nobody knows
                        Ubik | 9780553283686 | somebody else's number
                        Ubik — Philip K. Dick — 9780000000002 — nobody finds it
                        Solaris — Philip K. Dick — somebody else wrote it
                        Hyperion — Dan Simmons — 9780553283686 — there by its number
                        """);
        assertThat(outcomes(world.run(reader), "enrichment_decision"))
                .containsExactly(
                        "missing_isbn",
                        "metadata_lookup_failed",
                        "already_owned",
                        "title_author_search_failed",
                        "title_author_search_failed",
                        "already_owned");
        Reader other = world.reader();
        other.person().put("/me/taste-profile", Map.of("likes", "sf")).ok();
        assertThat(outcomes(world.run(other), "enrichment_decision"))
                .containsExactly(
                        "missing_isbn",
                        "metadata_lookup_failed",
                        "title_mismatch",
                        "title_author_search_failed",
                        "title_author_search_failed",
                        "accepted");
    }

    @Test
    void what_to_read_next_is_found_without_its_subtitle_and_in_any_case() {
        Reader reader = world.reader("Sapiens: A brief history", "The Stand");
        world.ollama.says(readNext("Sapiens", "the stand"));
        assertThat(outcomes(world.run(reader), "read_next_match")).containsExactly("accepted", "accepted");
        assertThat(suggested(reader).valueStream().map(one -> one.get("title").asString()))
                .containsExactly("The Stand", "Sapiens: A brief history");
        assertThat(suggested(reader).get(0).get("book_id").asString())
                .isEqualTo(reader.books().get("The Stand"));
    }

    @Test
    void views_that_are_built_anew_say_the_same() {
        Reader reader = world.reader("Zebra", "Quartz", "Onyx");
        world.ollama.says(readNext("Zebra", "Quartz", "Onyx", "Nowhere"));
        world.run(reader);
        String onyx = suggested(reader).get(0).get("id").asString();
        reader.person()
                .put("/me/suggestions/" + onyx + "/status", Map.of("status", "interested"))
                .ok();
        reader.person()
                .delete("/libraries/" + reader.library() + "/books/"
                        + reader.books().get("Zebra"))
                .ok();
        Reader gone = world.reader("Zebra");
        world.run(gone);
        gone.person().delete("/libraries/" + gone.library()).ok();
        world.admin.delete("/admin/users/" + gone.person().id()).ok();
        for (String view : List.of("suggestions", "jobs")) {
            world.admin
                    .post("/admin/projections/" + view + "/rebuild", Map.of())
                    .ok();
            Views.untilCaughtUp(world.admin.client(), view);
        }
        assertThat(Views.rows(world.database, "suggestions")).isGreaterThanOrEqualTo(3);
        assertThat(Views.differences(world.database, "suggestions")).isEmpty();
        MongoDatabase histories = world.server.bean(MongoDatabase.class);
        assertThat(Histories.differences(histories, Histories.generations(world.database)))
                .isEmpty();
        assertThat(Views.column(
                        world.database, "SELECT payload->>'requestedBy' FROM es.readable WHERE type = 'jobs.RunNoted'"))
                .contains(gone.person().id());
        assertThat(world.admin.get(Suggesting.JOB + "/runs").ok().findValuesAsString("user_id"))
                .contains(reader.person().id())
                .doesNotContain(gone.person().id());
    }
}
