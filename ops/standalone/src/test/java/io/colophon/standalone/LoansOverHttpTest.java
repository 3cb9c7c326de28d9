package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.contract.loans.Borrower;
import io.colophon.contract.loans.LoanEvent.BookLent;
import io.colophon.contract.loans.LoanEvent.BorrowerChanged;
import io.colophon.eventstore.EventReader;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.axon.MessageCodec;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.json.Personal;
import io.colophon.eventstore.json.SubjectKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LoansOverHttpTest {

    private static final PostgresAddress DATABASE = TestDatabase.create();
    private static TestServer server;
    private static SignedIn owner;

    @BeforeAll
    static void start() {
        server = new TestServer(DATABASE, 0, true);
        owner = SignedIn.register(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String loans(String library) {
        return "/libraries/" + library + "/loans";
    }

    private static JsonNode lend(String library, String book, String loanedTo, String loanedAt, String... tags) {
        return owner.post(
                        loans(library),
                        Map.of("book_id", book, "loaned_to", loanedTo, "loaned_at", loanedAt, "tag_ids", List.of(tags)))
                .ok();
    }

    private static String id(JsonNode loan) {
        return loan.get("id").asString();
    }

    private static String tag(String library, String name) {
        return id(owner.post("/libraries/" + library + "/tags", Map.of("name", name, "color", "#123"))
                .ok());
    }

    private static List<String> listed(String library, String query) {
        return StreamSupport.stream(owner.get(loans(library) + query).ok().spliterator(), false)
                .map(LoansOverHttpTest::id)
                .toList();
    }

    @Test
    void without_a_day_a_book_is_lent_on_the_day_of_the_scheduling_clock() {
        String library = owner.library();
        owner.setClock("2031-02-03T12:00:00Z");
        JsonNode loan = owner.post(loans(library), Map.of("book_id", owner.book(library, "Dune"), "loaned_to", "Ann"))
                .ok();
        assertThat(loan.get("loaned_at").asString()).isEqualTo("2031-02-03");
    }

    @Test
    void the_list_begins_with_what_was_lent_last_and_within_a_day_with_what_was_written_last() {
        String library = owner.library();
        String book = owner.book(library, "Dune");
        String first = id(lend(library, book, "Ann", "2020-01-02"));
        String earlier = id(lend(library, book, "Ann", "2020-01-01"));
        String second = id(lend(library, book, "Ann", "2020-01-02"));
        assertThat(listed(library, "")).containsExactly(second, first, earlier);
    }

    @Test
    void a_search_goes_over_borrower_and_title_and_takes_signs_as_they_are() {
        String library = owner.library();
        String dune = id(lend(library, owner.book(library, "100% Dune"), "Ann_B", "2020-01-02"));
        String emma = id(lend(library, owner.book(library, "Emma"), "Annab", "2020-01-01"));
        assertThat(listed(library, "?search=ANN")).containsExactly(dune, emma);
        assertThat(listed(library, "?search=ann_b")).containsExactly(dune);
        assertThat(listed(library, "?search=B 100% d")).containsExactly(dune);
        assertThat(listed(library, "?search=emma annab")).isEmpty();
    }

    @Test
    void a_renamed_book_or_tag_is_shown_by_its_new_name_and_found_by_it() {
        String library = owner.library();
        String book = owner.book(library, "Dune");
        String family = tag(library, "Family");
        String loan = id(lend(library, book, "Ann", "2020-01-02", family));
        String type = owner.get("/media-types").ok().get(0).get("id").asString();
        owner.put("/libraries/" + library + "/books/" + book, Map.of("title", "Dune Messiah", "media_type_id", type))
                .ok();
        owner.put("/libraries/" + library + "/tags/" + family, Map.of("name", "Kin", "color", "#456"))
                .ok();

        JsonNode shown =
                owner.get(loans(library) + "?search=messiah&tag=KIN").ok().get(0);
        assertThat(id(shown)).isEqualTo(loan);
        assertThat(shown.get("book_title").asString()).isEqualTo("Dune Messiah");
        assertThat(shown.get("tags").toString())
                .isEqualTo("[{\"id\":\"" + family + "\",\"name\":\"Kin\",\"color\":\"#456\"}]");
        assertThat(listed(library, "?tag=family")).isEmpty();
        assertThat(shown.get("updated_at")).isEqualTo(shown.get("created_at"));
    }

    @Test
    void a_removed_tag_is_on_no_loan_any_more() {
        String library = owner.library();
        String family = tag(library, "Family");
        String fragile = tag(library, "Fragile");
        lend(library, owner.book(library, "Dune"), "Ann", "2020-01-02", fragile, family);
        owner.delete("/libraries/" + library + "/tags/" + family).ok();
        JsonNode tags = owner.get(loans(library)).ok().get(0).get("tags");
        assertThat(tags.size()).isEqualTo(1);
        assertThat(id(tags.get(0))).isEqualTo(fragile);
    }

    @Test
    void a_deleted_book_takes_its_loans_along() {
        String library = owner.library();
        String book = owner.book(library, "Dune");
        String gone = id(lend(library, book, "Ann", "2020-01-02"));
        String kept = id(lend(library, owner.book(library, "Emma"), "Ann", "2020-01-02"));
        owner.delete("/libraries/" + library + "/books/" + book).ok();
        assertThat(listed(library, "?include_returned=true")).containsExactly(kept);
        owner.patch(loans(library) + "/" + gone, Map.of("loaned_to", "Ann")).refused(404, "loan not found");
        owner.delete(loans(library) + "/" + gone).refused(404, "loan not found");
        owner.post(loans(library), Map.of("book_id", book, "loaned_to", "Ann")).refused(404, "book not found");
    }

    @Test
    void nothing_of_another_library_is_lent_changed_or_deleted() {
        String library = owner.library();
        String other = owner.library();
        String book = owner.book(library, "Dune");
        String loan = id(lend(library, book, "Ann", "2020-01-02"));
        owner.post(loans(other), Map.of("book_id", book, "loaned_to", "Ann")).refused(404, "book not found");
        owner.patch(loans(other) + "/" + loan, Map.of("loaned_to", "Bob")).refused(404, "loan not found");
        owner.delete(loans(other) + "/" + loan).refused(404, "loan not found");
        assertThat(owner.get(loans(library)).ok().get(0).get("loaned_to").asString())
                .isEqualTo("Ann");
    }

    @Test
    void a_change_with_a_foreign_tag_changes_nothing() {
        String library = owner.library();
        String loan = id(lend(library, owner.book(library, "Dune"), "Ann", "2020-01-02"));
        String foreign = tag(owner.library(), "Family");
        owner.patch(loans(library) + "/" + loan, Map.of("loaned_to", "Bob", "tag_ids", List.of(foreign)))
                .refused(400, "unknown tag_id: " + foreign);
        JsonNode shown = owner.get(loans(library)).ok().get(0);
        assertThat(shown.get("loaned_to").asString()).isEqualTo("Ann");
        assertThat(shown.get("updated_at")).isEqualTo(shown.get("created_at"));
    }

    @Test
    void a_change_that_changes_nothing_moves_the_time_of_the_last_change() {
        String library = owner.library();
        JsonNode loan = lend(library, owner.book(library, "Dune"), "Ann", "2020-01-02");
        JsonNode same = owner.patch(loans(library) + "/" + id(loan), Map.of("loaned_to", "Ann"))
                .ok();
        assertThat(Instant.parse(same.get("updated_at").asString()))
                .isAfter(Instant.parse(same.get("created_at").asString()));
        ((ObjectNode) same).set("updated_at", loan.get("updated_at"));
        assertThat(same).isEqualTo(loan);
    }

    @Test
    void what_is_wrong_in_a_request_is_named_in_the_order_of_the_contract() {
        String path = loans(owner.library());
        String unknown = UuidCreator.getRandomBased().toString();
        owner.post(path, Map.of("loaned_to", "")).refused(400, "invalid book_id");
        owner.post(path, Map.of("book_id", unknown)).refused(400, "loaned_to is required");
        owner.post(path, Map.of("book_id", unknown, "loaned_to", "Ann", "tag_ids", List.of("x")))
                .refused(400, "invalid tag_id: x");
        owner.post(path, Map.of("book_id", unknown, "loaned_to", "Ann", "tag_ids", List.of(unknown)))
                .refused(404, "book not found");
        owner.patch(path + "/x", Map.of()).refused(400, "invalid loan id");
        owner.patch(path + "/" + unknown, Map.of()).refused(400, "loaned_to is required");
        owner.patch(path + "/" + unknown, Map.of("loaned_to", "Ann")).refused(404, "loan not found");
    }

    @Test
    void viewers_read_editors_lend_and_owners_delete() {
        String library = owner.library();
        String book = owner.book(library, "Dune");
        String loan = id(lend(library, book, "Ann", "2020-01-02"));
        SignedIn viewer = member(library, "library_viewer");
        SignedIn editor = member(library, "library_editor");
        assertThat(viewer.get(loans(library)).ok().size()).isEqualTo(1);
        viewer.post(loans(library), Map.of("book_id", book, "loaned_to", "Ann"))
                .refused(403, "insufficient permissions");
        viewer.patch(loans(library) + "/" + loan, Map.of("loaned_to", "Bob")).refused(403, "insufficient permissions");
        editor.patch(loans(library) + "/" + loan, Map.of("loaned_to", "Bob")).ok();
        editor.delete(loans(library) + "/" + loan).refused(403, "insufficient permissions");
        SignedIn.register(server).get(loans(library)).refused(403, "insufficient permissions");
    }

    private static SignedIn member(String library, String role) {
        SignedIn member = SignedIn.register(server);
        owner.post("/libraries/" + library + "/members", Map.of("user_id", member.id(), "role", role))
                .ok();
        return member;
    }

    @Test
    void the_log_forgets_one_borrower_and_keeps_the_next() {
        String library = owner.library();
        String loan = id(owner.post(
                        loans(library),
                        Map.of(
                                "book_id",
                                owner.book(library, "Dune"),
                                "loaned_to",
                                "Ann Forgotten",
                                "notes",
                                "her note"))
                .ok());
        owner.patch(loans(library) + "/" + loan, Map.of("loaned_to", "Bob Remembered", "notes", "his note"))
                .ok();
        UUID libraryId = UUID.fromString(library);
        server.bean(SubjectKeys.class)
                .destroy(Borrower.id(libraryId, "Ann Forgotten"))
                .block(Duration.ofSeconds(10));

        List<RecordedEvent> events = Objects.requireNonNull(server.bean(EventReader.class)
                .newest("loan=" + loan, Long.MAX_VALUE, 10)
                .doOnNext(stored -> assertThat(stored)
                        .extracting(event -> new String(event.payload(), StandardCharsets.UTF_8))
                        .allSatisfy(json -> assertThat(json).doesNotContain("Ann F", "Bob R", "her note", "his note")))
                .flatMap(server.bean(MessageCodec.class)::decode)
                .block(Duration.ofSeconds(10)));
        assertThat(events).hasSize(2);
        BookLent lent = (BookLent) events.get(1).payload();
        BorrowerChanged changed = (BorrowerChanged) events.get(0).payload();
        assertThat(List.of(lent.loanedTo(), lent.notes(), changed.fromName(), changed.fromNotes()))
                .containsOnly(Personal.ERASED);
        assertThat(List.of(changed.toName(), changed.toNotes())).containsExactly("Bob Remembered", "his note");
    }
}
