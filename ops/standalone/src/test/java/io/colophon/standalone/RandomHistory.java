package io.colophon.standalone;

import io.colophon.standalone.ApiClient.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;

/** People who do things at random, over HTTP. The same seed asks for the same things, whatever ids the server gives. */
final class RandomHistory {

    private static final List<String> WORDS = List.of(
            "Dune", "The Sea", "Ärger", "a Wizard", "Ωmega", "1984", "L’Étranger", "An", "— —", "İstanbul", "Emma");
    private static final List<String> ROLES = List.of("library_viewer", "library_editor", "library_owner");

    /** A thing that was made: where, and by whom. */
    record Made(String path, ApiClient owner) {}

    private final Random random;
    private final ApiClient administrator;
    private final List<ApiClient> people = new ArrayList<>();
    private final List<String> mediaTypes = new ArrayList<>();
    private final List<String> genres = new ArrayList<>();
    private final List<Made> libraries = new ArrayList<>();
    private final Map<Made, List<String>> tags = new HashMap<>();
    private final Map<Made, List<String>> books = new HashMap<>();
    private final RandomPlaces places = new RandomPlaces(this);
    private final RandomFiles files = new RandomFiles(this);
    private final RandomContributors contributors = new RandomContributors(this);
    private int granted;

    RandomHistory(long seed, TestServer server, ApiClient administrator) {
        this.random = new Random(seed);
        this.administrator = administrator;
        people.add(administrator);
        for (String name : List.of("Bob", "Carol", "Dave")) {
            people.add(ApiClient.registered(server, name));
        }
        administrator
                .get("/api/v1/media-types")
                .data()
                .forEach(type -> mediaTypes.add(type.path("id").asString()));
        administrator
                .get("/api/v1/genres")
                .data()
                .forEach(genre -> genres.add(genre.path("id").asString()));
        for (int i = 0; i < 3; i++) {
            makeLibrary();
        }
    }

    /** How many requests were granted. */
    int granted() {
        return granted;
    }

