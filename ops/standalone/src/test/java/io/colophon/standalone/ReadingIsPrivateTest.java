package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.contract.reading.ReadingEvent.ReadingRecorded;
import io.colophon.contract.reading.ReadingEvent.ReadingRevised;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.StoredEvent;
import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.json.Personal;
import io.colophon.eventstore.json.SubjectKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member of an administrator's library has noted his reading of its one book. */
class ReadingIsPrivateTest {

    private static final PostgresAddress DATABASE = TestDatabase.create();
    private static TestServer server;
    private static SignedIn administrator;
    private String library;
    private String book;
    private String mine;
    private SignedIn reader;
    private String interaction;

    @BeforeAll
    static void start() {
        server = new TestServer(DATABASE, 0, true);
        administrator = SignedIn.register(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void read() {
        library = administrator.library();
        book = "/libraries/" + library + "/books/" + administrator.book(library, "Dune");
        String edition = administrator
                .post(book + "/editions", Map.of("format", "ebook"))
                .ok()
                .get("id")
                .asString();
        mine = book + "/editions/" + edition + "/my-interaction";
        reader = member();
        interaction = reader.put(
                        mine,
                        Map.of(
                                "read_status",
                                "read",
                                "rating",
                                9,
                                "notes",
                                "his note",
                                "review",
                                "his review",
                                "date_finished",
                                "2026-03-01",
                                "is_favorite",
                                true))
                .ok()
                .get("id")
                .asString();
    }

    private SignedIn member() {
        SignedIn member = SignedIn.register(server);
        administrator
                .post("/libraries/" + library + "/members", Map.of("user_id", member.id()))
                .ok();
        return member;
    }

    @Test
    void a_timeline_tells_of_it_to_himself_and_to_administrators_only() {
        SignedIn other = member();
        for (String path : List.of("/libraries/" + library, book)) {
            assertThat(told(other, path + "/history")).isNotEmpty().doesNotContain("reading.ReadingRecorded");
            assertThat(told(reader, path + "/history")).contains("reading.ReadingRecorded");
            assertThat(told(administrator, path + "/history")).contains("reading.ReadingRecorded");
        }
        assertThat(told(other, book + "/history?type=reading.ReadingRecorded")).isEmpty();
        assertThat(told(other, book + "/history?limit=1"))
                .as("a page is filled with what may be told")
                .containsExactly("editions.EditionAdded");
    }

    private static List<String> told(SignedIn to, String path) {
        return to.get(path).ok().get("items").findValuesAsString("type");
    }

    @Test
    void nothing_of_it_stays_in_views_when_his_account_is_gone() {
        administrator.put(mine, Map.of()).ok();
        administrator.delete("/admin/users/" + reader.id()).ok();
        for (String table : List.of("reading_1.interaction", "books_1.reading")) {
            String readers = "SELECT string_agg(user_id::text, ' ') FROM " + table + " WHERE library_id = '%s'";
            assertThat(TestDatabase.query(DATABASE, readers.formatted(library)))
                    .as(table)
                    .isEqualTo(administrator.id());
        }
    }

    @Test
    void the_log_forgets_all_of_it_with_his_key() {
        reader.put(mine, Map.of("notes", "his other note")).ok();
        server.bean(SubjectKeys.class).destroy(UUID.fromString(reader.id())).block(Duration.ofSeconds(10));

        List<RecordedEvent> events = Objects.requireNonNull(server.bean(EventReader.class)
                .newest("interaction=" + interaction, Long.MAX_VALUE, 10)
                .doOnNext(stored -> assertThat(stored).allSatisfy(ReadingIsPrivateTest::isSealed))
                .flatMap(server.bean(MessageCodec.class)::decode)
                .block(Duration.ofSeconds(10)));
        assertThat(events).hasSize(2);
        ReadingRecorded recorded = (ReadingRecorded) events.get(1).payload();
        assertThat(List.of(recorded.readStatus(), recorded.notes(), recorded.review()))
                .containsOnly(Personal.ERASED);
        assertThat(recorded.rating()).isNull();
        assertThat(recorded.dateFinished()).isNull();
        assertThat(((ReadingRevised) events.get(0).payload()).rating()).isNull();
    }

    private static void isSealed(StoredEvent event) {
        JsonNode json = JsonMapper.shared().readTree(event.payload());
        for (String said : List.of("readStatus", "rating", "notes", "review", "dateFinished", "favorite")) {
            assertThat(json.path(said).propertyNames()).as(said).containsExactlyInAnyOrder("subject", "sealed");
        }
    }
}
