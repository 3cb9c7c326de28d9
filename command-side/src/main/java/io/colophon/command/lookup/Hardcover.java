package io.colophon.command.lookup;

import io.colophon.command.editions.ExactDate;
import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ForeignJson;
import io.colophon.command.providers.ProviderCalls;
import io.colophon.command.providers.ProviderCalls.Bounds;
import io.colophon.command.providers.ProviderCalls.Rate;
import io.colophon.command.providers.ProviderFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Hardcover, by GraphQL. Its own search answers with documents of another form than its tables have. */
final class Hardcover implements MetadataProvider {

    static final String URL = "https://api.hardcover.app";

    private static final Rate RATE = new Rate(60, Duration.ofMinutes(1));
    private static final String SITE = "https://hardcover.app";
    private static final Pattern ID = Pattern.compile("[0-9]{1,9}");
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,3})?");

    private static final Description DESCRIPTION = new Description(
            "hardcover",
            "Hardcover",
            "A catalogue kept by readers, with series and authors",
            Use.WITH_KEY,
            List.of(
                    Capability.BOOK_ISBN,
                    Capability.BOOK_SEARCH,
                    Capability.SERIES_NAME,
                    Capability.SERIES_VOLUMES,
                    Capability.CONTRIBUTOR),
            "The token is in the settings of a Hardcover account; it is valid for a year.",
            "https://hardcover.app/account/api");

    private static final String SEARCH = """
            query ($query: String!, $type: String!) {
              search(query: $query, query_type: $type, per_page: 15, page: 1) { results }
            }""";

    /** Queries may be three levels deep, so what lies deeper is taken from the cached forms. */
    private static final String EDITION = """
            query ($isbn: String!) {
              editions(where: {_or: [{isbn_13: {_eq: $isbn}}, {isbn_10: {_eq: $isbn}}]}, order_by: {users_count: desc}, limit: 1) {
                title subtitle isbn_10 isbn_13 pages release_date
                publisher { name }
                language { code2 }
                image { url }
                contributions { author { name } }
                book { title subtitle description cached_tags }
              }
            }""";

    /** One book for each position, without boxes, parts and merged doubles. */
    private static final String VOLUMES = """
            query ($id: Int!) {
              book_series(
                where: {series_id: {_eq: $id}, compilation: {_eq: false}, book: {canonical_id: {_is_null: true}, is_partial_book: {_eq: false}}}
                distinct_on: position
                order_by: [{position: asc}, {book: {users_count: desc}}]
              ) { position book { id title release_date cached_image } }
            }""";

    private static final String AUTHOR = """
            query ($id: Int!) {
              authors_by_pk(id: $id) { name bio born_date death_date image { url } }
              books(
                where: {contributions: {author_id: {_eq: $id}}, canonical_id: {_is_null: true}}
                order_by: {release_date: asc_nulls_last}
                limit: 100
              ) { title release_year image { url } }
            }""";

    private final ProviderCalls calls;

    Hardcover(HttpClient http) {
        this(http, URL, Bounds.DEFAULT);
    }

    Hardcover(HttpClient http, String baseUrl, Bounds bounds) {
        this.calls = new ProviderCalls(http, baseUrl, RATE, bounds);
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Mono<BookResult> book(String isbn, ApiKey key) {
        return ask(EDITION, Map.of("isbn", isbn), key)
                .flatMapIterable(data -> data.each("editions"))
                .next()
                .map(edition -> {
                    ForeignJson book = edition.at("book");
                    return new BookResult(
                            DESCRIPTION.name(),
                            DESCRIPTION.displayName(),
                            or(edition.text("title"), book.text("title")),
                            or(edition.text("subtitle"), book.text("subtitle")),
                            edition.textsOf("contributions", "author", "name"),
                            edition.text("publisher", "name"),
                            edition.text("release_date"),
                            edition.text("isbn_10"),
                            edition.text("isbn_13"),
                            book.text("description"),
                            edition.text("image", "url"),
                            LanguageCode.of(edition.text("language", "code2")),
                            edition.number("pages"),
                            book.at("cached_tags").textsOf("Genre", "tag"));
                })
                .filter(book -> !book.title().isEmpty());
    }

    @Override
    public Flux<BookResult> books(String query, ApiKey key) {
        return search(query, "Book", "title", key)
                .map(book -> new BookResult(
                        DESCRIPTION.name(),
                        DESCRIPTION.displayName(),
                        book.text("title"),
                        book.text("subtitle"),
                        book.texts("author_names"),
                        "",
                        or(book.text("release_date"), book.text("release_year")),
                        isbn(book, 10),
                        isbn(book, 13),
                        book.text("description"),
                        book.text("image", "url"),
                        "",
                        book.number("pages"),
                        book.texts("genres")));
    }

    @Override
    public Flux<SeriesResult> series(String query, ApiKey key) {
        return search(query, "Series", "name", key).map(series -> {
            Integer primary = series.number("primary_books_count");
            boolean complete = series.isTrue("is_completed");
            String slug = series.text("slug");
            return new SeriesResult(
                    DESCRIPTION.name(),
                    DESCRIPTION.displayName(),
                    series.text("name"),
                    series.text("description"),
                    primary == null ? series.number("books_count") : primary,
                    complete,
                    series.text("image", "url"),
                    series.text("id"),
                    DESCRIPTION.name(),
                    complete ? "completed" : "",
                    "",
                    null,
                    "",
                    null,
                    slug.matches("[A-Za-z0-9_-]+") ? SITE + "/series/" + slug : "");
        });
    }

    @Override
    public Flux<VolumeResult> volumes(String seriesId, ApiKey key) {
        return !ID.matcher(seriesId).matches()
                ? Flux.empty()
                : ask(VOLUMES, Map.of("id", Integer.valueOf(seriesId)), key)
                        .flatMapIterable(data -> data.each("book_series"))
                        .filter(entry ->
                                POSITION.matcher(entry.text("position")).matches())
                        .map(entry -> new VolumeResult(
                                new BigDecimal(entry.text("position")),
                                entry.text("book", "title"),
                                ExactDate.parse(entry.text("book", "release_date")),
                                entry.text("book", "cached_image", "url"),
                                entry.text("book", "id")));
    }

    @Override
    public Flux<ContributorResult> contributors(String query, ApiKey key) {
        return search(query, "Author", "name", key)
                .map(author -> new ContributorResult(
                        DESCRIPTION.name(), author.text("id"), author.text("name"), author.text("image", "url")));
    }

    @Override
    public Mono<ContributorProfile> contributor(String id, ApiKey key) {
        if (!ID.matcher(id).matches()) {
            return Mono.empty();
        }
        return ask(AUTHOR, Map.of("id", Integer.valueOf(id)), key)
                .filter(data -> !data.text("authors_by_pk", "name").isEmpty())
                .map(data -> {
                    ForeignJson author = data.at("authors_by_pk");
                    List<ContributorProfile.Work> works = new ArrayList<>();
                    data.each("books")
                            .forEach(book -> works.add(new ContributorProfile.Work(
                                    book.text("title"),
                                    "",
                                    "",
                                    book.number("release_year"),
                                    book.text("image", "url"))));
                    return new ContributorProfile(
                            DESCRIPTION.name(),
                            id,
                            author.text("name"),
                            author.text("bio"),
                            ContributorProfile.midnight(ExactDate.parse(author.text("born_date"))),
                            ContributorProfile.midnight(ExactDate.parse(author.text("death_date"))),
                            "",
                            author.text("image", "url"),
                            works);
                });
    }

    private Flux<ForeignJson> search(String query, String type, String name, ApiKey key) {
        return ask(SEARCH, Map.of("query", query, "type", type), key)
                .flatMapIterable(data -> data.each("search", "results", "hits"))
                .map(hit -> hit.at("document"))
                .filter(document ->
                        !document.text("id").isEmpty() && !document.text(name).isEmpty());
    }

    /** An error of GraphQL comes with status 200. */
    private Mono<ForeignJson> ask(String query, Map<String, ?> variables, ApiKey key) {
        String token = key.value().regionMatches(true, 0, "Bearer ", 0, 7) ? key.value() : "Bearer " + key.value();
        Consumer<HttpHeaders> headers = given -> given.set(HttpHeaders.AUTHORIZATION, token);
        return calls.post("/v1/graphql", headers, Map.of("query", query, "variables", variables))
                .map(answer -> {
                    if (!answer.each("errors").isEmpty() || answer.at("data").isNothing()) {
                        throw ProviderFailure.lasting("did not accept the question");
                    }
                    return answer.at("data");
                });
    }

    private static String isbn(ForeignJson book, int length) {
        return book.texts("isbns").stream()
                .filter(isbn -> isbn.length() == length)
                .findFirst()
                .orElse("");
    }

    private static String or(String text, String other) {
        return text.isEmpty() ? other : text;
    }
}
