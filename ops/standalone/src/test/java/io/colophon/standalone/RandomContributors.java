package io.colophon.standalone;

import io.colophon.standalone.RandomHistory.Made;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The part of a {@link RandomHistory} that happens to contributors: new ones, their profiles, their works, their end. */
final class RandomContributors {

    private static final String PATH = "/api/v1/contributors";

    private final RandomHistory history;
    private final List<String> ids = new ArrayList<>();

    RandomContributors(RandomHistory history) {
        this.history = history;
    }

    List<String> ids() {
        return ids;
    }

    void step(ApiClient person, Made library) {
        int dice = history.number(10);
        if (ids.isEmpty() || dice < 4) {
            history.keep(ids, person.post(PATH, Map.of("name", history.words())));
            return;
        }
        String one = history.one(ids);
        if (dice < 6) {
            history.count(person.patch(PATH + "/" + one, profile()));
        } else if (dice < 8) {
            history.count(person.post(PATH + "/" + one + "/metadata/apply", metadata()));
        } else if (dice < 9) {
            removeWork(library, one);
        } else if (history.count(person.delete(PATH + "/" + one))) {
            ids.remove(one);
        }
    }

    private Map<String, Object> profile() {
        Map<String, Object> profile = new HashMap<>(Map.of(
                "is_corporate",
                history.number(4) == 0,
                "bio",
                history.one(List.of("", history.words())),
                "born_date",
                history.one(List.of("", "never", "19" + (10 + history.number(90))))));
        if (history.number(3) > 0) {
            profile.put("name", history.words());
        }
        if (history.number(3) == 0) {
            profile.put("sort_name", history.words());
        }
        return profile;
    }

    private Map<String, Object> metadata() {
        List<Map<String, Object>> works = new ArrayList<>();
        for (int i = history.number(4); i > 0; i--) {
            works.add(Map.of("title", history.words(), "publish_year", 1900 + history.number(9)));
        }
        return Map.of(
                "provider",
                history.one(List.of("test", "open_library", "")),
                "external_id",
                "X" + history.number(5),
                "nationality",
                history.one(List.of("", "CA", "UK")),
                "died_date",
                "2001-02-0" + (1 + history.number(9)) + "T00:00:00Z",
                "works",
                works);
    }

    private void removeWork(Made library, String contributor) {
        JsonNode works = library.owner()
                .get(library.path() + "/contributors/" + contributor)
                .data()
                .path("works");
        if (!works.isEmpty()) {
            history.count(library.owner()
                    .delete(PATH + "/" + contributor + "/works/"
                            + works.get(0).path("id").asString()));
        }
    }
}
