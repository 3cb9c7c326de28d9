package io.colophon.command.lookup;

import io.colophon.command.providers.ApiKey;
import io.colophon.contract.CaseFold;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Somebody who knows books, series or people. What one has no capability for it does not find. A provider that can't answer fails with a
 * {@link ProviderFailure}.
 */
interface MetadataProvider {

    enum Capability {
        BOOK_ISBN,
        BOOK_SEARCH,
        SERIES_NAME,
        SERIES_VOLUMES,
        CONTRIBUTOR;

        /** {@code book_isbn}, as the contract has it. */
        String wireName() {
            return CaseFold.fold(name());
        }
    }

    enum Use {
        /** On, whatever is said. */
        ALWAYS,
        /** On unless it is switched off. */
        FREE,
        /** Off without a key. */
        WITH_KEY
    }

    /** @param help how one comes by a key, and where; empty where none is needed */
    record Description(
            String name,
            String displayName,
            String description,
            Use use,
            List<Capability> capabilities,
            String help,
            String helpUrl) {}

    Description description();

    default boolean can(Capability capability) {
        return description().capabilities().contains(capability);
    }

    default Mono<BookResult> book(String isbn, ApiKey key) {
        return Mono.empty();
    }

    /** The best first. */
    default Flux<BookResult> books(String query, ApiKey key) {
        return Flux.empty();
    }

    /** The best first. */
    default Flux<SeriesResult> series(String query, ApiKey key) {
        return Flux.empty();
    }

    /** In the order of their positions. */
    default Flux<VolumeResult> volumes(String seriesId, ApiKey key) {
        return Flux.empty();
    }

    /** The best first. */
    default Flux<ContributorResult> contributors(String query, ApiKey key) {
        return Flux.empty();
    }

    default Mono<ContributorProfile> contributor(String id, ApiKey key) {
        return Mono.empty();
    }
}
