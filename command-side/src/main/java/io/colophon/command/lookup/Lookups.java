package io.colophon.command.lookup;

import io.colophon.command.lookup.EnabledProviders.Found;
import io.colophon.command.lookup.MetadataProvider.Capability;
import io.colophon.command.providers.ProviderFailure;
import io.colophon.contract.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the providers that are on know of something, put together. One that fails is left out. */
public final class Lookups {

    /** People wait for the answer while they type. */
    private static final Duration SEARCH_BOUND = Duration.ofSeconds(5);

    /** What else may be asked for is no ISBN, so nobody is asked. */
    private static final Pattern ISBN = Pattern.compile("[0-9Xx -]{1,32}");

    private final EnabledProviders providers;
    private final Duration searchBound;

    Lookups(EnabledProviders providers) {
        this(providers, SEARCH_BOUND);
    }

    Lookups(EnabledProviders providers, Duration searchBound) {
        this.providers = providers;
        this.searchBound = searchBound;
    }

    /** One book of each provider that knows the ISBN, which is taken as it is written; who answers first is first. */
    public Flux<BookResult> byIsbn(String isbn) {
        return found(isbn).map(Found::value);
    }

    /** All of it together. A book that nobody knows has no field. */
    public Mono<MergedBook> merged(String isbn) {
        return found(isbn).collectList().map(Found::ranked).map(MergedBook::of);
    }

    private Flux<Found<BookResult>> found(String isbn) {
        return ISBN.matcher(isbn).matches()
                ? providers.ask(Capability.BOOK_ISBN, (provider, key) -> provider.book(isbn, key))
                : Flux.empty();
    }

    /** Each book once, of whoever has answered within five seconds. */
    public Mono<List<BookResult>> books(String query) {
        return providers
                .ask(Capability.BOOK_SEARCH, (provider, key) -> provider.books(query, key))
                .take(searchBound)
                .collectList()
                .map(Found::ranked)
                .map(SameBooks::once);
    }

    Mono<List<SeriesResult>> series(String query) {
        return providers
                .ask(Capability.SERIES_NAME, (provider, key) -> provider.series(query, key))
                .collectList()
                .map(Found::ranked);
    }

    Mono<List<ContributorResult>> contributors(String query) {
        return providers
                .ask(Capability.CONTRIBUTOR, (provider, key) -> provider.contributors(query, key))
                .collectList()
                .map(Found::ranked);
    }

    /**
     * All that one provider knows of a person; empty when it does not know him.
     *
     * @return fails with a {@link Refusal} when the provider is not on, or can't answer
     */
    Mono<ContributorProfile> profile(String provider, String externalId) {
        return providers
                .one(provider, Capability.CONTRIBUTOR)
                .switchIfEmpty(Mono.error(() -> refused("no enabled contributor provider named \"" + provider + "\"")))
                .flatMap(one -> one.provider()
                        .contributor(externalId, one.key())
                        .onErrorMap(failure -> refused(one.provider(), failure)));
    }

    /**
     * The volumes of a series that a provider knows by an id; where no provider is named, the first that is on is meant.
     *
     * @return empty when no such provider is on; fails with a {@link Refusal} when it can't answer
     */
    public Mono<List<VolumeResult>> volumes(String provider, String seriesId) {
        return providers.one(provider, Capability.SERIES_VOLUMES).flatMap(one -> one.provider()
                .volumes(seriesId, one.key())
                .collectList()
                .onErrorMap(failure -> refused(one.provider(), failure)));
    }

    private static Refusal refused(MetadataProvider provider, Throwable failure) {
        return refused(provider.description().displayName() + " " + ProviderFailure.told(failure));
    }

    private static Refusal refused(String text) {
        return new Refusal(Refusal.Kind.BAD_GATEWAY, "provider error: " + text);
    }
}
