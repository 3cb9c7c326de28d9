package io.colophon.query.books;

import io.colophon.contract.CaseFold;
import io.colophon.contract.books.BookEvent.BookAdded;
import io.colophon.contract.books.Credit;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.editions.EditionEvent.EditionAdded;
import io.colophon.contract.series.SeriesEvent.BookPlaced;
import io.colophon.contract.series.SeriesEvent.SeriesCreated;
import io.colophon.contract.shelves.ShelfEvent.BookShelved;
import io.colophon.contract.shelves.ShelfEvent.ShelfCreated;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.eventstore.PostgresAddress;
import io.colophon.eventstore.StoreConnections;
import io.colophon.eventstore.TestDatabase;
import io.colophon.eventstore.axon.RecordedEvent;
import io.colophon.eventstore.projection.GenerationId;
import io.colophon.eventstore.projection.Lease;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Ddl;
import io.colophon.query.books.PlainSearch.Book;
import io.colophon.web.Query;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two libraries with books of the same titles and names, in the real view; one is searched, the other is in the way. */
final class SearchedBooks implements AutoCloseable {

    private static final UUID OTHER = new UUID(0, 2);
    private static final GenerationId VIEW = new GenerationId("books", 1);

    final UUID library = new UUID(0, 1);
    final List<Book> books = new ArrayList<>();

    private final ConnectionPool connections;
    private final ConnectionPool searches;
    private final BookList list;
    private final Random random;
    private final List<RecordedEvent> log = new ArrayList<>();
    private final Map<String, UUID> names = new TreeMap<>();

    SearchedBooks(long seed, List<String> titles, List<String> words) {
        random = new Random(seed);
        PostgresAddress address = TestDatabase.create();
        connections = new StoreConnections(address).forViews(4);
        searches = new StoreConnections(address).forSearching(4, Duration.ofSeconds(4));
        PostgresView view = new PostgresView("books", Ddl.of("books"), connections);
        view.create(VIEW).block();
        TestDatabase.execute(
                address,
                "INSERT INTO projection.generation (view, generation, version, state) VALUES ('books', 1, 1, 'live')");
        view.live(1);
        for (String title : titles) {
            books.add(add(library, title, words));
            add(OTHER, title, words);
        }
        BooksProjector projector = new BooksProjector(view);
        view.advance(new Lease(VIEW, 0, 0), log.size(), session -> projector.apply(session, log))
                .block();
        list = new BookList(view, view.over(searches));
    }

    /** The ids of a page in its order. */
    List<UUID> find(Map<String, String> query) {
        JsonNode page = page(query);
        List<UUID> ids = page.path("items")
                .valueStream()
                .map(item -> UUID.fromString(item.path("id").asString()))
                .toList();
        if (page.path("total").asInt() != ids.size()) {
            throw new AssertionError("a total of " + page.path("total") + " for " + ids.size() + " books");
        }
        return ids;
    }

    JsonNode page(Map<String, String> query) {
        return JsonMapper.shared().readTree(answer(query).block());
    }

    Mono<String> answer(Map<String, String> query) {
        LinkedMultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.add("per_page", "200");
        query.forEach(parameters::set);
        return list.page(library, new Query(parameters), OTHER);
    }

    private Book add(UUID libraryId, String title, List<String> words) {
        UUID id = id();
        Book book = new Book(
                id,
                title,
                some(words),
                words.get(random.nextInt(4)),
                some(words),
                some(words),
                some(words),
                some(words),
                random.nextInt(3) == 0 ? "" : one(words),
                random.nextInt(3) == 0 ? "" : one(words));
        UUID type = known("type " + book.type(), key -> new MediaTypeAdded(key, book.type(), book.type(), ""));
        List<Credit> credits = new ArrayList<>();
        for (String name : book.names()) {
            UUID person = known("person " + name, key -> new ContributorAdded(key, name, name, false));
            credits.add(new Credit(person, "author", credits.size()));
        }
        List<UUID> tags = book.tags().stream()
                .map(name ->
                        known("tag " + libraryId + CaseFold.fold(name), key -> new TagAdded(key, libraryId, name, "")))
                .distinct()
                .toList();
        List<UUID> genres = book.genres().stream()
                .map(name -> known("genre " + CaseFold.fold(name), key -> new GenreAdded(key, name)))
                .distinct()
                .toList();
        record(new BookAdded(id, libraryId, title, "", "", type, credits, tags, genres, OTHER));
        if (!(book.publisher() + book.language()).isEmpty()) {
            record(edition(id, libraryId, one(words), one(words), false));
            record(edition(id, libraryId, book.publisher(), book.language(), true));
        }
        for (String name : book.series()) {
            UUID series = known(
                    "series " + libraryId + name,
                    key -> new SeriesCreated(
                            key, libraryId, name, "", null, "ongoing", "", null, "", List.of(), "", "", "", List.of()));
            record(new BookPlaced(series, libraryId, id, 1));
        }
        for (String name : book.shelves()) {
            UUID shelf = known(
                    "shelf " + libraryId + name,
                    key -> new ShelfCreated(key, libraryId, name, "", "", "", 0, List.of()));
            record(new BookShelved(shelf, libraryId, id));
        }
        return book;
    }

    private static EditionAdded edition(UUID book, UUID libraryId, String publisher, String language, boolean primary) {
        return new EditionAdded(
                new UUID(book.getMostSignificantBits(), primary ? 1 : 2),
                book,
                libraryId,
                "ebook",
                language,
                "",
                "",
                publisher,
                null,
                "",
                "",
                "",
                null,
                null,
                primary,
                null,
                null,
                1);
    }

    private UUID known(String what, Function<UUID, Object> creation) {
        return names.computeIfAbsent(what, key -> {
            UUID id = id();
            record(creation.apply(id));
            return id;
        });
    }

    private void record(Object event) {
        long position = log.size() + 1L;
        Instant time = Instant.ofEpochSecond(position);
        log.add(new RecordedEvent(position, id().toString(), "", "1", time, time, List.of(), event, Map.of()));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private List<String> some(List<String> words) {
        return random.ints(random.nextInt(3), 0, words.size())
                .mapToObj(words::get)
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        connections.dispose();
        searches.dispose();
    }
}
