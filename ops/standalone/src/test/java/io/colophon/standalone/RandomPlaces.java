package io.colophon.standalone;

import io.colophon.standalone.RandomHistory.Made;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of a {@link RandomHistory} that happens to books that are there: editions, loans, readers, and where they stand. */
final class RandomPlaces {

    private final RandomHistory history;
    private final Map<String, List<String>> made = new HashMap<>();

    RandomPlaces(RandomHistory history) {
        this.history = history;
    }

    void step(Made library) {
        List<String> books = history.books(library);
        if (books.isEmpty()) {
            return;
        }
        String book = history.one(books);
        switch (history.number(7)) {
            case 0, 1 -> place(library, history.one(List.of("/shelves", "/series")), book);
            case 2, 3 -> change(library, "/books/" + book + "/editions", edition());
            case 4, 5 -> read(library, book);
            default ->
                change(
                        library,
                        "/loans",
                        Map.of(
                                "book_id",
                                book,
                                "loaned_to",
                                history.words(),
                                "notes",
                                history.words(),
                                "loaned_at",
                                "2020-01-0" + (1 + history.number(9))));
        }
    }

    private void place(Made library, String kind, String book) {
        List<String> there = change(library, kind, Map.of("name", history.words()));
        if (!there.isEmpty()) {
            String books = library.path() + kind + "/" + history.one(there) + "/books";
            history.count(
                    history.number(4) > 0
                            ? library.owner().post(books, Map.of("book_id", book, "position", 1 + history.number(9)))
                            : library.owner().delete(books + "/" + book));
        }
    }

    /** Makes one of a kind, most times; else revises or removes one that is there. */
    private List<String> change(Made library, String kind, Map<String, Object> body) {
        List<String> there = made.computeIfAbsent(library.path() + kind, key -> new ArrayList<>());
        String path = library.path() + kind;
        int dice = history.number(6);
        if (there.isEmpty() || dice < 2) {
            history.keep(there, library.owner().post(path, body));
            return there;
        }
        String one = history.one(there);
        if (dice == 2) {
            if (history.count(library.owner().delete(path + "/" + one))) {
                there.remove(one);
            }
        } else {
            history.count(
                    kind.equals("/loans")
                            ? library.owner().patch(path + "/" + one, body)
                            : library.owner().put(path + "/" + one, body));
        }
        return there;
    }

    /** Notes one's reading of an edition that may be gone, or takes back what one noted. */
    private void read(Made library, String book) {
        String editions = "/books/" + book + "/editions";
        List<String> there = change(library, editions, edition());
        if (!there.isEmpty()) {
            String mine = library.path() + editions + "/" + history.one(there) + "/my-interaction";
            ApiClient reader = history.reader(library);
            history.count(
                    history.number(4) == 0
                            ? reader.delete(mine)
                            : reader.put(
                                    mine,
                                    Map.of(
                                            "read_status",
                                            history.one(List.of("", "reading", "read", "did_not_finish")),
                                            "rating",
                                            1 + history.number(10),
                                            "review",
                                            history.number(2) == 0 ? "" : history.words(),
                                            "date_finished",
                                            history.number(2) == 0 ? "" : "2020-02-0" + (1 + history.number(9)),
                                            "is_favorite",
                                            history.number(2) == 0)));
        }
    }

    private Map<String, Object> edition() {
        return Map.of(
                "format",
                history.one(List.of("hardcover", "ebook")),
                "publisher",
                history.words(),
                "page_count",
                1 + history.number(900),
                "is_primary",
                history.number(2) == 0,
                "isbn_13",
                "97800000" + (10_000 + history.number(90_000)));
    }
}
