package io.colophon.command.suggestions;

import io.colophon.command.providers.ApiKey;
import io.colophon.command.suggestions.AiProvider.Connection;
import io.colophon.command.suggestions.AiProvider.Description;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.suggestions.AiEvent.AiAccessRevised;
import io.colophon.contract.suggestions.AiEvent.AiProviderChosen;
import io.colophon.contract.suggestions.AiEvent.AiProviderConfigured;
import io.colophon.contract.suggestions.AiEvent.SuggestionsScheduled;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How suggestions are made, as the log has it.
 *
 * @param providers by name; those of which nobody has said anything are not in it
 * @param active the provider that is asked; empty: none
 */
record AiSettings(Map<String, Setting> providers, String active, AiAccess access, SuggestionJob job) {

    static final AiSettings FRESH = new AiSettings(Map.of(), "", AiAccess.NONE, SuggestionJob.FRESH);

    /**
     * What was said of a provider.
     *
     * @param enabled null: nobody has said it
     * @param baseUrl empty: nobody has said it, nor the model
     */
    record Setting(@Nullable Boolean enabled, String baseUrl, String model, ApiKey key) {

        private static final Setting FRESH = new Setting(null, "", "", ApiKey.NONE);

        Setting after(AiProviderConfigured event) {
            return new Setting(
                    Change.apply(event.enabled(), enabled),
                    Objects.requireNonNullElse(Change.apply(event.baseUrl(), baseUrl), ""),
                    Objects.requireNonNullElse(Change.apply(event.model(), model), ""),
                    event.apiKey() == null ? key : ApiKey.read(event.apiKey().to()));
        }
    }

    Setting of(String provider) {
        return providers.getOrDefault(provider, Setting.FRESH);
    }

    boolean isOn(Description provider) {
        Setting setting = of(provider.name());
        return switch (provider.use()) {
            case WITH_KEY -> !Objects.equals(setting.enabled, false) && setting.key.isPresent();
            case LOCAL -> {
                Connection connection = connection(provider);
                yield Objects.requireNonNullElse(
                        setting.enabled,
                        !connection.baseUrl().isEmpty() && !connection.model().isEmpty());
            }
        };
    }

    /** What was said, and the provider's own defaults for the rest. */
    Connection connection(Description provider) {
        Setting setting = of(provider.name());
        return new Connection(
                setting.baseUrl.isEmpty() ? provider.baseUrl() : setting.baseUrl,
                setting.model.isEmpty() ? provider.model() : setting.model,
                setting.key);
    }

    AiSettings after(DomainEvent event) {
        return switch (event) {
            case AiProviderConfigured e -> {
                Map<String, Setting> after = new HashMap<>(providers);
                after.put(e.provider(), of(e.provider()).after(e));
                yield new AiSettings(Map.copyOf(after), active, access, job);
            }
            case AiProviderChosen e ->
                new AiSettings(
                        providers, Objects.requireNonNullElse(Change.apply(e.provider(), active), ""), access, job);
            case AiAccessRevised e -> new AiSettings(providers, active, access.after(e), job);
            case SuggestionsScheduled e -> new AiSettings(providers, active, access, job.after(e));
            default -> this;
        };
    }
}
