package io.colophon.command.lookup;

import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ForeignJson;
import io.colophon.command.providers.ProviderCalls;
import io.colophon.command.providers.ProviderCalls.Bounds;
import io.colophon.command.providers.ProviderCalls.Rate;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** ISBNdb, whose cheapest plan allows one request a second. */
final class Isbndb implements MetadataProvider {

    static final String URL = "https://api2.isbndb.com";

    private static final Rate RATE = new Rate(1, Duration.ofSeconds(1));

    private static final Description DESCRIPTION = new Description(
            "isbndb",
            "ISBNdb",
            "A commercial catalogue of books by ISBN",
            Use.WITH_KEY,
            List.of(Capability.BOOK_ISBN),
            "The API key comes with a subscription.",
            "https://isbndb.com/isbn-database");

    private final ProviderCalls calls;

    Isbndb(HttpClient http) {
        this(http, URL, Bounds.DEFAULT);
    }

    Isbndb(HttpClient http, String baseUrl, Bounds bounds) {
        this.calls = new ProviderCalls(http, baseUrl, RATE, bounds);
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Mono<BookResult> book(String isbn, ApiKey key) {
        Consumer<HttpHeaders> headers = given -> given.set(HttpHeaders.AUTHORIZATION, key.value());
        return calls.get("/book/{isbn}", headers, isbn)
                .map(answer -> answer.at("book"))
                .filter(book -> !book.text("title").isEmpty())
                .map(Isbndb::book);
    }

    private static BookResult book(ForeignJson book) {
        String synopsis = book.text("synopsis");
        return new BookResult(
                DESCRIPTION.name(),
                DESCRIPTION.displayName(),
                book.text("title"),
                "",
                book.texts("authors"),
                book.text("publisher"),
                // Some are the first second of a day.
                book.text("date_published").replaceFirst("T.*", ""),
                book.text("isbn10"),
                book.text("isbn13"),
                synopsis.isEmpty() ? book.text("overview") : synopsis,
                book.text("image"),
                LanguageCode.of(book.text("language")),
                book.number("pages"),
                book.texts("subjects"));
    }
}
