package io.colophon.contract.suggestions;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Tags;
import io.colophon.contract.lookup.LookupEvent;
import io.colophon.eventstore.json.EventType;
import io.colophon.eventstore.json.Personal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators say about suggestions: who makes them, of what, and how often. The instance shares it. */
public sealed interface AiEvent extends DomainEvent {

    /** Stands on all of them: they are few, and who asks for suggestions needs to know of each. */
    String SETTINGS = "instance=suggestions";

    /** The subject of keys, the same as that of the metadata providers' keys. */
    UUID INSTANCE = LookupEvent.INSTANCE;

    @Override
    default void tags(Tags tags) {
        tags.all(List.of(SETTINGS));
    }

    /**
     * @param provider its name, one of the product's own
     * @param instanceId always {@link #INSTANCE}
     * @param enabled null on a side: nobody has said it
     * @param baseUrl null on a side: the product's own default
     * @param model null on a side: the product's own default
     * @param apiKey null on a side: there is none
     */
    @EventType("suggestions.AiProviderConfigured")
    record AiProviderConfigured(
            String provider,
            UUID instanceId,
            @Nullable Change<Boolean> enabled,
            @Nullable Change<String> baseUrl,
            @Nullable Change<String> model,
            @Personal(subject = "instanceId") @Nullable Change<String> apiKey)
            implements AiEvent {}

    /** @param provider the one that is asked; null on a side: nobody is */
    @EventType("suggestions.AiProviderChosen")
    record AiProviderChosen(@Nullable Change<String> provider) implements AiEvent {}

    /** What a provider may be told of the people who want suggestions. */
    @EventType("suggestions.AiAccessRevised")
    record AiAccessRevised(
            @Nullable Change<Boolean> readingHistory,
            @Nullable Change<Boolean> ratings,
            @Nullable Change<Boolean> favourites,
            @Nullable Change<Boolean> fullLibrary,
            @Nullable Change<Boolean> tasteProfile)
            implements AiEvent {}

    /** The job that makes suggestions was configured; a cap of tokens is never 0, which would mean the default. */
    @EventType("suggestions.SuggestionsScheduled")
    record SuggestionsScheduled(
            @Nullable Change<Boolean> enabled,
            @Nullable Change<Integer> intervalMinutes,
            @Nullable Change<Integer> maxBuyPerUser,
            @Nullable Change<Integer> maxReadNextPerUser,
            @Nullable Change<Boolean> includeTasteProfile,
            @Nullable Change<Integer> userRunsPerDay,
            @Nullable Change<Integer> maxTokensInitial,
            @Nullable Change<Integer> maxTokensBackfill)
            implements AiEvent {}
}
