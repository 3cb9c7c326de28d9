package io.colophon.command.suggestions;

import static io.colophon.command.Decisions.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.colophon.command.providers.ApiKey;
import io.colophon.command.suggestions.AiProvider.Connection;
import io.colophon.command.suggestions.AiProvider.Description;
import io.colophon.command.suggestions.AiProvider.Use;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.suggestions.AiEvent;
import io.colophon.contract.suggestions.AiEvent.AiAccessRevised;
import io.colophon.contract.suggestions.AiEvent.AiProviderChosen;
import io.colophon.contract.suggestions.AiEvent.AiProviderConfigured;
import io.colophon.contract.suggestions.AiEvent.SuggestionsScheduled;
import io.colophon.eventstore.json.Personal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AiSettingsTest {

    private static final ApiKey KEY = new ApiKey("k-1");

    private static AiProviderConfigured enabled(@Nullable Boolean from, boolean to) {
        return new AiProviderConfigured("one", AiEvent.INSTANCE, new Change<>(from, to), null, null, null);
    }

    private static AiProviderConfigured model(@Nullable String from, @Nullable String to) {
        return new AiProviderConfigured("one", AiEvent.INSTANCE, null, null, new Change<>(from, to), null);
    }

    private static AiProviderConfigured key(@Nullable String from, @Nullable String to) {
        return new AiProviderConfigured("one", AiEvent.INSTANCE, null, null, null, new Change<>(from, to));
    }

    private static ConfigureAiProvider configure(@Nullable Boolean enabled, @Nullable ApiKey key) {
        return new ConfigureAiProvider("one", enabled, null, null, key);
    }

    private static Description provider(Use use, String baseUrl, String model) {
        return new Description("one", "", "", use, baseUrl, model, List.of(), "", "");
    }

    private static AiSettings after(DomainEvent... events) {
        AiSettings settings = AiSettings.FRESH;
        for (DomainEvent event : events) {
            settings = settings.after(event);
        }
        return settings;
    }

    @Test
    void what_was_not_sent_stays() {
        given(key(null, "k-1"), model(null, "m"))
                .when(configure(false, null))
                .then(enabled(null, false))
                .thenAnswer(after(key(null, "k-1"), model(null, "m"), enabled(null, false)));
    }

    @Test
    void an_empty_text_takes_away_what_was_said() {
        given(model(null, "m"), key(null, "k-1"))
                .when(new ConfigureAiProvider("one", null, "", "", ApiKey.NONE))
                .then(new AiProviderConfigured(
                        "one", AiEvent.INSTANCE, null, null, new Change<>("m", null), new Change<>("k-1", null)));
    }

    @Test
    void saying_the_same_again_is_told_as_no_change() {
        given(enabled(null, true), key(null, "k-1"))
                .when(configure(true, KEY))
                .then(new AiProviderConfigured("one", AiEvent.INSTANCE, null, null, null, null));
    }

    @Test
    void what_another_provider_has_is_its_own() {
        given(key(null, "k-1"))
                .when(new ConfigureAiProvider("two", null, null, null, KEY))
                .then(new AiProviderConfigured("two", AiEvent.INSTANCE, null, null, null, new Change<>(null, "k-1")));
    }

    @Test
    void a_provider_with_a_key_is_on_when_it_has_one_and_nobody_switched_it_off() {
        Description keyed = provider(Use.WITH_KEY, "https://one.example", "m");
        assertThat(after().isOn(keyed)).isFalse();
        assertThat(after(enabled(null, true)).isOn(keyed)).isFalse();
        assertThat(after(key(null, "k-1")).isOn(keyed)).isTrue();
        assertThat(after(key(null, "k-1"), enabled(null, false)).isOn(keyed)).isFalse();
        assertThat(after(key(null, "k-1"), key("k-1", null)).isOn(keyed)).isFalse();
    }

    @Test
    void a_local_provider_is_on_when_its_model_is_known_or_somebody_switched_it_on() {
        Description complete = provider(Use.LOCAL, "http://localhost:1", "m");
        Description without = provider(Use.LOCAL, "http://localhost:1", "");
        assertThat(after().isOn(complete)).isTrue();
        assertThat(after(enabled(null, false)).isOn(complete)).isFalse();
        assertThat(after().isOn(without)).isFalse();
        assertThat(after(model(null, "m")).isOn(without)).isTrue();
        assertThat(after(enabled(null, true)).isOn(without)).isTrue();
    }

    @Test
    void what_nobody_said_is_as_the_provider_has_it() {
        Description provider = provider(Use.LOCAL, "http://localhost:1", "m");
        assertThat(after(model(null, "n")).connection(provider))
                .isEqualTo(new Connection("http://localhost:1", "n", ApiKey.NONE));
        assertThat(after(model(null, "n"), model("n", null))
                        .connection(provider)
                        .model())
                .isEqualTo("m");
    }

    @Test
    void a_key_is_shown_to_nobody_and_one_that_was_erased_is_none() {
        assertThat(String.valueOf(configure(null, KEY))).doesNotContain("k-1");
        assertThat(after(key(null, "k-1")).toString()).doesNotContain("k-1");
        assertThat(after(key(Personal.ERASED, Personal.ERASED)).of("one").key()).isEqualTo(ApiKey.NONE);
    }

    @Test
    void one_provider_is_asked_or_none() {
        given().when(new ChooseAiProvider("one")).then(new AiProviderChosen(new Change<>(null, "one")));
        given(new AiProviderChosen(new Change<>(null, "one")))
                .when(new ChooseAiProvider(null))
                .then(new AiProviderChosen(new Change<>("one", null)))
                .thenAnswer(AiSettings.FRESH);
        given().when(new ChooseAiProvider(null)).then(new AiProviderChosen(null));
    }

    @Test
    void permissions_are_replaced() {
        AiAccess ratings = new AiAccess(false, true, false, false, false);
        AiAccess taste = new AiAccess(false, false, false, false, true);
        AiAccessRevised first = new AiAccessRevised(null, new Change<>(false, true), null, null, null);
        given().when(new ReviseAiAccess(ratings)).then(first);
        given(first)
                .when(new ReviseAiAccess(taste))
                .then(new AiAccessRevised(null, new Change<>(true, false), null, null, new Change<>(false, true)));
        assertThat(after(first).access()).isEqualTo(ratings);
    }

    @Test
    void caps_of_no_tokens_are_the_usual_ones() {
        SuggestionJob job = new SuggestionJob(true, 60, 5, 5, true, -1, 0, 100);
        SuggestionsScheduled scheduled = new SuggestionsScheduled(
                new Change<>(false, true),
                new Change<>(4320, 60),
                null,
                null,
                null,
                new Change<>(1, -1),
                null,
                new Change<>(3000, 100));
        given().when(new ScheduleSuggestions(job)).then(scheduled);
        assertThat(after(scheduled).job()).isEqualTo(new SuggestionJob(true, 60, 5, 5, true, -1, 6000, 100));
    }
}
