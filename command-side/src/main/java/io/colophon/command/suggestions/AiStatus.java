package io.colophon.command.suggestions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.colophon.command.providers.SentConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A provider as administrators see it.
 *
 * @param config what was said of it; a key is hidden, and the provider's own defaults are not in it
 */
record AiStatus(
        String name,
        String displayName,
        String description,
        @JsonInclude(Include.NON_EMPTY) String helpText,
        @JsonInclude(Include.NON_EMPTY) String helpUrl,
        List<AiProvider.Field> configFields,
        boolean enabled,
        boolean active,
        boolean hasApiKey,
        @JsonInclude(Include.NON_EMPTY) Map<String, String> config) {

    static AiStatus of(AiProvider.Description provider, AiSettings settings) {
        return new AiStatus(
                provider.name(),
                provider.displayName(),
                provider.description(),
                provider.help(),
                provider.helpUrl(),
                provider.fields(),
                settings.isOn(provider),
                settings.active().equals(provider.name()),
                settings.of(provider.name()).key().isPresent(),
                config(settings.of(provider.name())));
    }

    private static Map<String, String> config(AiSettings.Setting setting) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put(AiProvider.API_KEY, setting.key().isPresent() ? SentConfig.HIDDEN : "");
        config.put(AiProvider.BASE_URL, setting.baseUrl());
        config.put("enabled", setting.enabled() == null ? "" : setting.enabled().toString());
        config.put(AiProvider.MODEL, setting.model());
        config.values().removeIf(String::isEmpty);
        return config;
    }
}
