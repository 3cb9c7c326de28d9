package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.standalone.Suggesting.Reader;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model is told what administrators allow and what its person wants, and nothing else. */
class SuggestionPromptsOverHttpTest {

    private static Suggesting world;
    private static Reader reader;

    @BeforeAll
    static void start() {
        world = new Suggesting();
        world.usual();
        reader = world.reader("Aardvark", "Bison", "Civet", "Dingo");
        reader.reads("Aardvark", Map.of("read_status", "read"));
        reader.reads("Bison", Map.of("read_status", "unread", "rating", 9));
        reader.reads("Civet", Map.of("read_status", "unread", "is_favorite", true));
        reader.person().put("/me/taste-profile", Map.of("likes", "zeppelins")).ok();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** Which of all that is known of the reader the next prompt holds. */
    private static String told() {
        world.run(reader);
        String prompt = world.ollama.prompts().getLast();
        assertThat(prompt).contains("2 books to buy", "5 books to read next");
        return String.join(
                " ",
                Stream.of("Aardvark", "Bison", "9 of 10", "Civet", "Dingo", "zeppelins")
                        .filter(prompt::contains)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "reading_history, Aardvark",
        "ratings, Bison 9 of 10",
        "favourites, Civet",
        "full_library, Aardvark Bison Civet Dingo",
        "taste_profile, zeppelins"
    })
    void each_permission_tells_one_thing(String permission, String expected) {
        world.allows(permission);
        assertThat(told()).isEqualTo(expected);
    }

    @Test
    void a_taste_is_not_told_either_where_the_job_leaves_it_out() {
        world.allows("taste_profile");
        world.job("include_taste_profile", false);
        assertThat(told()).isEmpty();
        world.usual();
    }

    @Test
    void what_is_in_a_library_is_another_person_s_business_where_it_is_noted() {
        Reader other = world.reader("Emu");
        world.allows("reading_history", "ratings", "favourites", "full_library", "taste_profile");
        world.run(other);
        assertThat(world.ollama.prompts().getLast())
                .contains("Emu")
                .doesNotContain("Aardvark", "Bison", "Civet", "Dingo", "zeppelins");
    }
}
