package io.colophon.command.lookup;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.colophon.command.providers.ForeignServer.BOUNDS;
import static io.colophon.command.providers.ForeignServer.HTTP;
import static io.colophon.command.providers.ForeignServer.answerOf;
import static io.colophon.command.providers.ForeignServer.answersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.colophon.command.lookup.ContributorProfile.Work;
import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ForeignServer;
import io.colophon.command.providers.ProviderFailure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardcoverTest {

    private static final String PATH = "/v1/graphql";
    private static final ApiKey KEY = new ApiKey("eyJ.s3cret");

    @RegisterExtension
    static final ForeignServer SERVER = new ForeignServer();

    private final Hardcover hardcover = new Hardcover(HTTP, SERVER.url(), BOUNDS);

    private static void answersData(String data) {
        SERVER.answers(PATH, "{\"data\": " + data + "}");
    }

    private static void answersHits(String... documents) {
        answersData("{\"search\": {\"results\": {\"found\": 1, \"hits\": [{\"document\": "
                + String.join("}, {\"document\": ", documents) + "}]}}}");
    }

    private static void asked(String variable, String value) {
        SERVER.mock()
                .verify(postRequestedFor(urlPathEqualTo(PATH))
                        .withRequestBody(matchingJsonPath("$.variables." + variable, equalTo(value))));
    }

    @Test
    void a_book_is_an_edition_completed_from_its_book() {
        answersData("""
                {"editions": [{"title": "Dune", "subtitle": null, "isbn_10": "0441172717", "isbn_13": "9780441172719",
                  "pages": 535, "release_date": "1987-07-15", "publisher": {"name": "Ace"}, "language": {"code2": "en"},
                  "image": {"url": "https://assets.hardcover.app/edition/1.jpg"},
                  "contributions": [{"author": {"name": "Frank Herbert"}}],
                  "book": {"title": "Dune", "subtitle": "A novel", "description": "Sand.",
                           "cached_tags": {"Genre": [{"tag": "Science Fiction", "count": 9}], "Mood": [{"tag": "dark"}]}}}]}""");
        assertThat(answerOf(hardcover.book("9780441172719", KEY)))
                .isEqualTo(new BookResult(
                        "hardcover",
                        "Hardcover",
                        "Dune",
                        "A novel",
                        List.of("Frank Herbert"),
                        "Ace",
                        "1987-07-15",
                        "0441172717",
                        "9780441172719",
                        "Sand.",
                        "https://assets.hardcover.app/edition/1.jpg",
                        "en",
                        535,
                        List.of("Science Fiction")));
        asked("isbn", "9780441172719");
    }

    @Test
    void an_isbn_that_it_does_not_have_is_nothing() {
        answersData("{\"editions\": []}");
        assertThat(answerOf(hardcover.book("9780441172719", KEY))).isNull();
    }

    @Test
    void a_search_finds_books() {
        answersHits("""
                {"id": "312460", "title": "Dune", "subtitle": "", "author_names": ["Frank Herbert"], "description": "Sand.",
                 "isbns": ["9780441172719", "0441172717"], "release_date": "1965-06-01", "release_year": 1965, "pages": 604,
                 "image": {"url": "https://assets.hardcover.app/book/1.jpg"}, "genres": ["Science Fiction"]}""");
        assertThat(answersOf(hardcover.books("du\"ne", KEY)))
                .containsExactly(new BookResult(
                        "hardcover",
                        "Hardcover",
                        "Dune",
                        "",
                        List.of("Frank Herbert"),
                        "",
                        "1965-06-01",
                        "0441172717",
                        "9780441172719",
                        "Sand.",
                        "https://assets.hardcover.app/book/1.jpg",
                        "",
                        604,
                        List.of("Science Fiction")));
        asked("query", "du\"ne");
        asked("type", "Book");
    }

    @Test
    void a_search_finds_series() {
        answersHits(
                "{\"id\": \"984\", \"name\": \"Dune\", \"slug\": \"dune\", \"primary_books_count\": 6, \"books_count\": 24}",
                "{\"id\": \"985\", \"name\": \"Dune Saga\", \"slug\": \"../x\", \"books_count\": 2}");
        assertThat(answersOf(hardcover.series("dune", KEY)))
                .extracting(SeriesResult::externalId, SeriesResult::totalCount, SeriesResult::url)
                .containsExactly(tuple("984", 6, "https://hardcover.app/series/dune"), tuple("985", 2, ""));
    }

    @Test
    void volumes_have_positions_and_days() {
        answersData("""
                {"book_series": [
                  {"position": 1, "book": {"id": 312460, "title": "Dune", "release_date": "1965-06-01",
                                           "cached_image": {"url": "https://assets.hardcover.app/book/1.jpg"}}},
                  {"position": 1.5, "book": {"id": 2, "title": "Between", "release_date": null, "cached_image": {}}},
                  {"position": null, "book": {"id": 3, "title": "Beside"}}]}""");
        assertThat(answersOf(hardcover.volumes("984", KEY)))
                .containsExactly(
                        new VolumeResult(
                                BigDecimal.ONE,
                                "Dune",
                                LocalDate.of(1965, 6, 1),
                                "https://assets.hardcover.app/book/1.jpg",
                                "312460"),
                        new VolumeResult(new BigDecimal("1.5"), "Between", null, "", "2"));
        asked("id", "984");
    }

    @Test
    void people_are_found_by_name() {
        answersHits(
                "{\"id\": \"80\", \"name\": \"Frank Herbert\", \"image\": {\"url\": \"https://assets.hardcover.app/a.jpg\"}}");
        assertThat(answersOf(hardcover.contributors("herbert", KEY)))
                .containsExactly(new ContributorResult(
                        "hardcover", "80", "Frank Herbert", "https://assets.hardcover.app/a.jpg"));
    }

    @Test
    void a_person_has_a_life_and_works() {
        answersData("""
                {"authors_by_pk": {"name": "Frank Herbert", "bio": "Wrote.", "born_date": "1920-10-08",
                                   "death_date": "1986-02-11", "image": {"url": "https://assets.hardcover.app/a.jpg"}},
                 "books": [{"title": "Dune", "release_year": 1965, "image": null}]}""");
        assertThat(answerOf(hardcover.contributor("80", KEY)))
                .isEqualTo(new ContributorProfile(
                        "hardcover",
                        "80",
                        "Frank Herbert",
                        "Wrote.",
                        "1920-10-08T00:00:00Z",
                        "1986-02-11T00:00:00Z",
                        "",
                        "https://assets.hardcover.app/a.jpg",
                        List.of(new Work("Dune", "", "", 1965, ""))));
    }

    @Test
    void a_person_that_is_not_there_is_nothing() {
        answersData("{\"authors_by_pk\": null, \"books\": []}");
        assertThat(answerOf(hardcover.contributor("80", KEY))).isNull();
        assertThat(answerOf(hardcover.contributor("x", KEY))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyJ.s3cret", "Bearer eyJ.s3cret"})
    void a_token_may_be_given_as_the_site_shows_it(String token) {
        answersData("{\"editions\": []}");
        answerOf(hardcover.book("1", new ApiKey(token)));
        SERVER.mock()
                .verify(postRequestedFor(urlPathEqualTo(PATH))
                        .withHeader("Authorization", equalTo("Bearer eyJ.s3cret")));
    }

    @Test
    void errors_that_come_with_success_are_failures() {
        SERVER.answers(PATH, "{\"errors\": [{\"message\": \"field 'x' not found\"}]}");
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answerOf(hardcover.book("1", KEY))))
                .hasMessage("did not accept the question");
        SERVER.answers(PATH, status(401));
        assertThat(catchThrowableOfType(ProviderFailure.class, () -> answerOf(hardcover.book("1", KEY))))
                .hasMessage("refused the API key (401)");
    }
}
