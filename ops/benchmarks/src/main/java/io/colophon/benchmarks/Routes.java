package io.colophon.benchmarks;

import io.colophon.benchmarks.BookEvents.Made;
import io.colophon.benchmarks.Route.Floor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The routes that are measured, with the ids of an instance. */
final class Routes {

    private final RouteInstance on;
    private final String library;
    private final UUID mediaType;
    private final List<Route> routes = new ArrayList<>();

    private Routes(RouteInstance on) {
        this.on = on;
        library = "/api/v1/libraries/" + on.library;
        mediaType = on.client().mediaType();
    }

    static List<Route> of(RouteInstance instance) {
        Routes routes = new Routes(instance);
        routes.floor();
        routes.books();
        routes.searches();
        routes.oneBook();
        routes.others();
        routes.whole();
        routes.sync();
        routes.writes();
        return List.copyOf(routes.routes);
    }

    private void floor() {
        read(Floor.CONSTANT.text, null, false, () -> "/floor/constant");
        read(Floor.ROW.text, null, false, () -> "/floor/rows/" + book().bookId());
        read(Floor.PAGE.text, null, false, () -> "/floor/rows/page/" + random(Math.max(1, on.books - 25)));
    }

    private void books() {
        for (String sort : List.of("title", "created_at", "media_type", "publish_date")) {
            for (String direction : List.of("asc", "desc")) {
                page("first page by " + sort + " " + direction, "sort=" + sort + "&sort_dir=" + direction);
            }
        }
        page("first page of a letter", "letter=k");
        page("first page of a tag", "tag=Tag%207");
        page("first page of a type", "type_filter=Novel");
        page("a page by type in the middle", "type_filter=Novel&page=" + on.books / 60);
        page("middle page", "page=" + on.books / 50);
        page("last page", "page=" + on.books / 25);
    }

    private void searches() {
        for (String term : List.of("korpeul", "corbad", "corba", "dan", "zzzz")) {
            grows("search " + term, Floor.PAGE, () -> library + "/books?q=" + term);
        }
        grows("search a contributor's name", Floor.PAGE, () -> library + "/books?q=contributor:" + name());
        grows("filter publisher", Floor.PAGE, () -> library + "/books?q=publisher:%22" + publisher() + "%22");
        grows("filter language", Floor.PAGE, () -> library + "/books?q=language:ja");
        grows("filter genre", Floor.PAGE, () -> library + "/books?q=genre:fantasy");
        grows("filter shelf", Floor.PAGE, () -> library + "/books?q=shelf:%22Shelf%200%22");
        grows("filter series", Floor.PAGE, () -> library + "/books?q=series:%22Series%20" + random(9) + "%22");
        grows("filter without a cover", Floor.PAGE, () -> library + "/books?q=-has:cover");
    }

    private void oneBook() {
        row("one book", () -> library + "/books/" + book().bookId());
        row("book by ISBN", () -> library + "/book-by-isbn/" + isbn());
        row("editions of a book", () -> library + "/books/" + book().bookId() + "/editions");
        row("series of a book", () -> library + "/books/" + series() + "/series");
        row("shelves of a book", () -> library + "/books/" + book().bookId() + "/shelves");
        row("my interaction", () -> interaction(on.made.get(20 * random(on.books / 20) + 1)));
        row("fingerprint", () -> library + "/books/fingerprint");
        row("letters", () -> library + "/books/letters");
        row("history of a book", () -> library + "/books/" + book().bookId() + "/history");
        read("history of the library", Floor.PAGE, false, () -> library + "/history");
    }

    private void others() {
        read("contributors, first page", Floor.PAGE, false, () -> library + "/contributors");
        read(
                "contributors, most books first",
                Floor.PAGE,
                false,
                () -> library + "/contributors?sort=book_count&sort_dir=desc");
        read(
                "contributors, last page",
                Floor.PAGE,
                true,
                () -> library + "/contributors?page=" + on.contributors.size() / 25);
        grows("contributors, part of a name", Floor.PAGE, () -> library + "/contributors?q=corba");
        grows("contributors anywhere, part of a name", Floor.PAGE, () -> "/api/v1/contributors?q=corba");
        row("contributors' letters", () -> library + "/contributors/letters");
        row("one contributor", () -> library + "/contributors/" + one(on.contributors));
        row("one series", () -> library + "/series/" + one(on.rest.series));
        read("books of a series", Floor.PAGE, false, () -> library + "/series/" + one(on.rest.series) + "/books");
        row("tags", () -> library + "/tags");
        row("libraries", () -> "/api/v1/libraries");
        row("one library", () -> library);
        row("members", () -> library + "/members");
        row("media types", () -> "/api/v1/media-types");
        row("genres", () -> "/api/v1/genres");
        row("me", () -> "/api/v1/auth/me");
        for (String list : List.of(
                "stats",
                "currently-reading",
                "recently-added",
                "picks-of-the-day",
                "recently-finished",
                "continue-series")) {
            boolean countsNotes =
                    Set.of("stats", "currently-reading", "continue-series").contains(list);
            read("dashboard " + list, Floor.PAGE, countsNotes, () -> "/api/v1/dashboard/" + list);
        }
    }

