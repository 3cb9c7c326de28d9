package io.colophon.command.lookup;

import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static io.colophon.command.providers.ForeignServer.BOUNDS;
import static io.colophon.command.providers.ForeignServer.HTTP;
import static io.colophon.command.providers.ForeignServer.answerOf;
import static io.colophon.command.providers.ForeignServer.answersOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.command.lookup.ContributorProfile.Work;
import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ForeignServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenLibraryTest {

    private static final String DATA = """
            {"ISBN:9780140328721": {
              "url": "https://openlibrary.org/books/OL7353617M/Fantastic_Mr._Fox",
              "key": "/books/OL7353617M",
              "title": "Fantastic Mr. Fox",
              "authors": [{"url": "https://openlibrary.org/authors/OL34184A/Roald_Dahl", "name": "Roald Dahl"}],
              "number_of_pages": 96,
              "identifiers": {"isbn_10": ["0140328726"], "isbn_13": ["9780140328721"], "openlibrary": ["OL7353617M"]},
              "publishers": [{"name": "Puffin"}],
              "publish_date": "October 1, 1988",
              "subjects": [{"name": "Animals", "url": "https://openlibrary.org/subjects/animals"}, {"name": "Foxes"}],
              "cover": {"small": "https://covers.openlibrary.org/b/id/8739161-S.jpg",
                        "large": "https://covers.openlibrary.org/b/id/8739161-L.jpg"}}}""";

    @RegisterExtension
    static final ForeignServer SERVER = new ForeignServer();

    private final OpenLibrary library = new OpenLibrary(HTTP, SERVER.url(), BOUNDS);

    private static BookResult fox(String description, String language) {
        return new BookResult(
                "open_library",
                "Open Library",
                "Fantastic Mr. Fox",
                "",
                List.of("Roald Dahl"),
                "Puffin",
                "October 1, 1988",
                "0140328726",
                "9780140328721",
                description,
                "https://covers.openlibrary.org/b/id/8739161-L.jpg",
                language,
                96,
                List.of("Animals", "Foxes"));
    }

    @Test
    void a_book_has_its_language_from_the_edition_and_its_description_from_the_work() {
        SERVER.answers("/api/books", DATA);
        SERVER.answers("/books/OL7353617M.json", """
                {"key": "/books/OL7353617M", "languages": [{"key": "/languages/eng"}], "works": [{"key": "/works/OL45804W"}]}""");
        SERVER.answers("/works/OL45804W.json", """
                {"description": {"type": "/type/text", "value": "A fox outwits three farmers."}}""");
        assertThat(answerOf(library.book("9780140328721", ApiKey.NONE)))
                .isEqualTo(fox("A fox outwits three farmers.", "en"));
        assertThat(SERVER.asked().getFirst())
                .isEqualTo("/api/books?bibkeys=ISBN%3A9780140328721&format=json&jscmd=data");
    }

    @Test
    void an_edition_with_a_description_needs_no_work() {
        SERVER.answers("/api/books", DATA);
        SERVER.answers(
                "/books/OL7353617M.json",
                "{\"description\": \"About a fox.\", \"works\": [{\"key\": \"/works/OL1W\"}]}");
        assertThat(answerOf(library.book("9780140328721", ApiKey.NONE))).isEqualTo(fox("About a fox.", ""));
        assertThat(SERVER.asked()).hasSize(2);
    }

    @Test
    void without_edition_and_work_the_rest_is_still_an_answer() {
        SERVER.answers("/api/books", DATA);
        SERVER.answers("/books/OL7353617M.json", status(400));
        assertThat(answerOf(library.book("9780140328721", ApiKey.NONE))).isEqualTo(fox("", ""));
    }

    @Test
    void nobody_is_asked_for_a_key_that_leads_elsewhere() {
        SERVER.answers("/api/books", "{\"ISBN:1\": {\"title\": \"t\", \"key\": \"/../admin?x=\"}}");
        assertThat(answerOf(library.book("1", ApiKey.NONE).map(BookResult::title)))
                .isEqualTo("t");
        assertThat(SERVER.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"ISBN:1\": []}", "{\"ISBN:1\": {\"title\": {}}}"})
    void an_answer_without_the_book_is_nothing(String answer) {
        SERVER.answers("/api/books", answer);
        assertThat(answerOf(library.book("1", ApiKey.NONE))).isNull();
    }

    @Test
    void a_search_finds_works() {
        SERVER.answers("/search.json", """
                {"numFound": 2, "docs": [
                  {"title": "Dune", "subtitle": "A novel", "author_name": ["Frank Herbert"], "first_publish_year": 1965,
                   "publisher": ["Ace", "Chilton"], "isbn": ["0441172717", "9780441172719", "9780441013593"],
                   "cover_i": 11481354, "language": ["eng", "fre"], "number_of_pages_median": 604, "subject": ["Deserts"]},
                  {"title": "Bare", "cover_i": null},
                  {"author_name": ["Nobody"]}]}""");
        assertThat(answersOf(library.books("dune & sand", ApiKey.NONE)))
                .containsExactly(
                        new BookResult(
                                "open_library",
                                "Open Library",
                                "Dune",
                                "A novel",
                                List.of("Frank Herbert"),
                                "Ace",
                                "1965",
                                "0441172717",
                                "9780441172719",
                                "",
                                "https://covers.openlibrary.org/b/id/11481354-L.jpg",
                                "en",
                                604,
                                List.of("Deserts")),
                        new BookResult(
                                "open_library",
                                "Open Library",
                                "Bare",
                                "",
                                List.of(),
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                null,
                                null));
        assertThat(SERVER.asked().getFirst()).startsWith("/search.json?q=dune%20%26%20sand&limit=15&fields=");
    }

    @Test
    void people_are_found_by_name() {
        SERVER.answers("/search/authors.json", """
                {"numFound": 2, "docs": [{"key": "OL31353A", "name": "Ursula K. Le Guin", "top_work": "x"}, {"key": "../x", "name": "y"}]}""");
        assertThat(answersOf(library.contributors("le guin", ApiKey.NONE)))
                .containsExactly(new ContributorResult(
                        "open_library",
                        "OL31353A",
                        "Ursula K. Le Guin",
                        "https://covers.openlibrary.org/a/olid/OL31353A-M.jpg?default=false"));
    }

    @Test
    void a_person_has_a_life_and_works() {
        SERVER.answers("/authors/OL31353A.json", """
                {"key": "/authors/OL31353A", "name": "Ursula K. Le Guin", "bio": {"type": "/type/text", "value": "Wrote."},
                 "birth_date": "21 October 1929", "death_date": "22 January 2018", "photos": [5543033, -1]}""");
        SERVER.answers("/search.json", """
                {"docs": [{"title": "Rocannon's World", "first_publish_year": 1966, "isbn": ["9780441732913"], "cover_i": 12}]}""");
        assertThat(answerOf(library.contributor("OL31353A", ApiKey.NONE)))
                .isEqualTo(new ContributorProfile(
                        "open_library",
                        "OL31353A",
                        "Ursula K. Le Guin",
                        "Wrote.",
                        "1929-10-21T00:00:00Z",
                        "2018-01-22T00:00:00Z",
                        "",
                        "https://covers.openlibrary.org/a/id/5543033-L.jpg",
                        List.of(new Work(
                                "Rocannon's World",
                                "9780441732913",
                                "",
                                1966,
                                "https://covers.openlibrary.org/b/id/12-L.jpg"))));
        assertThat(SERVER.asked()).anyMatch(url -> url.startsWith("/search.json?q=author_key%3AOL31353A&"));
    }

    @Test
    void a_person_that_is_not_there_is_nothing_and_an_id_of_another_form_is_not_asked_for() {
        SERVER.answers("/search.json", "{\"docs\": []}");
        assertThat(answerOf(library.contributor("OL1A", ApiKey.NONE))).isNull();
        assertThat(answerOf(library.contributor("../search", ApiKey.NONE))).isNull();
        assertThat(SERVER.asked()).noneMatch(url -> url.contains("..") || url.contains("%2F"));
    }
}
