package io.colophon.command.lookup;

import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ForeignJson;
import io.colophon.command.providers.ProviderCalls;
import io.colophon.command.providers.ProviderCalls.Bounds;
import io.colophon.command.providers.ProviderCalls.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Google Books. The key goes into a header, where no log of URLs has it. */
final class GoogleBooks implements MetadataProvider {

    static final String URL = "https://www.googleapis.com/books/v1";

    private static final Rate RATE = new Rate(5, Duration.ofSeconds(1));

    private static final Description DESCRIPTION = new Description(
            "google_books",
            "Google Books",
            "The catalogue of Google",
            Use.WITH_KEY,
            List.of(Capability.BOOK_ISBN, Capability.BOOK_SEARCH),
            "Switch the Books API on in a project of the Google Cloud console and make an API key there.",
            "https://console.cloud.google.com/apis/credentials");

    private final ProviderCalls calls;

    GoogleBooks(HttpClient http) {
        this(http, URL, Bounds.DEFAULT);
    }

    GoogleBooks(HttpClient http, String baseUrl, Bounds bounds) {
        this.calls = new ProviderCalls(http, baseUrl, RATE, bounds);
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    /** A search for an ISBN may find other books, too. */
    @Override
    public Mono<BookResult> book(String isbn, ApiKey key) {
        String digits = isbn.replaceAll("[ -]", "");
        return search("isbn:" + isbn, key)
                .filter(book -> digits.equalsIgnoreCase(book.isbn13()) || digits.equalsIgnoreCase(book.isbn10()))
                .next();
    }

    @Override
    public Flux<BookResult> books(String query, ApiKey key) {
        return search(query, key);
    }

    private Flux<BookResult> search(String query, ApiKey key) {
        Consumer<HttpHeaders> headers = given -> given.set("X-Goog-Api-Key", key.value());
        return calls.get("/volumes?q={query}&maxResults=15", headers, query)
                .flatMapIterable(answer -> answer.each("items"))
                .map(item -> item.at("volumeInfo"))
                .filter(volume -> !volume.text("title").isEmpty())
                .map(GoogleBooks::book);
    }

    private static BookResult book(ForeignJson volume) {
        Map<String, String> identifiers = volume.each("industryIdentifiers").stream()
                .collect(Collectors.toMap(
                        one -> one.text("type"), one -> one.text("identifier"), (first, second) -> first));
        return new BookResult(
                DESCRIPTION.name(),
                DESCRIPTION.displayName(),
                volume.text("title"),
                volume.text("subtitle"),
                volume.texts("authors"),
                volume.text("publisher"),
                volume.text("publishedDate"),
                identifiers.getOrDefault("ISBN_10", ""),
                identifiers.getOrDefault("ISBN_13", ""),
                volume.text("description"),
                // Pictures are named by http, but are there by https, too.
                volume.text("imageLinks", "thumbnail").replaceFirst("^http:", "https:"),
                LanguageCode.of(volume.text("language")),
                volume.number("pageCount"),
                volume.texts("categories"));
    }
}
