package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.command.series.VolumeSource;
import io.colophon.command.series.VolumeSource.Volume;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Volumes of series, as somebody outside tells of them. */
class VolumesOverHttpTest {

    private static final Map<String, List<Volume>> TOLD = new ConcurrentHashMap<>();
    private static final PostgresAddress DATABASE = TestDatabase.create();
    private static TestServer server;
    private static ApiClient administrator;
    private static SignedIn owner;

    @BeforeAll
    static void start() {
        server = new TestServer(
                DATABASE,
                0,
                true,
                given -> given.registerBean(
                        VolumeSource.class, () -> VolumesOverHttpTest::volumes, bean -> bean.setPrimary(true)));
        administrator = ApiClient.administrator(server, "Ann");
        owner = SignedIn.register(server);
    }

    private static Mono<List<Volume>> volumes(String provider, String externalId) {
        return Mono.justOrEmpty(TOLD.get(provider + externalId));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String series(String library, String source, String externalId) {
        Map<String, ?> body = Map.of("name", "Akira", "external_source", source, "external_id", externalId);
        return "/libraries/" + library + "/series/"
                + owner.post("/libraries/" + library + "/series", body)
                        .ok()
                        .get("id")
                        .asString();
    }

    private static Volume volume(String position, String title, @Nullable String released) {
        return new Volume(
                new BigDecimal(position), title, released == null ? null : LocalDate.parse(released), null, null);
    }

    private static JsonNode sync(String series) {
        return owner.post(series + "/volumes/sync", Map.of()).ok();
    }

    private static List<String> told(JsonNode volumes) {
        return volumes.valueStream()
                .map(volume ->
                        volume.get("position") + " " + volume.get("title").asString() + " "
                                + volume.get("release_date").asString("none"))
                .toList();
    }

    @Test
    void a_sync_adds_and_revises_and_never_removes() {
        String series = series(owner.library(), "test", "kept");
        assertThat(owner.get(series + "/volumes").ok().toString()).isEqualTo("[]");
        TOLD.put("testkept", List.of(volume("2", "Two", null), volume("1", "One", "2026-01-01")));
        JsonNode first = sync(series);
        assertThat(told(first)).containsExactly("1 One 2026-01-01", "2 Two none");
        assertThat(first.get(0).propertyStream().map(Map.Entry::getKey))
                .containsExactly(
                        "id",
                        "series_id",
                        "position",
                        "title",
                        "release_date",
                        "cover_url",
                        "external_id",
                        "created_at",
                        "updated_at");
        assertThat(first.get(0).get("cover_url").asString("null")).isEmpty();
        assertThat(owner.get(series + "/volumes").ok()).isEqualTo(first);
        assertThat(sync(series)).isEqualTo(first);

        TOLD.put("testkept", List.of(volume("2", "Two", "2026-03-01"), volume("1.5", "Extra", null)));
        JsonNode second = sync(series);
        assertThat(told(second)).containsExactly("1 One 2026-01-01", "1.5 Extra none", "2 Two 2026-03-01");
        assertThat(second.get(0)).isEqualTo(first.get(0));
        assertThat(second.get(2).get("id")).isEqualTo(first.get(1).get("id"));
        assertThat(second.get(2).get("updated_at").asString())
                .isGreaterThan(first.get(1).get("updated_at").asString());
    }

    @Test
    void a_series_says_its_last_and_next_release_of_the_day() {
        String series = series(owner.library(), "", "dated");
        TOLD.put("dated", List.of(volume("1", "", "2030-01-01"), volume("2", "", "2030-02-01"), volume("3", "", null)));
        sync(series);
        for (List<String> day : List.of(
                List.of("2029-12-31", "null", "\"2030-01-01\""),
                List.of("2030-01-01", "\"2030-01-01\"", "\"2030-02-01\""),
                List.of("2030-02-01", "\"2030-02-01\"", "null"))) {
            administrator
                    .post("/test/clock", Map.of("now", day.getFirst() + "T12:00:00Z"))
                    .expect(204);
            for (JsonNode one : List.of(
                    owner.get(series).ok(),
                    owner.get(series.substring(0, series.lastIndexOf('/'))).ok().get(0))) {
                assertThat(one.get("last_release_date").toString())
                        .as("%s", day)
                        .isEqualTo(day.get(1));
                assertThat(one.get("next_release_date").toString())
                        .as("%s", day)
                        .isEqualTo(day.get(2));
            }
        }
    }

    @Test
    void a_sync_needs_a_link_and_somebody_who_knows_it() {
        String library = owner.library();
        owner.post(series(library, "test", "") + "/volumes/sync", Map.of())
                .refused(400, "the series has no external_id");
        owner.post(series(library, "nobody", "x") + "/volumes/sync", Map.of())
                .refused(503, "no provider of the series' volumes is enabled");
        owner.post("/libraries/" + library + "/series/x/volumes/sync", Map.of()).refused(400, "invalid series id");
        owner.get("/libraries/" + library + "/series/x/volumes").refused(400, "invalid series id");
    }

    @Test
    void volumes_are_in_a_view_that_is_built_anew() {
        String library = owner.library();
        String series = series(library, "test", "rebuilt");
        for (String released : List.of("2026-01-01", "2026-02-01")) {
            TOLD.put("testrebuilt", List.of(volume("1", "One", released), volume("2", released, null)));
            sync(series);
        }
        administrator.post("/api/v1/admin/projections/series/rebuild").expect(202);
        Views.untilCaughtUp(administrator, "series");
        assertThat(Views.differences(DATABASE, "series")).isEmpty();
        assertThat(told(owner.get(series + "/volumes").ok())).containsExactly("1 One 2026-02-01", "2 2026-02-01 none");
    }

    @Test
    void volumes_are_their_librarys_and_go_with_their_series() {
        TOLD.put("testgone", List.of(volume("1", "One", null)));
        String library = owner.library();
        String series = series(library, "test", "gone");
        sync(series);
        String elsewhere = series.replace(library, owner.library());
        owner.post(elsewhere + "/volumes/sync", Map.of()).refused(404, "series not found");
        assertThat(owner.get(elsewhere + "/volumes").ok().isEmpty()).isTrue();
        SignedIn member = SignedIn.register(server);
        owner.post("/libraries/" + library + "/members", Map.of("user_id", member.id()))
                .ok();
        assertThat(member.get(series + "/volumes").ok().size()).isEqualTo(1);
        member.post(series + "/volumes/sync", Map.of()).refused(403, "insufficient permissions");
        owner.delete(series).ok();
        assertThat(owner.get(series + "/volumes").ok().isEmpty()).isTrue();
        owner.post(series + "/volumes/sync", Map.of()).refused(404, "series not found");
    }
}
