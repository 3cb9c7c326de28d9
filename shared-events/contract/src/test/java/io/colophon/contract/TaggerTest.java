package io.colophon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.contract.editions.EditionEvent;
import io.colophon.contract.editions.EditionEvent.CopyAdded;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.ProfileRevised;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import java.text.Normalizer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TaggerTest {

    private static final UUID LIBRARY = UUID.fromString("0197c3a0-1000-7a01-8000-0000000011b1");
    private final Tagger tagger = tagger("the key of the log");

    private static Tagger tagger(String key) {
        return new Tagger(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
    }

    @Property(seed = "1")
    void a_tag_is_its_key_and_16_bytes_whatever_the_text(@ForAll String text) {
        for (String tag : List.of(tagger.exact("username", text), tagger.folded("username", text))) {
            assertThat(tag).startsWith("username=").matches("username=[A-Za-z0-9_-]{22}");
            assertThat(Base64.getUrlDecoder().decode(tag.substring(9))).hasSize(16);
        }
    }

    @Property(seed = "2")
    void a_tag_never_shows_the_text(@ForAll("words") @StringLength(min = 6) String text) {
        assertThat(tagger.exact("k", text)).doesNotContainIgnoringCase(text);
        assertThat(tagger.folded("k", text)).doesNotContainIgnoringCase(text);
    }

    @Property(seed = "3")
    void two_texts_have_two_tags_and_one_text_has_one(@ForAll("words") String one, @ForAll("words") String other) {
        assertThat(tagger.exact("k", one).equals(tagger.exact("k", other))).isEqualTo(one.equals(other));
        assertThat(tagger.exact("k", one))
                .isEqualTo(tagger("the key of the log").exact("k", one));
    }

    @Property(seed = "4")
    void another_key_of_the_log_or_of_the_tag_gives_another_tag(@ForAll String text) {
        assertThat(tagger("another").exact("slug", text)).isNotEqualTo(tagger.exact("slug", text));
        String slug = tagger.exact("slug", text).substring("slug=".length());
        String email = tagger.exact("email", text).substring("email=".length());
        assertThat(slug).isNotEqualTo(email);
    }

    @Property(seed = "5")
    void case_variants_have_one_folded_tag(@ForAll("casedTexts") String text) {
        String upper = each(text, true);
        String lower = each(text, false);
        assertThat(tagger.folded("k", upper))
                .isEqualTo(tagger.folded("k", lower))
                .isEqualTo(tagger.folded("k", text));
    }

    @Property(seed = "6")
    void composed_and_decomposed_texts_have_one_tag(@ForAll("casedTexts") String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        assertThat(tagger.exact("k", composed)).isEqualTo(tagger.exact("k", decomposed));
        assertThat(tagger.folded("k", composed)).isEqualTo(tagger.folded("k", decomposed));
    }

    @Test
    void a_letter_that_composes_in_one_case_only_has_one_folded_tag() {
        assertThat(tagger.folded("k", "H\u0331")).isEqualTo(tagger.folded("k", "h\u0331"));
    }

    @Test
    void exact_tags_tell_cases_apart() {
        assertThat(tagger.exact("k", "Ada")).isNotEqualTo(tagger.exact("k", "ada"));
    }

    @Test
    void a_rename_carries_the_tags_of_both_names() {
        UUID tagId = new UUID(0, 7);
        String key = VocabularyEvent.tagName(LIBRARY);
        assertThat(tagger.of(new TagRevised(tagId, LIBRARY, new Change<>("Old", "New"), null)))
                .containsExactlyInAnyOrder(
                        "tag=" + tagId, "library=" + LIBRARY, tagger.folded(key, "old"), tagger.folded(key, "new"));
    }

    @Test
    void an_absent_change_and_an_empty_text_take_nothing() {
        UUID user = new UUID(0, 1);
        assertThat(tagger.of(new ProfileRevised(user, new Change<>("a", "b"), null)))
                .containsExactly("user=" + user);
        assertThat(tagger.of(new CopyAdded(user, user, LIBRARY, "9780547773742", "", new Change<>(1, 2))))
                .containsExactlyInAnyOrder(
                        "edition=" + user,
                        "book=" + user,
                        "library=" + LIBRARY,
                        tagger.exact(EditionEvent.isbn(LIBRARY), "9780547773742"));
    }

    @Test
    void a_removal_gives_back_the_tags_that_were_taken() {
        UUID user = new UUID(0, 1);
        String taken = tagger.exact(IdentityEvent.USERNAME, "ada");
        assertThat(tagger.of(new UserDeleted(user, List.of(taken)))).containsExactlyInAnyOrder("user=" + user, taken);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12);
    }

    /** Letters whose two cases are one-to-one, and marks that combine with them; not the dot above, for İ folds to i without it. */
    @Provide
    Arbitrary<String> casedTexts() {
        Arbitrary<Integer> letters = Arbitraries.integers()
                .between('A', 0x1FFF)
                .filter(letter -> Character.isLetter(letter) && letter != 'İ')
                .filter(letter ->
                        Character.toLowerCase(Character.toUpperCase(letter)) == Character.toLowerCase(letter));
        Arbitrary<Integer> marks = Arbitraries.integers().between(0x300, 0x333).filter(mark -> mark != 0x307);
        return Arbitraries.frequencyOf(Tuple.of(3, letters), Tuple.of(1, marks))
                .list()
                .ofMaxSize(8)
                .map(points -> points.stream().map(Character::toString).reduce("", String::concat));
    }

    private static String each(String text, boolean upper) {
        return text.codePoints()
                .map(point -> upper ? Character.toUpperCase(point) : Character.toLowerCase(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
