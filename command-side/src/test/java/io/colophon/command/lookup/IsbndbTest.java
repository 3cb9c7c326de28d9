package io.colophon.command.lookup;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.colophon.command.providers.ForeignServer.BOUNDS;
import static io.colophon.command.providers.ForeignServer.HTTP;
import static io.colophon.command.providers.ForeignServer.answerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ForeignServer;
import io.colophon.command.providers.ProviderFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IsbndbTest {

    private static final ApiKey KEY = new ApiKey("49123_s3cret");

    @RegisterExtension
    static final ForeignServer SERVER = new ForeignServer();

    private final Isbndb isbndb = new Isbndb(HTTP, SERVER.url(), BOUNDS);

    @Test
    void a_book_is_found_by_its_isbn() {
        SERVER.answers("/book/9780743273565", """
                {"book": {"title": "The Great Gatsby", "title_long": "The Great Gatsby", "isbn": "0743273567",
                  "isbn13": "9780743273565", "isbn10": "0743273567", "dewey_decimal": ["813.52"], "binding": "Paperback",
                  "publisher": "Scribner", "language": "en_US", "date_published": "2004-09-30T00:00:01Z", "pages": 180,
                  "overview": "Set on Long Island.", "image": "https://images.isbndb.com/covers/35/65/9780743273565.jpg",
                  "msrp": 18.00, "synopsis": "", "authors": ["F. Scott Fitzgerald"], "subjects": ["Fiction", "Classics"],
                  "other_isbns": [{"isbn": "9780684801520", "binding": "Hardcover"}]}}""");
        assertThat(answerOf(isbndb.book("9780743273565", KEY)))
                .isEqualTo(new BookResult(
                        "isbndb",
                        "ISBNdb",
                        "The Great Gatsby",
                        "",
                        List.of("F. Scott Fitzgerald"),
                        "Scribner",
                        "2004-09-30",
                        "0743273567",
                        "9780743273565",
                        "Set on Long Island.",
                        "https://images.isbndb.com/covers/35/65/9780743273565.jpg",
                        "en",
                        180,
                        List.of("Fiction", "Classics")));
        SERVER.mock()
                .verify(getRequestedFor(urlPathEqualTo("/book/9780743273565"))
                        .withHeader("Authorization", equalTo(KEY.value())));
    }

    @Test
    void a_book_that_it_does_not_have_is_nothing() {
        SERVER.answers("/book/1", jsonResponse("{\"errorMessage\": \"Not Found\"}", 404));
        assertThat(answerOf(isbndb.book("1", KEY))).isNull();
    }

    @Test
    void a_key_that_it_does_not_know_is_a_failure() {
        SERVER.answers("/book/1", jsonResponse("{\"message\": \"Forbidden\"}", 403));
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answerOf(isbndb.book("1", KEY))))
                .hasMessage("refused the API key (403)");
    }
}
