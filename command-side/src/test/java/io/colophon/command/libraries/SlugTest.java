package io.colophon.command.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Reading Room, reading-room",
        "'  --Ada''s  Books! ', ada-s-books",
        "Élan 7, lan-7",
        "Straße, stra-e",
        "İstanbul, istanbul",
        "a_b.c, a-b-c",
        "本, ''",
        "'', ''"
    })
    void a_slug_is_what_is_left_of_the_name(String name, String slug) {
        assertThat(Slug.of(name)).isEqualTo(slug);
    }

    @Property(seed = "1")
    void a_slug_is_words_of_small_letters_and_digits_and_its_own_slug(
            @ForAll @AlphaChars @Chars({' ', '-', '7', 'É', '\n'}) String name) {
        String slug = Slug.of(name);
        assertThat(slug).matches("([a-z0-9]+(-[a-z0-9]+)*)?");
        assertThat(Slug.of(slug)).isEqualTo(slug);
    }

    @Test
    void a_taken_slug_is_numbered_from_two() {
        assertThat(Slug.candidates("room").limit(3)).containsExactly("room", "room-2", "room-3");
        assertThat(Slug.candidates("room").skip(99).findFirst()).contains("room-100");
    }

    @Test
    void a_numbered_slug_is_no_longer_than_the_limit() {
        String longest = "x".repeat(Slug.LIMIT);
        assertThat(Slug.candidates(longest).limit(12))
                .doesNotHaveDuplicates()
                .startsWith(longest, "x".repeat(126) + "-2")
                .endsWith("x".repeat(125) + "-12")
                .allSatisfy(slug -> assertThat(slug).hasSizeLessThanOrEqualTo(Slug.LIMIT));
    }
}
