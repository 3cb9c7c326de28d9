package io.colophon.command.lookup;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.colophon.command.providers.ForeignServer.BOUNDS;
import static io.colophon.command.providers.ForeignServer.HTTP;
import static io.colophon.command.providers.ForeignServer.answerOf;
import static io.colophon.command.providers.ForeignServer.answersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ForeignServer;
import io.colophon.command.providers.ProviderFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleBooksTest {

    private static final ApiKey KEY = new ApiKey("AIza-s3cret");

    private static final String VOLUMES = """
            {"kind": "books#volumes", "totalItems": 2, "items": [
              {"kind": "books#volume", "id": "x", "volumeInfo": {"title": "Another",
                "industryIdentifiers": [{"type": "OTHER", "identifier": "UOM:39015002233"}]}},
              {"kind": "books#volume", "id": "zyTCAlFPjgYC", "volumeInfo": {
                "title": "The Google Story", "subtitle": "Inside", "authors": ["David A. Vise", "Mark Malseed"],
                "publisher": "Random House", "publishedDate": "2005-11-15", "description": "Here is the story.",
                "industryIdentifiers": [{"type": "ISBN_10", "identifier": "055380457X"},
                                        {"type": "ISBN_13", "identifier": "9780553804577"}],
                "pageCount": 207, "printType": "BOOK", "categories": ["Browsers (Computer programs)"],
                "imageLinks": {"smallThumbnail": "http://books.google.com/books?id=z&zoom=5",
                               "thumbnail": "http://books.google.com/books?id=z&zoom=1"},
                "language": "en"}}]}""";

    private static final BookResult STORY = new BookResult(
            "google_books",
            "Google Books",
            "The Google Story",
            "Inside",
            List.of("David A. Vise", "Mark Malseed"),
            "Random House",
            "2005-11-15",
            "055380457X",
            "9780553804577",
            "Here is the story.",
            "https://books.google.com/books?id=z&zoom=1",
            "en",
            207,
            List.of("Browsers (Computer programs)"));

    @RegisterExtension
    static final ForeignServer SERVER = new ForeignServer();

    private final GoogleBooks google = new GoogleBooks(HTTP, SERVER.url(), BOUNDS);

    @ParameterizedTest
    @ValueSource(strings = {"9780553804577", "978-0-553-80457-7", "055380457x"})
    void a_book_is_the_one_that_has_the_isbn(String isbn) {
        SERVER.answers("/volumes", VOLUMES);
        assertThat(answerOf(google.book(isbn, KEY))).isEqualTo(STORY);
        assertThat(SERVER.asked()).containsExactly("/volumes?q=isbn%3A" + isbn + "&maxResults=15");
    }

    @Test
    void other_books_are_not_the_one() {
        SERVER.answers("/volumes", VOLUMES);
        assertThat(answerOf(google.book("9780140328721", KEY))).isNull();
    }

    @Test
    void a_search_finds_all_of_them() {
        SERVER.answers("/volumes", VOLUMES);
        assertThat(answersOf(google.books("google", KEY)))
                .extracting(BookResult::title)
                .containsExactly("Another", "The Google Story");
    }

    @Test
    void the_key_is_in_a_header_and_in_no_url() {
        SERVER.answers("/volumes", VOLUMES);
        answersOf(google.books("google", KEY));
        SERVER.mock()
                .verify(getRequestedFor(urlPathEqualTo("/volumes")).withHeader("X-Goog-Api-Key", equalTo(KEY.value())));
        assertThat(SERVER.asked()).noneMatch(url -> url.contains(KEY.value()));
    }

    @Test
    void nothing_found_has_no_items() {
        SERVER.answers("/volumes", "{\"kind\": \"books#volumes\", \"totalItems\": 0}");
        assertThat(answersOf(google.books("google", KEY))).isEmpty();
    }

    @Test
    void a_failure_does_not_tell_the_key() {
        SERVER.answers("/volumes", status(400).withBody("API key not valid: " + KEY.value()));
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answersOf(google.books("google", KEY))))
                .hasMessage("answered with status 400");
        SERVER.answers("/volumes", okJson("{\"items\": [" + KEY.value()));
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answersOf(google.books("google", KEY))))
                .hasMessage("answered with something that can't be read");
    }
}
