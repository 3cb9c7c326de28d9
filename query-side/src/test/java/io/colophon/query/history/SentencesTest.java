package io.colophon.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.contract.Change;
import io.colophon.contract.ColophonEvents;
import io.colophon.contract.books.BookEvent.BookRevised;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.contract.lookup.LookupEvent;
import io.colophon.contract.lookup.LookupEvent.ProviderConfigured;
import io.colophon.contract.suggestions.AiEvent.AiAccessRevised;
import io.colophon.contract.suggestions.AiEvent.AiProviderChosen;
import io.colophon.contract.suggestions.AiEvent.AiProviderConfigured;
import io.colophon.contract.suggestions.SuggestionEvent;
import io.colophon.contract.suggestions.TasteEvent.TasteDescribed;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.json.EventTypes;
import io.colophon.eventstore.json.JsonEventCodec;
import io.colophon.eventstore.json.UnknownEvent;
import io.colophon.web.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** With {@code -Dcolophon.docs.write=true} the page of sentences is written first, which is how it is made. */
class SentencesTest {

    private static final Path EVENTS = Path.of("../shared-events/contract/src/test/resources/golden");
    private static final Path SENTENCES = Path.of("src/test/resources/golden/sentences.md");
    private static final JsonMapper MAPPER = JsonEventCodec.mapper();

    private static final UUID BOOK = UUID.fromString("0197c3a0-1000-7a01-8000-00000000b00c");
    private static final UUID RUN = UUID.fromString("0197c3a0-1000-7a01-8000-000000004001");
    private static final UUID ADA = UUID.fromString("0197c3a0-1000-7a01-8000-00000000ada1");
    private static final Known KNOWN = new Known(
            Map.ofEntries(
                    name("ada1", "Ada Lovelace"),
                    name("9ace", "Grace Hopper"),
                    name("11b1", "Reading Room"),
                    name("7a61", "to lend"),
                    name("6e41", "Fantasy"),
                    name("6e42", "Coming of age"),
                    name("5e1f", "Favourites"),
                    name("5e21", "Akira"),
                    name("3ed1", "Novel"),
                    name("3ed2", "Comic"),
                    name("c0b1", "Ursula K. Le Guin"),
                    name("c0b2", "Ruth Robbins"),
                    name("3042", "The Dispossessed")),
            Map.of(BOOK, "A Wizard of Earthsea"),
            Map.of(),
            Map.of(RUN, "import"));

    private static Map.Entry<UUID, String> name(String end, String name) {
        return Map.entry(UUID.fromString("0197c3a0-1000-7a01-8000-00000000" + end), name);
    }

