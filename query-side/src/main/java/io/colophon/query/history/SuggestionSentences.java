package io.colophon.query.history;

import io.colophon.contract.Change;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.suggestions.AiEvent;
import io.colophon.contract.suggestions.AiEvent.AiAccessRevised;
import io.colophon.contract.suggestions.AiEvent.AiProviderChosen;
import io.colophon.contract.suggestions.AiEvent.AiProviderConfigured;
import io.colophon.contract.suggestions.AiEvent.SuggestionsScheduled;
import io.colophon.contract.suggestions.SuggestionEvent;
import io.colophon.contract.suggestions.SuggestionEvent.Kind;
import io.colophon.contract.suggestions.SuggestionEvent.Scope;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionBlocked;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionDropped;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionJudged;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionMade;
import io.colophon.contract.suggestions.TasteEvent;
import io.colophon.contract.suggestions.TasteEvent.OptedIn;
import io.colophon.contract.suggestions.TasteEvent.OptedOut;
import io.colophon.contract.suggestions.TasteEvent.TasteDescribed;
import io.colophon.query.history.HistoryItem.FieldChange;
import io.colophon.query.history.HistoryItem.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to suggestions. That a key was given is told, a key never is; nor is what somebody says of his taste, and what is suggested to him. */
final class SuggestionSentences {

    private static final String PROVIDER = "ai_provider";

    private SuggestionSentences() {}

    static HistoryItem of(AiEvent event, Telling telling) {
        return switch (event) {
            case AiProviderConfigured e ->
                setUp(
                        subject(e.provider()),
                        "the AI provider " + Phrases.quoted(e.provider()),
                        e.enabled(),
                        new Fields().changed("base_url", e.baseUrl()).changed("model", e.model()),
                        e.apiKey(),
                        telling);
            case AiProviderChosen e -> chosen(e, telling);
            case AiAccessRevised e -> revised(e, telling);
            case SuggestionsScheduled e ->
                setUp(
                        new Subject("job", null, "ai-suggestions"),
                        "the job that makes suggestions",
                        e.enabled(),
                        new Fields()
                                .changed("interval_minutes", e.intervalMinutes())
                                .changed("max_buy_per_user", e.maxBuyPerUser())
                                .changed("max_read_next_per_user", e.maxReadNextPerUser())
                                .changed("include_taste_profile", e.includeTasteProfile())
                                .changed("user_run_rate_limit_per_day", e.userRunsPerDay())
                                .changed("max_tokens_initial", e.maxTokensInitial())
                                .changed("max_tokens_backfill", e.maxTokensBackfill()),
                        null,
                        telling);
        };
    }

    /** Something that can be on or off, with fields that are told and a key that is not. */
    private static HistoryItem setUp(
            Subject subject,
            String thing,
            @Nullable Change<Boolean> enabled,
            Fields fields,
            @Nullable Change<String> key,
            Telling telling) {
        List<FieldChange> changes =
                new ArrayList<>(new Fields().changed("enabled", enabled).list());
        List<String> done = new ArrayList<>();
        if (enabled != null) {
            done.add("switched " + thing + (Boolean.TRUE.equals(enabled.to()) ? " on" : " off"));
        }
        if (!fields.list().isEmpty()) {
            done.add(Phrases.changes(done.isEmpty() ? thing : "it", fields.list()));
            changes.addAll(fields.list());
        }
        if (key != null) {
            done.add(Phrases.keyVerb(key) + (done.isEmpty() ? " the API key of " + thing : " its API key"));
            changes.add(new FieldChange("api_key", null, null));
        }
        return telling.did(subject, done.isEmpty() ? Phrases.changes(thing, List.of()) : Phrases.all(done), changes);
    }

    private static HistoryItem chosen(AiProviderChosen event, Telling telling) {
        Change<String> provider = event.provider();
        if (provider == null) {
            return telling.did(
                    new Subject(PROVIDER, null, null), "left the choice of the AI provider as it was", List.of());
        }
        return telling.did(
                new Subject(PROVIDER, null, provider.to()),
                provider.to() == null
                        ? "chose that no AI provider is asked for suggestions"
                        : "chose the AI provider " + Phrases.quoted(provider.to()) + " for suggestions",
                new Fields().changed("active", provider).list());
    }

    private static HistoryItem revised(AiAccessRevised event, Telling telling) {
        List<FieldChange> changes = new Fields()
                .changed("reading_history", event.readingHistory())
                .changed("ratings", event.ratings())
                .changed("favourites", event.favourites())
                .changed("full_library", event.fullLibrary())
                .changed("taste_profile", event.tasteProfile())
                .list();
        List<String> allowed = Phrases.labels(changes.stream()
                .filter(change -> Boolean.TRUE.equals(change.to()))
                .toList());
        List<String> forbidden = Phrases.labels(changes.stream()
                .filter(change -> !Boolean.TRUE.equals(change.to()))
                .toList());
        List<String> done = new ArrayList<>();
        if (!allowed.isEmpty()) {
            done.add("allowed AI providers " + Phrases.all(allowed));
        }
        if (!forbidden.isEmpty()) {
            done.add((done.isEmpty() ? "forbade AI providers " : "forbade them ") + Phrases.all(forbidden));
        }
        return telling.did(
                new Subject("ai_access", null, null),
                done.isEmpty() ? "left what AI providers may be told as it was" : Phrases.all(done),
                changes);
    }

    private static Subject subject(String provider) {
        return new Subject(PROVIDER, null, provider);
    }

    static HistoryItem of(TasteEvent event, Telling telling) {
        Subject subject = telling.subject(IdentityEvent.USER, event.userId());
        return switch (event) {
            case OptedIn e -> telling.did(subject, "asked for suggestions", List.of());
            case OptedOut e -> telling.did(subject, "asked for no suggestions", List.of());
            case TasteDescribed e ->
                telling.did(subject, "described their taste", List.of(new FieldChange("taste_profile", null, null)));
        };
    }

    /** Which books are suggested tells of a taste, so it is not told. */
    static HistoryItem of(SuggestionEvent event, Telling telling) {
        Subject subject = new Subject(SuggestionEvent.SUGGESTION, event.suggestionId(), null);
        return switch (event) {
            case SuggestionMade e ->
                telling.did(
                        subject,
                        "got a suggestion of a book to " + (e.kind() == Kind.BUY ? "buy" : "read next"),
                        List.of());
            case SuggestionJudged e ->
                telling.changed(
                        subject,
                        "a suggestion",
                        new Fields().changed("status", e.status()).list());
            case SuggestionDropped e ->
                telling.did(subject, "got newer suggestions in the place of an old one", List.of());
            case SuggestionBlocked e ->
                telling.did(
                        subject,
                        "asked for no more suggestions of "
                                + (e.scope() == Scope.AUTHOR ? "books by an author" : "a book"),
                        List.of());
        };
    }
}
