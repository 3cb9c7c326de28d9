package io.colophon.standalone;

import io.colophon.command.lookup.BookResult;
import io.colophon.command.lookup.MergedBook;
import io.colophon.command.lookup.MergedBook.Field;
import io.colophon.command.suggestions.BookFinder;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** A server whose suggestions come from a {@link FakeOllama}, and whose providers of metadata know two books. */
final class Suggesting implements AutoCloseable {

    static final String JOB = "/admin/jobs/ai-suggestions";
    static final String RUN = "/me/suggestions/run";
    static final String RUNS = "/me/suggestions/runs";

    /** By its ISBN. */
    static final String HYPERION = "9780553283686";
    /** By its title and author. */
    static final String SOLARIS = "9780156027601";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Object> USUAL = Map.of(
            "enabled", false,
            "interval_minutes", 60,
            "max_buy_per_user", 2,
            "max_read_next_per_user", 5,
            "include_taste_profile", true,
            "user_run_rate_limit_per_day", -1,
            "max_tokens_initial", 1234,
            "max_tokens_backfill", 567);

    final FakeOllama ollama = new FakeOllama();
    final PostgresAddress database = TestDatabase.create();
    final TestServer server = new TestServer(database, 0, true, Suggesting::outside);
    final SignedIn admin = SignedIn.register(server);

    Suggesting() {
        admin.put("/admin/connections/ai/ollama", Map.of("enabled", "true", "base_url", ollama.url()))
                .ok();
        activate("ollama");
    }

    /** Somebody who wants suggestions and has a library. */
    record Reader(SignedIn person, String library, Map<String, String> books) {

        void reads(String title, Map<String, Object> interaction) {
            String book = "/libraries/" + library + "/books/" + books.get(title);
            String edition = person.post(book + "/editions", Map.of("format", "paperback"))
                    .ok()
                    .path("id")
                    .asString();
            person.put(book + "/editions/" + edition + "/my-interaction", interaction)
                    .ok();
        }
    }

    private static void outside(GenericApplicationContext context) {
        context.registerBean(BookFinder.class, KnownBooks::new, bean -> bean.setPrimary(true));
    }

    private static final class KnownBooks implements BookFinder {

        @Override
        public Mono<MergedBook> byIsbn(String isbn) {
            boolean known = isbn.equals(HYPERION);
            return Mono.just(new MergedBook(
                    known ? field("Hyperion: a novel") : null,
                    null,
                    known ? field("Dan Simmons") : null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    known ? field(HYPERION) : null,
                    null,
                    List.of(),
                    null,
                    known ? List.of(new MergedBook.Cover("test", "Test", "https://example.org/c.png")) : null));
        }

        private static Field field(String value) {
            return new Field(value, "test", "Test", List.of());
        }

        @Override
        public Mono<List<BookResult>> search(String query) {
            return Mono.just(List.of(new BookResult(
                    "test",
                    "Test",
                    "Solaris",
                    "",
                    List.of("Stanisław Lem"),
                    "",
                    "",
                    "",
                    SOLARIS,
                    "",
                    "",
                    "",
                    null,
                    null)));
        }
    }

    void job(String field, Object value) {
        Map<String, Object> job = new HashMap<>(USUAL);
        job.put(field, value);
        admin.put(JOB, job).ok();
    }

    void usual() {
        admin.put(JOB, USUAL).ok();
        ollama.goesOn();
        ollama.says("nothing");
    }

    void activate(String provider) {
        admin.post("/admin/connections/ai/active", Map.of("provider", provider)).ok();
    }

    void allows(String... permissions) {
        Map<String, Object> access = new HashMap<>();
        for (String permission : permissions) {
            access.put(permission, true);
        }
        admin.put("/admin/connections/ai/permissions", access).ok();
    }

    Reader reader(String... titles) {
        SignedIn person = SignedIn.register(server);
        person.put("/me/ai-prefs", Map.of("opt_in", true)).ok();
        String library = person.library();
        Map<String, String> books = new HashMap<>();
        for (String title : titles) {
            books.put(title, person.book(library, title));
        }
        return new Reader(person, library, books);
    }

    /** Asks for suggestions and waits until there are some, or none. */
    JsonNode run(Reader reader) {
        int before = reader.person().get(RUNS).ok().size();
        reader.person().post(RUN, Map.of()).ok();
        return ended(reader, before + 1);
    }

    /** The newest of so many runs, when it is over. */
    JsonNode ended(Reader reader, int runs) {
        JsonNode newest = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> reader.person().get(RUNS).ok(),
                        all -> all.size() == runs
                                && !all.get(0).get("status").asString().equals("running"))
                .get(0);
        return detail(reader, newest);
    }

    static JsonNode detail(Reader reader, JsonNode run) {
        return reader.person().get(RUNS + "/" + run.get("id").asString()).ok();
    }

    /** Waits until a model has been asked so often in all. */
    void untilAsked(int times) {
        Awaitility.await().atMost(PATIENCE).until(() -> ollama.prompts().size() >= times);
    }

    /** What a model says that names titles to read next. */
    static String readNext(String... titles) {
        return "## Books to read next\n"
                + Stream.of(titles)
                        .map(title -> "1. " + title + " — a reason\n")
                        .collect(Collectors.joining());
    }

    static JsonNode suggested(Reader reader) {
        return reader.person().get("/me/suggestions").ok();
    }

    static List<String> types(JsonNode detail) {
        return detail.get("events")
                .valueStream()
                .map(event -> event.get("type").asString())
                .toList();
    }

    /** The reasons of a kind of decisions; accepted where there is none. */
    static List<String> outcomes(JsonNode detail, String type) {
        return detail.get("events")
                .valueStream()
                .filter(event -> event.get("type").asString().equals(type))
                .map(event -> event.get("content"))
                .map(content ->
                        content.path("reason").asString(content.get("outcome").asString()))
                .toList();
    }

    @Override
    public void close() {
        server.close();
        ollama.close();
    }
}
