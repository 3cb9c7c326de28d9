package io.colophon.command.lookup;

import io.colophon.command.lookup.MetadataProvider.Description;
import io.colophon.command.providers.ApiKey;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.lookup.LookupEvent.ProviderConfigured;
import io.colophon.contract.lookup.LookupEvent.ProvidersReordered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the providers are set up, as the log has it.
 *
 * @param settings by the name of the provider; those of which nobody has said anything are not in it
 * @param order as it was sent last
 */
record ProviderSettings(Map<String, Setting> settings, List<String> order) {

    static final ProviderSettings FRESH = new ProviderSettings(Map.of(), List.of());

    /** @param enabled null: nobody has said it */
    record Setting(@Nullable Boolean enabled, ApiKey key) {

        private static final Setting FRESH = new Setting(null, ApiKey.NONE);

        Setting after(ProviderConfigured event) {
            return new Setting(
                    Change.apply(event.enabled(), enabled),
                    event.apiKey() == null ? key : ApiKey.read(event.apiKey().to()));
        }
    }

    Setting of(String provider) {
        return settings.getOrDefault(provider, Setting.FRESH);
    }

    boolean isOn(Description provider) {
        Setting setting = of(provider.name());
        boolean switchedOff = Objects.equals(setting.enabled, false);
        return switch (provider.use()) {
            case ALWAYS -> true;
            case FREE -> !switchedOff;
            case WITH_KEY -> !switchedOff && setting.key.isPresent();
        };
    }

    /** The order as it was sent, after it those that it does not name. */
    List<String> ordered(List<String> registered) {
        return Stream.concat(order.stream(), registered.stream().filter(name -> !order.contains(name)))
                .toList();
    }

    ProviderSettings after(DomainEvent event) {
        return switch (event) {
            case ProviderConfigured e -> {
                Map<String, Setting> after = new HashMap<>(settings);
                after.put(e.provider(), of(e.provider()).after(e));
                yield new ProviderSettings(Map.copyOf(after), order);
            }
            case ProvidersReordered e ->
                new ProviderSettings(settings, Objects.requireNonNullElse(Change.apply(e.order(), order), List.of()));
            default -> this;
        };
    }
}