    static List<EventTypes.Type> types() {
        return List.copyOf(ColophonEvents.TYPES.all());
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_event_has_a_sentence_of_its_own(EventTypes.Type type) throws IOException {
        HistoryItem item = tell(golden(type), Map.of());
        assertThat(item.subject().kind())
                .as("a new family of events is a line in Sentences, and a method with an exhaustive switch")
                .isNotEqualTo("unknown");
        assertThat(item.sentence())
                .as("one sentence that begins with who did it")
                .matches("\\p{Lu}[^\n]*\\.");
    }

    @Test
    void the_page_of_sentences_is_what_people_are_told(@TempDir Path temporary) throws IOException {
        StringBuilder page = new StringBuilder("# What people are told of each event of the golden files\n\n");
        for (EventTypes.Type type : types()) {
            page.append("- `%s` %s%n"
                    .formatted(type.name(), tell(golden(type), Map.of()).sentence()));
        }
        if (Boolean.getBoolean("colophon.docs.write")) {
            Files.writeString(SENTENCES, page);
        }
        assertThat(SENTENCES).hasSameTextualContentAs(Files.writeString(temporary.resolve("sentences.md"), page));
    }

    @ParameterizedTest
    @MethodSource("types")
    void nobody_is_told_a_hash_of_a_password(EventTypes.Type type) throws IOException {
        assertThat(WireJson.write(tell(golden(type), Map.of()))).doesNotContain("{argon2}", "{bcrypt}");
    }

    @ParameterizedTest
    @MethodSource("types")
    void nobody_is_told_a_key_of_a_provider(EventTypes.Type type) throws IOException {
        assertThat(WireJson.write(tell(golden(type), Map.of()))).doesNotContain("secret key");
    }

    @Test
    void what_was_done_to_a_provider_is_told() {
        assertThat(configured(new Change<>(true, false), null))
                .isEqualTo("Ada Lovelace switched the metadata provider “isbndb” off.");
        assertThat(configured(null, new Change<>(null, "key")))
                .isEqualTo("Ada Lovelace set the API key of the metadata provider “isbndb”.");
        assertThat(configured(null, new Change<>("key", null)))
                .isEqualTo("Ada Lovelace removed the API key of the metadata provider “isbndb”.");
        assertThat(configured(null, null))
                .isEqualTo("Ada Lovelace saved the metadata provider “isbndb” without changes.");
    }

    private static String configured(@Nullable Change<Boolean> enabled, @Nullable Change<String> apiKey) {
        return tell(new ProviderConfigured("isbndb", LookupEvent.INSTANCE, enabled, apiKey), Map.of())
                .sentence();
    }

    @Test
    void what_was_done_to_an_ai_provider_is_told() {
        assertThat(configured(new Change<>(null, false), null, null))
                .isEqualTo("Ada Lovelace switched the AI provider “ollama” off.");
        assertThat(configured(null, new Change<>(null, "llama3"), null))
                .isEqualTo("Ada Lovelace set the model of the AI provider “ollama” to “llama3”.");
        assertThat(configured(null, null, new Change<>("key", null)))
                .isEqualTo("Ada Lovelace removed the API key of the AI provider “ollama”.");
        assertThat(configured(null, null, null))
                .isEqualTo("Ada Lovelace saved the AI provider “ollama” without changes.");
        assertThat(tell(new AiProviderChosen(new Change<>("ollama", null)), Map.of())
                        .sentence())
                .isEqualTo("Ada Lovelace chose that no AI provider is asked for suggestions.");
        assertThat(tell(new AiAccessRevised(null, new Change<>(true, false), null, null, null), Map.of())
                        .sentence())
                .isEqualTo("Ada Lovelace forbade AI providers the ratings.");
    }

    private static String configured(
            @Nullable Change<Boolean> enabled, @Nullable Change<String> model, @Nullable Change<String> apiKey) {
        return tell(new AiProviderConfigured("ollama", LookupEvent.INSTANCE, enabled, null, model, apiKey), Map.of())
                .sentence();
    }

    @Test
    void what_somebody_says_of_his_taste_is_told_to_nobody() {
        TasteDescribed described = new TasteDescribed(ADA, "{\"likes\":2}");
        assertThat(WireJson.write(tell(described, Map.of())))
                .contains("Ada Lovelace described their taste.")
                .doesNotContain("likes");
    }

    @ParameterizedTest
    @MethodSource("types")
    void which_books_are_suggested_is_told_to_nobody(EventTypes.Type type) throws IOException {
        if (SuggestionEvent.class.isAssignableFrom(type.record())) {
            assertThat(WireJson.write(tell(golden(type), Map.of()))).doesNotContain("Earthsea", "Le Guin");
        }
    }

    @Test
    void a_change_of_one_field_tells_both_values() {
        assertThat(revised(new Change<>("Dun", "Dune"), null, Map.of()).sentence())
                .isEqualTo("Ada Lovelace changed the title of “Dune” from “Dun” to “Dune”.");
    }

    @Test
    void a_change_to_nothing_tells_what_was_there() {
        assertThat(revised(null, new Change<>("Part\n one", ""), Map.of()).sentence())
                .isEqualTo("Ada Lovelace removed the subtitle of “A Wizard of Earthsea”, which was “Part one”.");
    }

    @Test
    void a_change_of_nothing_is_told_as_such() {
        HistoryItem item = revised(null, null, Map.of());
        assertThat(item.sentence()).isEqualTo("Ada Lovelace saved “A Wizard of Earthsea” without changes.");
        assertThat(item.changes()).isEmpty();
    }

    @Test
    void a_title_is_the_one_of_its_time() {
        Known known = new Known(
                Map.of(),
                Map.of(BOOK, "never asked for, since there are changes"),
                Map.of(
                        BOOK,
                        new TreeMap<>(Map.of(10L, new Change<>("Dun", "Dune"), 20L, new Change<>("Dune", "Dune I")))),
                Map.of());
        assertThat(List.of(5L, 10L, 19L, 20L, 99L))
                .extracting(at -> known.title(BOOK, at).orElse(""))
                .containsExactly("Dun", "Dune", "Dune", "Dune I", "Dune I");
    }

    @Test
    void what_a_run_did_says_so() {
        HistoryItem item = revised(null, null, Map.of("causation", "run:" + RUN, "correlation", RUN.toString()));
        assertThat(item.sentence())
                .isEqualTo("Ada Lovelace saved “A Wizard of Earthsea” without changes in an import.");
        assertThat(item.causedBy()).isEqualTo(new HistoryItem.CausedBy("run", RUN.toString()));
        assertThat(revised(null, null, Map.of("causation", "run-item:" + RUN + "/7"))
                        .sentence())
                .isEqualTo(item.sentence());
    }

    @Test
    void a_run_is_called_by_what_it_does() {
        Object queued = new RunQueued(RUN, new UUID(0, 1), "covers", ADA, 3, Map.of(), "", Instant.EPOCH);
        assertThat(tell(queued, Map.of()).sentence()).isEqualTo("Ada Lovelace queued a search for covers of 3 items.");
    }

    @Test
    void what_a_request_did_leads_to_its_trace() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        HistoryItem item = revised(null, null, Map.of("causation", trace, "correlation", trace));
        assertThat(item.causedBy()).isEqualTo(new HistoryItem.CausedBy("request", trace));
        assertThat(item.actor()).isEqualTo(new HistoryItem.Actor("user", ADA, "Ada Lovelace"));
    }

