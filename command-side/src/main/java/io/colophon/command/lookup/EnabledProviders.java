package io.colophon.command.lookup;

import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.command.lookup.MetadataProvider.Capability;
import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ProviderFailure;
import io.colophon.web.Written;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The product's providers, as they are set up at the moment. */
final class EnabledProviders {

    private static final Logger log = LoggerFactory.getLogger(EnabledProviders.class);

    private final List<MetadataProvider> registered;
    private final Mono<ProviderSettings> settings;

    /** @param registered in the order that counts until another one is set */
    EnabledProviders(Commands commands, List<MetadataProvider> registered) {
        this(Mono.defer(() -> commands.send(new ReadProviders(), Origin.SYSTEM)).map(Written::result), registered);
    }

    EnabledProviders(Mono<ProviderSettings> settings, List<MetadataProvider> registered) {
        this.settings = settings;
        this.registered = List.copyOf(registered);
    }

    /** Something that a provider found. Lower ranks are the providers whose word counts more. */
    record Found<T>(int rank, T value) {

        /** By the order of the providers, and of one provider as it sent them. */
        static <T> List<T> ranked(List<Found<T>> found) {
            return found.stream()
                    .sorted(Comparator.comparingInt(Found::rank))
                    .map(Found::value)
                    .toList();
        }
    }

    record Enabled(MetadataProvider provider, ApiKey key, int rank) {}

    List<MetadataProvider> registered() {
        return registered;
    }

    Optional<MetadataProvider> named(String name) {
        return registered.stream()
                .filter(provider -> provider.description().name().equals(name))
                .findFirst();
    }

    Mono<ProviderSettings> settings() {
        return settings;
    }

    List<String> ordered(ProviderSettings now) {
        return now.ordered(registered.stream()
                .map(provider -> provider.description().name())
                .toList());
    }

    /** Asks all at once that are on and can do it; who fails is left out. In the order in which they answer. */
    <T> Flux<Found<T>> ask(
            Capability capability, BiFunction<MetadataProvider, ApiKey, ? extends Publisher<T>> question) {
        return settings.flatMapIterable(now -> enabled(now, capability))
                .flatMap(one -> Flux.defer(() -> question.apply(one.provider(), one.key()))
                        .map(value -> new Found<>(one.rank(), value))
                        .onErrorResume(failure -> {
                            warn(one.provider(), failure);
                            return Flux.empty();
                        }));
    }

    /** The one of a name, if it is on and can do it; where the name is empty, the first that is and can. */
    Mono<Enabled> one(String name, Capability capability) {
        return settings.flatMapIterable(now -> enabled(now, capability))
                .filter(one ->
                        name.isEmpty() || one.provider().description().name().equals(name))
                .sort(Comparator.comparingInt(Enabled::rank))
                .next();
    }

    private List<Enabled> enabled(ProviderSettings now, Capability capability) {
        List<String> order = ordered(now);
        List<Enabled> enabled = new ArrayList<>();
        for (MetadataProvider provider : registered) {
            String name = provider.description().name();
            if (provider.can(capability) && now.isOn(provider.description())) {
                enabled.add(new Enabled(provider, now.of(name).key(), order.indexOf(name)));
            }
        }
        return enabled;
    }

    private static void warn(MetadataProvider provider, Throwable failure) {
        log.warn("the metadata provider {} {}", provider.description().name(), ProviderFailure.told(failure));
    }
}