    void go(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    private void step() {
        int dice = random.nextInt(100);
        if (dice < 26) {
            makeBook();
        } else if (dice < 29) {
            files.step(one(libraries));
        } else if (dice < 30 && !contributors.ids().isEmpty()) {
            files.picture(one(people), "/api/v1/contributors/" + one(contributors.ids()) + "/photo", "photo");
        } else if (dice < 44) {
            reviseBook();
        } else if (dice < 55) {
            places.step(one(libraries));
        } else if (dice < 60) {
            remove(books, "/books/");
        } else if (dice < 68) {
            makeTag();
        } else if (dice < 73) {
            reviseTag();
        } else if (dice < 74) {
            remove(tags, "/tags/");
        } else if (dice < 82) {
            contributors.step(one(people), one(libraries));
        } else if (dice < 87) {
            vocabulary();
        } else if (dice < 93) {
            people();
        } else if (dice < 98) {
            reviseLibrary();
        } else {
            replaceLibrary();
        }
    }

    private void makeLibrary() {
        ApiClient owner = one(people);
        Answer answer = owner.post("/api/v1/libraries", Map.of("name", words(), "is_public", random.nextBoolean()));
        if (count(answer)) {
            Made library =
                    new Made("/api/v1/libraries/" + answer.data().path("id").asString(), owner);
            libraries.add(library);
            tags.put(library, new ArrayList<>());
            books.put(library, new ArrayList<>());
        }
    }

    private void reviseLibrary() {
        Made library = one(libraries);
        count(library.owner().put(library.path(), Map.of("name", words(), "description", words())));
    }

    private void replaceLibrary() {
        Made library = one(libraries);
        if (count(library.owner().delete(library.path()))) {
            libraries.remove(library);
            makeLibrary();
        }
    }

    private void makeBook() {
        Made library = one(libraries);
        Map<String, Object> body = book(library);
        if (random.nextInt(3) > 0) {
            body.put(
                    "edition",
                    Map.of(
                            "format",
                            one(List.of("hardcover", "paperback", "ebook", "audiobook")),
                            "language",
                            one(List.of("en", "fr", "")),
                            "isbn_13",
                            "97800000" + random.nextInt(10_000, 99_999),
                            "publish_date",
                            (1900 + random.nextInt(120)) + "-05-0" + (1 + random.nextInt(9))));
        }
        keep(books.getOrDefault(library, List.of()), library.owner().post(library.path() + "/books", body));
    }

    private void reviseBook() {
        Made library = one(libraries);
        List<String> there = books.getOrDefault(library, List.of());
        if (!there.isEmpty()) {
            count(library.owner().put(library.path() + "/books/" + one(there), book(library)));
        }
    }

    private Map<String, Object> book(Made library) {
        return new HashMap<>(Map.of(
                "title",
                words(),
                "subtitle",
                random.nextBoolean() ? "" : words(),
                "description",
                words(),
                "media_type_id",
                one(mediaTypes),
                "tag_ids",
                some(tags.getOrDefault(library, List.of())),
                "genre_ids",
                some(genres),
                "contributors",
                some(contributors.ids()).stream()
                        .map(id -> Map.of("contributor_id", id, "role", one(List.of("author", "editor"))))
                        .toList()));
    }

    private void makeTag() {
        Made library = one(libraries);
        keep(
                tags.getOrDefault(library, List.of()),
                library.owner().post(library.path() + "/tags", Map.of("name", words(), "color", "#00ff00")));
    }

    private void reviseTag() {
        Made library = one(libraries);
        List<String> there = tags.getOrDefault(library, List.of());
        if (!there.isEmpty()) {
            count(library.owner()
                    .put(library.path() + "/tags/" + one(there), Map.of("name", words(), "color", "#ff0000")));
        }
    }

    private void remove(Map<Made, List<String>> things, String kind) {
        Made library = one(libraries);
        List<String> there = things.getOrDefault(library, List.of());
        if (!there.isEmpty()) {
            String id = one(there);
            if (count(library.owner().delete(library.path() + kind + id))) {
                there.remove(id);
            }
        }
    }

    private void vocabulary() {
        switch (random.nextInt(6)) {
            case 0 -> keep(genres, administrator.post("/api/v1/genres", Map.of("name", words())));
            case 1 -> count(administrator.put("/api/v1/genres/" + one(genres), Map.of("name", words())));
            case 2 -> forget(genres, "/api/v1/genres/");
            case 3 -> keep(mediaTypes, administrator.post("/api/v1/media-types", Map.of("display_name", words())));
            case 4 ->
                count(administrator.put("/api/v1/media-types/" + one(mediaTypes), Map.of("display_name", words())));
            default -> forget(mediaTypes, "/api/v1/media-types/");
        }
    }

    /** A type that books are of can't be removed; some must be left in any case. */
    private void forget(List<String> ids, String path) {
        if (ids.size() > 4) {
            String id = one(ids);
            if (count(administrator.delete(path + id))) {
                ids.remove(id);
            }
        }
    }

    private void people() {
        Made library = one(libraries);
        ApiClient person = one(people);
        String members = library.path() + "/members";
        switch (random.nextInt(6)) {
            case 0 ->
                count(person.put(
                        "/api/v1/auth/me",
                        Map.of("display_name", words(), "email", "p" + random.nextInt(10_000) + "@example.org")));
            case 1 -> count(library.owner().post(members, Map.of("user_id", person.userId, "role", one(ROLES))));
            case 2 -> count(library.owner().patch(members + "/" + person.userId, Map.of("role", one(ROLES))));
            case 3 -> count(person.put("/api/v1/me/ai-prefs", Map.of("opt_in", random.nextBoolean())));
            case 4 -> count(person.put("/api/v1/me/taste-profile", Map.of("likes", words())));
            default -> count(library.owner().delete(members + "/" + person.userId));
        }
    }

    /** The owner of a library, or the administrator, who may read in it, too. */
    ApiClient reader(Made library) {
        return random.nextBoolean() ? library.owner() : administrator;
    }

    List<String> books(Made library) {
        return books.getOrDefault(library, List.of());
    }

    void keep(List<String> ids, Answer answer) {
        if (count(answer)) {
            ids.add(answer.data().path("id").asString());
        }
    }

    /** What is not allowed is refused, which is right; what fails is not. */
    boolean count(Answer answer) {
        Assertions.assertThat(answer.status()).as(answer.body()).isLessThan(500);
        boolean ok = answer.status() < 300;
        granted += ok ? 1 : 0;
        return ok;
    }

    String words() {
        return one(WORDS) + " " + one(WORDS) + " " + random.nextInt(1_000);
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    private <T> List<T> some(List<T> all) {
        return all.isEmpty()
                ? List.of()
                : IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> one(all))
                        .distinct()
                        .toList();
    }
}
