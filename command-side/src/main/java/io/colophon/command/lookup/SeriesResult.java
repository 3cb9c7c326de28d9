package io.colophon.command.lookup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series as one provider knows it, in the form of the contract. A text that it does not know is empty.
 *
 * @param externalSource the provider, as series store it
 * @param status {@code ongoing}, {@code completed}, {@code hiatus}, {@code cancelled}, or empty
 * @param genres null where there are none
 */
record SeriesResult(
        String provider,
        String providerDisplay,
        String name,
        String description,
        @Nullable Integer totalCount,
        boolean isComplete,
        String coverUrl,
        String externalId,
        String externalSource,
        String status,
        String originalLanguage,
        @Nullable Integer publicationYear,
        String demographic,
        @Nullable List<String> genres,
        String url) {}
