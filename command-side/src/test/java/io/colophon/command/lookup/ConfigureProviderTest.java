package io.colophon.command.lookup;

import static io.colophon.command.Decisions.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.command.lookup.MetadataProvider.Description;
import io.colophon.command.lookup.MetadataProvider.Use;
import io.colophon.command.providers.ApiKey;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.lookup.LookupEvent;
import io.colophon.contract.lookup.LookupEvent.ProviderConfigured;
import io.colophon.contract.lookup.LookupEvent.ProvidersReordered;
import io.colophon.eventstore.json.Personal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigureProviderTest {

    private static final ApiKey KEY = new ApiKey("k-1");

    private static ProviderConfigured configured(
            String provider, @Nullable Change<Boolean> enabled, @Nullable Change<String> apiKey) {
        return new ProviderConfigured(provider, LookupEvent.INSTANCE, enabled, apiKey);
    }

    private static Description provider(Use use) {
        return new Description("isbndb", "", "", use, List.of(), "", "");
    }

    private static ProviderSettings after(DomainEvent... events) {
        ProviderSettings settings = ProviderSettings.FRESH;
        for (DomainEvent event : events) {
            settings = settings.after(event);
        }
        return settings;
    }

    @Test
    void what_was_not_sent_stays() {
        given(configured("isbndb", null, new Change<>(null, "k-1")))
                .when(new ConfigureProvider("isbndb", false, null))
                .then(configured("isbndb", new Change<>(null, false), null));
        given(configured("isbndb", new Change<>(null, false), null))
                .when(new ConfigureProvider("isbndb", null, KEY))
                .then(configured("isbndb", null, new Change<>(null, "k-1")));
    }

    @Test
    void a_key_is_replaced_and_taken_away() {
        ProviderConfigured had = configured("isbndb", null, new Change<>(null, "k-1"));
        given(had)
                .when(new ConfigureProvider("isbndb", null, new ApiKey("k-2")))
                .then(configured("isbndb", null, new Change<>("k-1", "k-2")));
        given(had)
                .when(new ConfigureProvider("isbndb", null, ApiKey.NONE))
                .then(configured("isbndb", null, new Change<>("k-1", null)));
    }

    @Test
    void what_another_provider_has_is_its_own() {
        given(configured("google_books", new Change<>(null, true), new Change<>(null, "k-1")))
                .when(new ConfigureProvider("isbndb", true, KEY))
                .then(configured("isbndb", new Change<>(null, true), new Change<>(null, "k-1")));
    }

    @Test
    void saying_the_same_again_is_told_as_no_change() {
        given(configured("isbndb", new Change<>(null, true), new Change<>(null, "k-1")))
                .when(new ConfigureProvider("isbndb", true, KEY))
                .then(configured("isbndb", null, null));
    }

    @Test
    void the_answer_is_how_things_are_then() {
        given().when(new ConfigureProvider("isbndb", null, KEY))
                .thenAnswer(after(configured("isbndb", null, new Change<>(null, "k-1"))));
    }

    @Test
    void a_provider_with_a_key_is_on_when_it_has_one_and_nobody_switched_it_off() {
        Description isbndb = provider(Use.WITH_KEY);
        ProviderConfigured key = configured("isbndb", null, new Change<>(null, "k-1"));
        ProviderConfigured off = configured("isbndb", new Change<>(null, false), null);
        ProviderConfigured on = configured("isbndb", new Change<>(null, true), null);
        assertThat(after().isOn(isbndb)).isFalse();
        assertThat(after(on).isOn(isbndb)).isFalse();
        assertThat(after(key).isOn(isbndb)).isTrue();
        assertThat(after(key, off).isOn(isbndb)).isFalse();
        assertThat(after(key, off, on).isOn(isbndb)).isTrue();
        assertThat(after(key, configured("isbndb", null, new Change<>("k-1", null)))
                        .isOn(isbndb))
                .isFalse();
    }

    @Test
    void a_free_provider_is_on_until_it_is_switched_off_and_one_is_always_on() {
        ProviderConfigured off = configured("isbndb", new Change<>(null, false), null);
        assertThat(after().isOn(provider(Use.FREE))).isTrue();
        assertThat(after(off).isOn(provider(Use.FREE))).isFalse();
        assertThat(after(off).isOn(provider(Use.ALWAYS))).isTrue();
    }

    @Test
    void a_key_that_was_erased_is_none() {
        ProviderSettings settings = after(configured("isbndb", null, new Change<>(Personal.ERASED, Personal.ERASED)));
        assertThat(settings.of("isbndb").key()).isEqualTo(ApiKey.NONE);
    }

    @Test
    void a_key_shows_itself_to_nobody() {
        assertThat(String.valueOf(new ConfigureProvider("isbndb", null, KEY))).doesNotContain("k-1");
        assertThat(after(configured("isbndb", null, new Change<>(null, "k-1"))).toString())
                .doesNotContain("k-1");
    }

    @Test
    void an_order_is_what_was_sent_and_then_the_rest() {
        given().when(new ReorderProviders(List.of("ghost", "b")))
                .then(new ProvidersReordered(new Change<>(null, List.of("ghost", "b"))));
        given(new ProvidersReordered(new Change<>(null, List.of("ghost", "b"))))
                .when(new ReorderProviders(List.of("c")))
                .then(new ProvidersReordered(new Change<>(List.of("ghost", "b"), List.of("c"))));
        assertThat(after(new ProvidersReordered(new Change<>(null, List.of("ghost", "b"))))
                        .ordered(List.of("a", "b", "c")))
                .containsExactly("ghost", "b", "a", "c");
    }
}
