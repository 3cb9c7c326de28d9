package io.colophon.command.suggestions;

import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.command.providers.ProviderCalls.Bounds;
import io.colophon.command.providers.ProviderFailure;
import io.colophon.web.Written;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The product's AI providers, and how they are set up at the moment. */
final class AiProviders {

    /** A model that thinks first, on a machine that is slow, takes minutes. */
    static final Bounds BOUNDS = new Bounds(Duration.ofMinutes(10), 4 << 20, 2, Duration.ofMillis(500));

    /** Somebody waits for it before a form. */
    static final Bounds LIST_BOUNDS = new Bounds(Duration.ofSeconds(10), 4 << 20, 1, Duration.ofMillis(250));

    private final Commands commands;
    private final List<AiProvider> registered;

    AiProviders(Commands commands, List<AiProvider> registered) {
        this.commands = commands;
        this.registered = List.copyOf(registered);
    }

    List<AiProvider> registered() {
        return registered;
    }

    Optional<AiProvider> named(String name) {
        return registered.stream()
                .filter(provider -> provider.description().name().equals(name))
                .findFirst();
    }

    Mono<AiSettings> settings() {
        return Mono.defer(() -> commands.send(new ReadAiSettings(), Origin.SYSTEM))
                .map(Written::result);
    }

    /** A 404 has these two meanings with all of them. */
    static <T> Mono<T> unknownModel() {
        return Mono.error(() -> ProviderFailure.lasting("knows no such model, or is not what answered (404)"));
    }

    static <T> Mono<T> noList() {
        return Mono.error(() -> ProviderFailure.lasting("is not what answered (404)"));
    }
}
