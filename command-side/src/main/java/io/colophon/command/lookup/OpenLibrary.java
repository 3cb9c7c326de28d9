package io.colophon.command.lookup;

import io.colophon.command.editions.PublishDate;
import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ForeignJson;
import io.colophon.command.providers.ProviderCalls;
import io.colophon.command.providers.ProviderCalls.Bounds;
import io.colophon.command.providers.ProviderCalls.Rate;
import io.colophon.command.providers.ProviderFailure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Open Library. Its data of a book lack the language and the description, which are in the edition and its work; without those two it is
 * still an answer.
 */
final class OpenLibrary implements MetadataProvider {

    static final String URL = "https://openlibrary.org";

    private static final String COVERS = "https://covers.openlibrary.org";
    private static final Rate RATE = new Rate(3, Duration.ofSeconds(1));
    private static final Pattern EDITION = Pattern.compile("/books/OL[0-9]+M");
    private static final Pattern WORK = Pattern.compile("/works/OL[0-9]+W");
    private static final Pattern AUTHOR = Pattern.compile("OL[0-9]+A");
    /** Subjects are many, and the later ones are seldom what a book is about. */
    private static final int SUBJECTS = 20;

    private static final Description DESCRIPTION = new Description(
            "open_library",
            "Open Library",
            "The open catalogue of the Internet Archive",
            Use.FREE,
            List.of(Capability.BOOK_ISBN, Capability.BOOK_SEARCH, Capability.CONTRIBUTOR),
            "",
            "");

    private final ProviderCalls calls;

    OpenLibrary(HttpClient http) {
        this(http, URL, Bounds.DEFAULT);
    }

    OpenLibrary(HttpClient http, String baseUrl, Bounds bounds) {
        this.calls = new ProviderCalls(http, baseUrl, RATE, bounds);
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Mono<BookResult> book(String isbn, ApiKey key) {
        String name = "ISBN:" + isbn;
        return calls.get("/api/books?bibkeys={name}&format=json&jscmd=data", name)
                .map(answer -> answer.at(name))
                .filter(data -> !data.text("title").isEmpty())
                .flatMap(data -> optional(data.text("key"), EDITION)
                        .flatMap(edition -> work(edition).map(work -> book(data, edition, work))));
    }

    private Mono<ForeignJson> work(ForeignJson edition) {
        List<String> works = edition.textsOf("works", "key");
        return description(edition).isEmpty() && !works.isEmpty()
                ? optional(works.getFirst(), WORK)
                : Mono.just(ForeignJson.NOTHING);
    }

    /** Something that may be missing, without which the rest is good. */
    private Mono<ForeignJson> optional(String path, Pattern form) {
        return form.matcher(path).matches()
                ? calls.get(path + ".json")
                        .onErrorResume(ProviderFailure.class, e -> Mono.empty())
                        .defaultIfEmpty(ForeignJson.NOTHING)
                : Mono.just(ForeignJson.NOTHING);
    }

    private static BookResult book(ForeignJson data, ForeignJson edition, ForeignJson work) {
        String description = description(edition);
        return new BookResult(
                DESCRIPTION.name(),
                DESCRIPTION.displayName(),
                data.text("title"),
                data.text("subtitle"),
                data.textsOf("authors", "name"),
                first(data.textsOf("publishers", "name")),
                data.text("publish_date"),
                first(data.texts("identifiers", "isbn_10")),
                first(data.texts("identifiers", "isbn_13")),
                description.isEmpty() ? description(work) : description,
                data.text("cover", "large"),
                LanguageCode.of(first(edition.textsOf("languages", "key")).replace("/languages/", "")),
                data.number("number_of_pages"),
                data.textsOf("subjects", "name").stream().limit(SUBJECTS).toList());
    }

    /** A text, or an object around one. */
    private static String description(ForeignJson json) {
        return either(json, "description");
    }

    private static String either(ForeignJson json, String name) {
        String text = json.text(name);
        return text.isEmpty() ? json.text(name, "value") : text;
    }

    @Override
    public Flux<BookResult> books(String query, ApiKey key) {
        return calls.get(
                        "/search.json?q={query}&limit=15&fields=title,subtitle,author_name,publisher,first_publish_year,"
                                + "isbn,cover_i,language,number_of_pages_median,subject",
                        query)
                .flatMapIterable(answer -> answer.each("docs"))
                .filter(work -> !work.text("title").isEmpty())
                .map(work -> new BookResult(
                        DESCRIPTION.name(),
                        DESCRIPTION.displayName(),
                        work.text("title"),
                        work.text("subtitle"),
                        work.texts("author_name"),
                        first(work.texts("publisher")),
                        work.text("first_publish_year"),
                        isbn(work, 10),
                        isbn(work, 13),
                        "",
                        cover(work.text("cover_i")),
                        LanguageCode.of(first(work.texts("language"))),
                        work.number("number_of_pages_median"),
                        work.texts("subject").stream().limit(SUBJECTS).toList()));
    }

    @Override
    public Flux<ContributorResult> contributors(String query, ApiKey key) {
        return calls.get("/search/authors.json?q={query}&limit=15", query)
                .flatMapIterable(answer -> answer.each("docs"))
                .filter(author -> AUTHOR.matcher(author.text("key")).matches()
                        && !author.text("name").isEmpty())
                .map(author -> new ContributorResult(
                        DESCRIPTION.name(),
                        author.text("key"),
                        author.text("name"),
                        COVERS + "/a/olid/" + author.text("key") + "-M.jpg?default=false"));
    }

    @Override
    public Mono<ContributorProfile> contributor(String id, ApiKey key) {
        if (!AUTHOR.matcher(id).matches()) {
            return Mono.empty();
        }
        return Mono.zip(calls.get("/authors/" + id + ".json"), works(id))
                .filter(found -> !found.getT1().text("name").isEmpty())
                .map(found -> profile(id, found.getT1(), found.getT2()));
    }

    private Mono<List<ContributorProfile.Work>> works(String id) {
        return calls.get(
                        "/search.json?q={author}&sort=old&limit=100&fields=title,first_publish_year,isbn,cover_i",
                        "author_key:" + id)
                .flatMapIterable(answer -> answer.each("docs"))
                .filter(work -> !work.text("title").isEmpty())
                .map(work -> new ContributorProfile.Work(
                        work.text("title"),
                        isbn(work, 13),
                        isbn(work, 10),
                        work.number("first_publish_year"),
                        cover(work.text("cover_i"))))
                .collectList();
    }

    private static ContributorProfile profile(String id, ForeignJson author, List<ContributorProfile.Work> works) {
        List<String> photos = author.texts("photos");
        return new ContributorProfile(
                DESCRIPTION.name(),
                id,
                author.text("name"),
                either(author, "bio"),
                ContributorProfile.midnight(day(author.text("birth_date"))),
                ContributorProfile.midnight(day(author.text("death_date"))),
                "",
                photos.isEmpty() ? "" : COVERS + "/a/id/" + photos.getFirst() + "-L.jpg",
                works);
    }

    private static @Nullable LocalDate day(String text) {
        return PublishDate.parse(text);
    }

    private static String cover(String id) {
        return id.matches("[0-9]+") ? COVERS + "/b/id/" + id + "-L.jpg" : "";
    }

    private static String isbn(ForeignJson work, int length) {
        return first(work.texts("isbn").stream()
                .filter(isbn -> isbn.length() == length)
                .toList());
    }

    private static String first(List<String> texts) {
        return texts.isEmpty() ? "" : texts.getFirst();
    }
}
