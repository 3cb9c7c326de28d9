package io.colophon.contract.lookup;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.eventstore.json.EventType;
import io.colophon.eventstore.json.Personal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators say about the providers of metadata, which the instance shares. */
public sealed interface LookupEvent extends DomainEvent {

    /** Stands on all of them: they are few, and who asks the providers needs to know of each. */
    String PROVIDERS = "instance=metadata-providers";

    /** The subject of keys: they are no person's, but can be destroyed like one's data. */
    UUID INSTANCE = UUID.fromString("5d0a8a52-94c7-5a3e-8d3b-0f6c2f7e41aa");

    @Override
    default void tags(Tags tags) {
        tags.all(List.of(PROVIDERS));
    }

    /**
     * @param provider its name, one of the product's own
     * @param instanceId always {@link #INSTANCE}
     * @param enabled null on a side: nobody has said it
     * @param apiKey null on a side: there is none
     */
    @EventType("lookup.ProviderConfigured")
    record ProviderConfigured(
            String provider,
            UUID instanceId,
            @Nullable Change<Boolean> enabled,
            @Personal(subject = "instanceId") @Nullable Change<String> apiKey)
            implements LookupEvent {}

    /** @param order the names as they were sent; one that no provider has is kept, too */
    @EventType("lookup.ProvidersReordered")
    record ProvidersReordered(@Nullable Change<List<String>> order) implements LookupEvent {}
}
