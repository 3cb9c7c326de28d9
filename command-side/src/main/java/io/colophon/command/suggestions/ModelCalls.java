package io.colophon.command.suggestions;

import io.colophon.command.providers.ProviderFailure;
import io.colophon.command.suggestions.AiProvider.Connection;
import io.colophon.command.suggestions.AiProvider.Generation;
import io.colophon.command.suggestions.AiProvider.Prompt;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Mono;

/** Asks the model with which a run was begun, where its provider is now. */
final class ModelCalls {

    private final AiProviders providers;

    ModelCalls(AiProviders providers) {
        this.providers = providers;
    }

    Mono<AiSettings> settings() {
        return providers.settings();
    }

    /** What asks it when it is subscribed to. Fails at once, before anything is asked, when the provider is off. */
    Mono<Mono<Generation>> asked(RunTerms terms, Prompt prompt) {
        return settings().map(settings -> {
            AiProvider provider = providers
                    .named(terms.provider())
                    .filter(known -> settings.isOn(known.description()))
                    .orElseThrow(() -> new NoSuggestions("the AI provider was switched off"));
            Connection now = settings.connection(provider.description());
            return provider.generate(prompt, new Connection(now.baseUrl(), terms.model(), now.key()))
                    .map(ModelCalls::storable)
                    .onErrorMap(failure -> new NoSuggestions(
                            provider.description().displayName() + " " + ProviderFailure.told(failure)));
        });
    }

    /** Halves of characters, which JSON can hold, become question marks. */
    private static Generation storable(Generation said) {
        String text = new String(said.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return new Generation(text, said.tokensIn(), said.tokensOut(), said.cut());
    }
}