    @Test
    void somebody_unknown_is_somebody() {
        HistoryItem item = tell(revision(null, null), Map.of("actor", "user:" + new UUID(1, 2)));
        assertThat(item.sentence()).startsWith("Somebody saved");
        assertThat(item.actor()).isEqualTo(new HistoryItem.Actor("user", new UUID(1, 2), null));
    }

    @Test
    void what_the_product_did_by_itself_says_so() {
        HistoryItem item = tell(revision(null, null), Map.of("actor", "system", "causation", "system"));
        assertThat(item.sentence()).startsWith("Colophon saved");
        assertThat(item.causedBy()).isEqualTo(new HistoryItem.CausedBy("system", null));
    }

    @Test
    void an_event_of_a_later_version_is_told_by_its_name() {
        assertThat(tell(new UnknownEvent("later.Thing", "1", "{}"), Map.of()).sentence())
                .isEqualTo("Ada Lovelace did something that this version can’t tell (test.Event).");
    }

    private static HistoryItem revised(
            @Nullable Change<String> title, @Nullable Change<String> subtitle, Map<String, String> metadata) {
        return tell(revision(title, subtitle), metadata);
    }

    private static BookRevised revision(@Nullable Change<String> title, @Nullable Change<String> subtitle) {
        return new BookRevised(BOOK, new UUID(0, 1), title, subtitle, null, null, null, null, null);
    }

    private static Object golden(EventTypes.Type type) throws IOException {
        Path file = EVENTS.resolve(type.name() + "." + type.version() + ".json");
        return MAPPER.readValue(Files.readString(file), type.record());
    }

    private static HistoryItem tell(Object payload, Map<String, String> metadata) {
        Map<String, String> all = new TreeMap<>(Map.of("actor", "user:" + ADA));
        all.putAll(metadata);
        Known known = payload instanceof BookRevised e && e.title() != null
                ? new Known(
                        KNOWN.names(),
                        KNOWN.firstTitles(),
                        Map.of(BOOK, new TreeMap<>(Map.of(7L, e.title()))),
                        KNOWN.runs())
                : KNOWN;
        return Sentences.of(
                new RecordedEvent(
                        7,
                        new UUID(0, 7).toString(),
                        "test.Event",
                        "1",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        List.of(),
                        payload,
                        all),
                known);
    }
}