    /** Lists that come whole. */
    private void whole() {
        grows("series of the library, all", null, () -> library + "/series");
        grows("loans of the library, all", null, () -> library + "/loans");
        grows(
                "shelf of one book in a hundred, all",
                null,
                () -> library + "/shelves/" + on.rest.shelves.getFirst() + "/books");
        read("shelves", Floor.PAGE, false, () -> library + "/shelves");
        grows("series to suggest", null, () -> library + "/series/suggest");
    }

    private void sync() {
        read("sync, first page of 100", null, false, () -> "/api/library/sync?limit=100");
        read("sync, nothing new", null, false, () -> "/api/library/sync?limit=100&since=2100-01-01T00:00:00Z");
        read("sync, head", null, false, () -> "/api/library/sync/head");
    }

    private void writes() {
        write(
                "POST a book",
                client -> client.write(
                        "POST",
                        library + "/books",
                        Map.of(
                                "title",
                                "Written " + random(1_000_000),
                                "media_type_id",
                                mediaType,
                                "contributors",
                                List.of(Map.of("contributor_id", one(on.contributors), "role", "author")))));
        write(
                "PUT a book",
                client -> client.write(
                        "PUT",
                        library + "/books/" + book().bookId(),
                        Map.of("title", "Revised " + random(1_000_000), "media_type_id", mediaType)));
        write(
                "PUT an interaction",
                client -> client.write(
                        "PUT", interaction(book()), Map.of("read_status", "read", "rating", 1 + random(10))));
        write(
                "POST a loan",
                client -> client.write(
                        "POST",
                        library + "/loans",
                        Map.of("book_id", book().bookId(), "loaned_to", "Borrower " + random(200))));
        write(
                "PATCH a loan",
                client -> client.write(
                        "PATCH",
                        library + "/loans/" + one(on.rest.loans),
                        Map.of("loaned_to", "Borrower 1", "notes", "note " + random(1_000_000))));
        write(
                "POST a tag",
                client -> client.write(
                        "POST", library + "/tags", Map.of("name", "tag " + UUID.randomUUID(), "color", "#101010")));
        write(
                "book into a series",
                client -> client.write(
                        "POST",
                        library + "/series/" + one(on.rest.series) + "/books",
                        Map.of("book_id", book().bookId(), "position", 1 + random(500))));
        write(
                "book onto a shelf",
                client -> client.write(
                        "POST",
                        library + "/shelves/" + on.rest.shelves.get(1 + random(19)) + "/books",
                        Map.of("book_id", book().bookId())));
        write(
                "PATCH a contributor",
                client -> client.write(
                        "PATCH",
                        "/api/v1/contributors/" + one(on.contributors),
                        Map.of("bio", "bio " + random(1_000_000))));
    }

    private void page(String name, String parameters) {
        read(name, Floor.PAGE, name.endsWith(" page"), () -> library + "/books?" + parameters);
    }

    private void row(String name, Supplier<String> path) {
        read(name, Floor.ROW, false, path);
    }

    private void grows(String name, @Nullable Floor floor, Supplier<String> path) {
        read(name, floor, true, path);
    }

    private void read(String name, @Nullable Floor floor, boolean grows, Supplier<String> path) {
        routes.add(new Route(name, floor, grows, connection -> on.client().get(path.get())));
    }

    private void write(String name, Consumer<Client> write) {
        routes.add(new Route(name, null, false, connection -> write.accept(on.client())));
    }

    private static int random(int below) {
        return ThreadLocalRandom.current().nextInt(below);
    }

    private static <T> T one(List<T> of) {
        return of.get(random(of.size()));
    }

    private Made book() {
        return one(on.made);
    }

    private UUID series() {
        return on.made.get(random(on.rest.series.size() * 3)).bookId();
    }

    private String isbn() {
        String isbn = book().book().isbn13();
        return isbn.isEmpty() ? isbn() : isbn;
    }

    private String name() {
        return one(book().book().authors()).split(" ")[1];
    }

    private String publisher() {
        return BookEvents.publisher(random(on.books)).replace(" ", "%20");
    }

    private String interaction(Made book) {
        return library + "/books/" + book.bookId() + "/editions/" + book.editionId() + "/my-interaction";
    }
}
